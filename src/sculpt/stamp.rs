//! The stamp of a recipe: a hash that tells whether a baked file is of today's recipe without baking it again.
//!
//! What is hashed is the recipe as written (every operation, table and level of detail, as JSON text) and [`ALGORITHM`],
//! which stands for the code: whoever changes how a recipe is evaluated, meshed, lit or placed adds one to it. No computed
//! number goes in, so the stamp is the same on every machine.

use serde::Serialize;

use crate::sculpt::bake::Detail;
use crate::sculpt::bust::bust;
use crate::sculpt::places::Seed;

/// The version of the code between a recipe and its files.
pub const ALGORITHM: u32 = 2;

/// The stamp of the bust at full detail: 16 hexadecimal digits.
#[must_use]
pub fn recipe_hash() -> String {
    recipe_hash_at(&Detail::full())
}

/// The stamp of the bust at another detail.
pub(crate) fn recipe_hash_at(detail: &Detail) -> String {
    stamp(&(ALGORITHM, bust(), detail))
}

/// The stamp of the places on the skin: the recipe and the seeds they grew from.
#[must_use]
pub fn places_hash(seeds: &[Seed]) -> String {
    stamp(&(ALGORITHM, bust(), seeds))
}

/// The 64-bit FNV-1a hash of a value's JSON text. A value that has none hashes to that of its error, which no file bears.
pub(crate) fn stamp(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value).unwrap_or_else(|error| error.to_string());
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stamp_follows_the_numbers() {
        assert_eq!(recipe_hash(), recipe_hash());
        assert_ne!(recipe_hash(), recipe_hash_at(&Detail::draft()));
        assert_eq!(stamp(&"a"), format!("{:016x}", fnv(b"\"a\"")));
    }

    /// Written out anew, the long way.
    fn fnv(bytes: &[u8]) -> u64 {
        let mut hash = 14_695_981_039_346_656_037_u64;
        for byte in bytes {
            hash ^= u64::from(*byte);
            hash = hash.wrapping_mul(1_099_511_628_211);
        }
        hash
    }
}
