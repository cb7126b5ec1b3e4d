//! The command line as it is typed: verbs, flags and their help, from which clap makes the parser.
//!
//! In: the program's arguments. Out: [`Arguments`], which only hold what was typed, words and numbers checked for their
//! form. What they mean for a routine is settled in [`super::resolve`]; nothing here reads a file.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::atlas::vocabulary::{Fact, Level, Phase, Side};
use crate::score::choices::Guidance;

/// Guided self-massage for migraine and tension-type headache.
///
/// Without a verb the home screen opens. Stillpoint is a trainer, not a medical device.
#[derive(Debug, Parser)]
#[command(name = "stillpoint", version, args_conflicts_with_subcommands = true, max_term_width = 100)]
pub(super) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(super) verb: Option<Verb>,
    /// Choices for the home screen.
    #[command(flatten)]
    pub(super) choices: ChoiceFlags,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Play a routine in a window, with picture and sound
    Play {
        /// A bundled routine, one of your own (my/NAME), or the .ron file of a routine or prescription; without it the home
        /// screen opens
        routine: Option<String>,
        #[command(flatten)]
        choices: ChoiceFlags,
    },
    /// Tell every mistake in routines, prescriptions and places of your own
    ///
    /// A file says what it is by how it begins: Routine(, Prescription( or Places(. A prescription is held against the
    /// routine that it names: a bundled one, or my/NAME whose file lies beside it. A routine may use the places of a
    /// places.ron beside it, or of your own folder, as my/ID.
    Check {
        /// Files, or folders in which every .ron file is checked
        #[arg(required_unless_present = "explain")]
        paths: Vec<PathBuf>,
        /// How to tell them
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        /// Explain a code, such as E0101, at length
        #[arg(long, value_name = "CODE", conflicts_with = "paths")]
        explain: Option<String>,
    },
    /// List the routines there are
    List,
    /// Write down everything that happens in a routine, and when
    Score {
        /// A bundled routine, one of your own (my/NAME), or the .ron file of a routine or prescription
        routine: String,
        #[command(flatten)]
        choices: ChoiceFlags,
        /// How to write it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Make pictures, sound and captions of a routine, with no window
    ///
    /// Without --stills, --sound and --captions all three are made.
    Render {
        /// A bundled routine, one of your own (my/NAME), or the .ron file of a routine or prescription
        routine: String,
        /// The folder to write to; it is made if need be
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        #[command(flatten)]
        choices: ChoiceFlags,
        /// Size of the pictures in pixels
        #[arg(long, value_name = "WxH", default_value = "1280x720", value_parser = size)]
        size: Size,
        /// Seconds at which pictures are made, as with --stills [default: the start, the middle of each step's work, the end]
        #[arg(long, value_name = "SECONDS", allow_negative_numbers = true, num_args = 1.., value_parser = seconds)]
        at: Vec<f64>,
        /// Write pictures
        #[arg(long)]
        stills: bool,
        /// Write the sound (sound.wav)
        #[arg(long)]
        sound: bool,
        /// Write captions (captions.vtt) and a transcript (transcript.txt)
        #[arg(long)]
        captions: bool,
        /// Which tones are heard
        #[arg(long, value_name = "THEME", default_value = "bowl", value_parser = ["bowl", "reed", "breath", "none"])]
        tones: String,
        /// Let the quiet bed lie under the sound
        #[arg(long)]
        bed: bool,
    },
    /// Make a picture of a screen as it would be seen, with no window
    Picture {
        /// The screen's name; a wrong one is answered with all of them
        screen: String,
        /// The PNG file to write
        #[arg(long, value_name = "FILE.png")]
        out: PathBuf,
        /// Size of the picture in pixels
        #[arg(long, value_name = "WxH", default_value = "1280x720", value_parser = size)]
        size: Size,
        /// The routine to show, where the screen shows one
        #[arg(long, value_name = "ROUTINE")]
        routine: Option<String>,
        /// The second of the routine to show
        #[arg(long, value_name = "SECONDS", allow_negative_numbers = true, default_value = "0", value_parser = seconds)]
        at: f64,
        /// The colour of the room
        #[arg(long, default_value = "green", value_parser = ["green", "rose", "grey"])]
        theme: String,
        /// Size of words
        #[arg(long, value_name = "PERCENT", default_value = "100", value_parser = clap::value_parser!(u16).range(100..=200))]
        text: u16,
        /// The muscle, place or area to study, by its id in the atlas
        #[arg(long, value_name = "ID")]
        of: Option<String>,
        /// How much is taken away in the study
        #[arg(long, value_name = "LAYER", value_parser = ["skin", "half", "surface", "deep", "bone"])]
        layer: Option<String>,
        #[command(flatten)]
        choices: ChoiceFlags,
    },
    /// Make the voice pack, or take a therapist's own recordings in
    ///
    /// Without a flag it says every line that the pack lacks with the engine that the pack names, and takes away what
    /// nobody asks for any more.
    Voice {
        /// Only tell what the pack lacks and what is stale; needs no engine
        #[arg(long, conflicts_with_all = ["record_list", "import"])]
        check: bool,
        /// Print the file and the text of every line of the pack
        #[arg(long, conflicts_with_all = ["check", "record_list", "import", "out"])]
        list: bool,
        /// Print what to read for a routine: file names, seconds there are, texts
        #[arg(long, value_name = "ROUTINE", conflicts_with_all = ["import", "out"])]
        record_list: Option<String>,
        /// Take the WAV files of a folder in, to be heard in place of the lines they are named after
        #[arg(long, value_name = "DIR", conflicts_with = "out")]
        import: Option<PathBuf>,
        /// The routine that they were read for
        #[arg(long = "for", value_name = "ROUTINE", requires = "import")]
        routine: Option<String>,
        /// The folder of the pack [default: voice in the assets that `STILLPOINT_ASSETS` names]
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        #[command(flatten)]
        choices: ChoiceFlags,
    },
    /// Make the body anew from its recipe: meshes and the places on its skin
    Sculpt {
        /// The folder to write to [default: body in the assets that `STILLPOINT_ASSETS` names]
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// Coarse and quick, for a first look
        #[arg(long)]
        draft: bool,
    },
}

/// What a person may choose for a session.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct ChoiceFlags {
    /// How sensitive you are today [default: usual]
    #[arg(long, value_name = "LEVEL", value_parser = words(Level::ALL, Level::name))]
    pub(super) level: Option<Level>,
    /// Where in the course of an attack you are [default: between]
    #[arg(long, value_name = "PHASE", value_parser = words(Phase::ALL, Phase::name))]
    pub(super) phase: Option<Phase>,
    /// In an attack: the same as --phase attack --quiet
    #[arg(long, conflicts_with = "phase")]
    pub(super) attack: bool,
    /// Quiet comfort: darker, fewer words, softer sound
    #[arg(long)]
    pub(super) quiet: bool,
    /// Greatest length of the session in minutes, 1 to 120
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = clap::value_parser!(u16).range(1..=120))]
    pub(super) minutes: Option<u16>,
    /// The side to begin with
    #[arg(long, value_name = "SIDE", value_parser = words(Side::ALL, Side::name))]
    pub(super) first: Option<Side>,
    /// How much is said [default: full]
    #[arg(long, value_name = "AMOUNT", value_parser = words(&Guidance::ALL, guidance_name))]
    pub(super) guidance: Option<Guidance>,
    /// What is true of you today, such as pregnant or first-use
    #[arg(long, value_name = "FACT", num_args = 1.., value_parser = words(Fact::ALL, Fact::name))]
    pub(super) with: Vec<Fact>,
}

/// How a verb writes its data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For reading
    #[default]
    Text,
    /// For tools
    Json,
}

/// Width and height in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) width: u32,
    pub(super) height: u32,
}

const fn guidance_name(guidance: Guidance) -> &'static str {
    match guidance {
        Guidance::Full => "Full",
        Guidance::Short => "Short",
        Guidance::Names => "Names",
        Guidance::Bells => "Bells",
    }
}

/// A parser for one of a closed list of words, spelled `first-use` for `FirstUse`, in either case.
fn words<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    name: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let known: Vec<String> = all.iter().map(|word| dashed(name(*word))).collect();
    let wrong = "it is none of the words listed by --help";
    PossibleValuesParser::new(known).try_map(move |typed| {
        all.iter().copied().find(|word| dashed(name(*word)).eq_ignore_ascii_case(&typed)).ok_or(wrong)
    })
}

/// `FirstUse` as `first-use`.
fn dashed(name: &str) -> String {
    let mut dashed = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !dashed.is_empty() {
            dashed.push('-');
        }
        dashed.extend(letter.to_lowercase());
    }
    dashed
}

fn size(typed: &str) -> Result<Size, String> {
    let wrong = || "it needs to be WIDTHxHEIGHT in pixels, each 64 to 4096, such as 1280x720".to_owned();
    let (width, height) = typed.split_once(['x', 'X', '×']).ok_or_else(wrong)?;
    let side = |text: &str| text.parse::<u32>().ok().filter(|pixels| (64..=4096).contains(pixels)).ok_or_else(wrong);
    Ok(Size { width: side(width)?, height: side(height)? })
}

fn seconds(typed: &str) -> Result<f64, String> {
    let number: Option<f64> = typed.parse().ok();
    number
        .filter(|seconds| (0.0..=86_400.0).contains(seconds))
        .ok_or_else(|| "it needs to be a number of seconds, 0 or more".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn facts_are_typed_with_dashes() {
        assert_eq!(dashed("FirstUse"), "first-use");
        let typed = Arguments::try_parse_from(["stillpoint", "score", "a", "--with", "first-use", "pregnant"]).unwrap();
        let Some(Verb::Score { choices, .. }) = typed.verb else { panic!("score was asked for") };
        assert_eq!(choices.with, [Fact::FirstUse, Fact::Pregnant]);
    }

    #[test]
    fn a_size_is_two_sensible_numbers() {
        assert_eq!(size("1280x720"), Ok(Size { width: 1280, height: 720 }));
        for bad in ["1280", "0x720", "1e3x720", "99999x9", "-1x5", "x"] {
            assert!(size(bad).is_err(), "{bad}");
        }
    }
}
