//! The one owner of the playing position.
//!
//! In: what a session wants (play, hold, swap, volumes). Out: one [`Snapshot`], and what happened to the sound. Either
//! the sound device counts or the computer's clock does, exactly one at a time; a hand-over (`hand_over`) keeps the
//! position. The engine never fails: without a device it counts in silence and says why.
//!
//! It promises (`tests/sound.rs`): within one generation the playhead never goes back; it runs ahead of what was
//! made by at most one callback; every call of [`Engine::play`] is a new generation, seen at once.
//!
//! Call [`Engine::poll`] once a frame, read [`Engine::snapshot`] once after it, and give that to everybody.
//! It decides nothing about a session: that a lost device pauses it is told by an event, and `score::session` acts.

use std::sync::Arc;
use std::time::Duration;

use super::bed;
use super::clock::{Clock, Monotonic};
use super::cues::Theme;
use super::device::SystemOutputs;
use super::figures::Profile;
use super::line::{Line, Opener};
use super::orders::What;
use super::output::{Found, Outputs, SoundError};
use super::outside::Tones;
use super::sheet::{Bank, Sheet};
use super::silent::Counter;
use super::snapshot::{Position, Reading, Silence, Snapshot, Source, State};
use super::speaker::{Mute, Speaker};
use super::trust::{Distrust, Trust};
use super::volumes::{Bus, Volumes};
use crate::score::time::{Frame, RATE};
use crate::score::types::{CueKind, Score};

/// How to begin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Whether a device is wanted at all.
    pub sound: bool,
    /// The sliders.
    pub volumes: Volumes,
    /// Quiet comfort.
    pub quiet: bool,
    /// Which tones.
    pub theme: Theme,
}

impl Default for Settings {
    fn default() -> Self {
        Self { sound: true, volumes: Volumes::default(), quiet: false, theme: Theme::default() }
    }
}

/// Silence between the last fade and words said after it: a quarter of a second.
const BREATH: Frame = 12_000;

/// What happened to the sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EngineEvent {
    /// The device that counted went away; a running session was held on its frame.
    SoundLost(SoundError),
    /// A device counts again.
    SoundBack,
    /// A device does not keep time; the silent engine goes on.
    Untrusted(Distrust),
    /// A drifting device was corrected at the start of a step, by so many frames (it had run ahead by them).
    Corrected(i64),
}

/// A line and the watch over it.
pub(super) struct Watched {
    pub(super) line: Line,
    pub(super) trust: Trust,
}

/// The owner of the position.
pub struct Engine {
    pub(super) clock: Arc<dyn Clock>,
    pub(super) opener: Option<Opener>,
    pub(super) sound: bool,
    pub(super) watched: Option<Watched>,
    /// A line that is no longer used and fades, and until when.
    pub(super) leaving: Option<(Line, Duration)>,
    /// Whether the device counts.
    pub(super) owns: bool,
    pub(super) silence: Silence,
    pub(super) lost: bool,
    pub(super) told: Option<Distrust>,
    pub(super) counter: Counter,
    pub(super) reading: Reading,
    /// What is true as soon as the device has carried out the order of that number.
    pub(super) pending: Option<(u64, Position)>,
    /// What was last told: nothing goes back behind it.
    pub(super) floor: Position,
    pub(super) score: Option<(Arc<Score>, Arc<Sheet>)>,
    pub(super) volumes: Volumes,
    pub(super) profile: Profile,
    pub(super) theme: Theme,
    pub(super) half: usize,
    pub(super) events: Vec<EngineEvent>,
    bank: Bank,
    speaker: Arc<dyn Speaker>,
    news: u64,
    generation: u32,
}

impl Engine {
    /// An engine on the computer's own clock and sound device. Never fails: the snapshot says why there is no sound.
    #[must_use]
    pub fn new(settings: Settings, speaker: Arc<dyn Speaker>) -> Self {
        Self::with(Arc::new(Monotonic::default()), Some(Arc::new(SystemOutputs::default())), settings, speaker)
    }

    /// An engine that counts in silence, for tests and without a device.
    #[must_use]
    pub fn silent(clock: Arc<dyn Clock>) -> Self {
        Self::with(clock, None, Settings { sound: false, ..Settings::default() }, Arc::new(Mute))
    }

    /// An engine on any clock and any devices.
    #[must_use]
    pub fn with(
        clock: Arc<dyn Clock>,
        outputs: Option<Arc<dyn Outputs>>,
        settings: Settings,
        speaker: Arc<dyn Speaker>,
    ) -> Self {
        let mut bank = Bank::default();
        let opener = outputs.map(|outputs| Opener::new(outputs, Arc::clone(&clock), Tones::of(&mut bank), bed::clip()));
        let sound = settings.sound && opener.is_some();
        Self {
            clock,
            opener,
            sound,
            watched: None,
            leaving: None,
            owns: false,
            silence: if sound { Silence::Opening } else { Silence::Off },
            lost: false,
            told: None,
            counter: Counter::default(),
            reading: Reading::default(),
            pending: None,
            floor: Position::default(),
            score: None,
            volumes: settings.volumes,
            profile: Profile::quiet(settings.quiet),
            theme: settings.theme,
            half: 0,
            events: Vec::new(),
            bank,
            news: speaker.news(),
            speaker,
            generation: 0,
        }
    }

    /// Makes the sounds of a score ahead of time, so that `play` does not have to.
    pub fn prepare(&mut self, score: &Arc<Score>) {
        if !self.score.as_ref().is_some_and(|(known, _)| Arc::ptr_eq(known, score)) {
            // The clips stay in the bank.
            drop(self.sheet(score));
        }
    }

    fn sheet(&mut self, score: &Score) -> Arc<Sheet> {
        Arc::new(Sheet::of(score, &mut self.bank, self.theme, self.speaker.as_ref()))
    }

    /// Plays a score from a frame after a count-in, both in frames. What sounds fades; going on from where it was held
    /// sounds its own tone.
    pub fn play(&mut self, score: &Arc<Score>, from: Frame, count_in: Frame) {
        let now = self.clock.now();
        let before = self.position(now);
        let known = self.score.as_ref().filter(|(known, _)| Arc::ptr_eq(known, score));
        let sheet = known.map(|(_, sheet)| Arc::clone(sheet));
        let sheet = match sheet {
            Some(sheet) => sheet,
            None => self.sheet(score),
        };
        let from = from.min(score.length);
        let tone = before.state == State::Held && self.generation > 0 && from > 0 && before.frame.abs_diff(from) < RATE;
        self.generation = self.generation.wrapping_add(1);
        self.score = Some((Arc::clone(score), Arc::clone(&sheet)));
        self.half = self.half_at(from);
        let generation = self.generation;
        let start = Position { frame: from, count_in_left: count_in, state: State::CountIn, generation };
        self.stand_at(start.after(0, score.length), now);
        if let Some(watched) = &mut self.watched {
            watched.trust.restart();
        }
        self.order(What::Play { sheet, from, count_in, tone, generation });
    }

    /// Holds the playhead on its frame; what sounds fades, and the tone for a pause is heard. Held already, nothing
    /// happens.
    pub fn hold(&mut self) {
        self.stand(true);
    }

    /// Holds the playhead without a tone: for an end, and before words that must be heard. What sounds fades, also
    /// outside the score.
    pub fn stop(&mut self) {
        self.stand(false);
        self.send(What::Hush);
    }

    fn stand(&mut self, tone: bool) {
        let now = self.clock.now();
        let before = self.position(now);
        if before.state.running() {
            self.stand_at(Position { count_in_left: 0, state: State::Held, ..before }, now);
            self.order(What::Hold { tone });
        }
    }

    /// Stops, and says one text when what sounded has faded; true when there is a voice for it.
    pub fn say(&mut self, text: &str) -> bool {
        self.stop();
        let Some(clip) = self.speaker.clip(text, self.profile) else { return false };
        let after = self.profile.figures().fade + BREATH;
        self.send(What::Sound { clip, bus: Bus::Voice, after });
        true
    }

    /// Lets one tone be heard at once, at the set volumes; false in a theme without tones.
    pub fn sample(&mut self, kind: CueKind) -> bool {
        let Some(clip) = self.bank.clip(kind, None, self.profile, self.theme) else { return false };
        self.send(What::Hush);
        self.send(What::Sound { clip, bus: Bus::Cues, after: self.profile.figures().fade / 2 });
        true
    }

    /// Goes on with a revised score at the same playhead, without a gap.
    pub fn swap(&mut self, score: Arc<Score>) {
        let now = self.clock.now();
        let sheet = self.sheet(&score);
        self.counter = Counter::new(self.position(now), score.length, now);
        self.score = Some((score, Arc::clone(&sheet)));
        if self.owns {
            self.send(What::Swap(sheet));
        }
    }

    /// Sets the sliders; the change is ramped.
    pub fn set_volumes(&mut self, volumes: Volumes) {
        self.volumes = volumes;
        self.send(self.levels());
    }

    /// Sets which tones are heard, from the playhead on.
    pub fn set_theme(&mut self, theme: Theme) {
        if std::mem::replace(&mut self.theme, theme) != theme {
            self.send(self.levels());
            self.renew();
        }
    }

    pub(super) fn levels(&self) -> What {
        What::Levels { volumes: self.volumes, profile: self.profile, theme: self.theme }
    }

    /// Makes the sheet of the score that is open anew, at the same playhead.
    fn renew(&mut self) {
        if let Some((score, _)) = self.score.take() {
            self.swap(score);
        }
    }

    /// The sliders.
    #[must_use]
    pub const fn volumes(&self) -> Volumes {
        self.volumes
    }

    /// Quiet comfort or not: fades, ceiling and the tones outside the score. The score's own tones follow the score.
    pub fn set_quiet(&mut self, quiet: bool) {
        self.profile = Profile::quiet(quiet);
        self.send(self.levels());
    }

    /// Whether a device is wanted. Without one the silent engine goes on from where it is.
    pub fn set_sound(&mut self, sound: bool) {
        self.sound = sound && self.opener.is_some();
        let now = self.clock.now();
        if !self.sound {
            self.let_go(now, Silence::Off);
        } else if self.silence == Silence::Off {
            self.silence = Silence::Opening;
            if let Some(opener) = &mut self.opener {
                opener.soon(now);
            }
        }
    }

    /// Follows the device; what happened since the last call, oldest first.
    pub fn poll(&mut self) -> Vec<EngineEvent> {
        let now = self.clock.now();
        self.floor = self.position(now);
        let news = self.speaker.news();
        if std::mem::replace(&mut self.news, news) != news {
            self.renew();
        }
        self.follow(now);
        self.floor = self.position(now);
        std::mem::take(&mut self.events)
    }

    /// Where the playing stands now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let now = self.clock.now();
        let Position { frame, count_in_left, state, generation } = self.position(now);
        let source = if self.owns { Source::Device } else { Source::Silent(self.silence) };
        Snapshot { frame, count_in_left, state, generation, instant: now, source }
    }

    /// The devices that there are; asking may take a moment.
    #[must_use]
    pub fn devices(&self) -> Vec<Found> {
        self.opener.as_ref().map_or_else(Vec::new, Opener::found)
    }

    /// Plays on this device from now on; none is the system's own choice. Until it counts, silence does.
    pub fn choose_device(&mut self, id: Option<String>) {
        let now = self.clock.now();
        if let Some(opener) = &mut self.opener {
            opener.choose(id);
            opener.soon(now);
            if self.sound {
                self.let_go(now, Silence::Opening);
            }
        }
    }

    /// What names the device that is open, if one is.
    pub fn device(&mut self) -> Option<String> {
        self.watched.as_mut().map(|watched| watched.line.id()).filter(|id| !id.is_empty())
    }

    /// How often the sound broke off for a moment on the device that is open.
    pub fn dropouts(&mut self) -> u64 {
        self.watched.as_mut().map_or(0, |watched| watched.line.dropouts())
    }

    /// How long after a frame was counted it is heard, as far as the device says so.
    pub fn latency(&mut self) -> Duration {
        self.watched.as_mut().map_or(Duration::ZERO, |watched| watched.line.latency())
    }

    pub(super) fn position(&self, now: Duration) -> Position {
        if !self.owns {
            return self.counter.at(now);
        }
        let mut position = match self.pending {
            Some((serial, position)) if self.reading.serial < serial => position,
            _ => {
                let since = super::trust::frames(now.saturating_sub(self.reading.stamp));
                self.reading.position.after(since.min(self.reading.callback), self.length())
            }
        };
        if position.generation == self.floor.generation && position.frame < self.floor.frame {
            position.frame = self.floor.frame;
        }
        if position.state == State::CountIn && self.floor.state == State::CountIn {
            position.count_in_left = position.count_in_left.min(self.floor.count_in_left);
        }
        position
    }

    pub(super) fn length(&self) -> Frame {
        self.score.as_ref().map_or(0, |(score, _)| score.length)
    }

    pub(super) fn half_at(&self, frame: Frame) -> usize {
        self.score.as_ref().map_or(0, |(score, _)| score.halves.partition_point(|half| half.start <= frame))
    }

    /// From now on the position is this one, whoever counts.
    pub(super) fn stand_at(&mut self, position: Position, now: Duration) {
        self.counter = Counter::new(position, self.length(), now);
        self.floor = position;
    }

    /// An order to the device that counts; until it is carried out, the position stays what it should become.
    pub(super) fn order(&mut self, what: What) {
        if self.owns
            && let Some(serial) = self.send(what)
        {
            self.pending = Some((serial, self.floor));
        }
    }

    pub(super) fn send(&mut self, what: What) -> Option<u64> {
        self.watched.as_mut().map(|watched| watched.line.send(what))
    }
}
