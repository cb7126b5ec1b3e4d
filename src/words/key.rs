//! The name of every sentence of the app, so that a wrong one does not compile.
//!
//! Each constant is a key of `assets/words/LANG.ftl`; [`ALL`] lists them, and the tests of [`super`] compare it with
//! the English file. Words of closed lists (pressure, grips, sides, levels) are looked up by functions.

use crate::atlas::vocabulary::{CheckIn, Grip, Level, Phase, Position, Side, Technique};
use crate::score::choices::Guidance;

/// The name of one sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key(&'static str);

impl Key {
    /// The key as it is written in the file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }
}

/// Declares the keys and the list of all of them.
macro_rules! keys {
    ($($constant:ident = $name:literal),+ $(,)?) => {
        $(#[doc = concat!("`", $name, "`")] pub const $constant: Key = Key($name);)+
        /// Every key, in the order of the file.
        pub const ALL: &[Key] = &[$($constant),+];
    };
}

keys! {
    // The app and its frame.
    APP = "app", BACK = "back", CLOSE = "close", GO_ON = "go-on", DONE = "done", OF = "of", MINUTES = "minutes",
    SECONDS = "seconds",
    // Home.
    HOME_TITLE = "home-title", HOME_HELP = "home-help", HOME_EMPTY = "home-empty", HOME_CARD = "home-card",
    ATTACK_MODE = "attack-mode", ATTACK_MODE_HELP = "attack-mode-help", LEAVE_ATTACK = "leave-attack",
    WHEN_NOT = "when-not", WHEN_NOT_HELP = "when-not-help", NOT_MEDICINE = "not-medicine", QUIT = "quit",
    HELP = "help",
    // The check before a session.
    CHECK_NEW = "check-new", CHECK_NEW_HELP = "check-new-help", FLAG_SUDDEN = "flag-sudden", FLAG_NERVE = "flag-nerve",
    FLAG_KNOCK = "flag-knock", FLAG_AGE = "flag-age", NONE_OF_THESE = "none-of-these", NOT_SURE = "not-sure",
    STOP_HERE = "stop-here", CHECK_PAIN = "check-pain", CHECK_PAIN_HELP = "check-pain-help", PAIN_NONE = "pain-none",
    PAIN_WORST = "pain-worst", PAIN_SKIP = "pain-skip", CHECK_TOUCH = "check-touch",
    CHECK_TOUCH_HELP = "check-touch-help", TOUCH_YES = "touch-yes", TOUCH_NO = "touch-no", BEFORE = "before",
    GENTLER_IF_NOT = "gentler-if-not", REFUSED = "refused", REFUSED_FACTS = "refused-facts",
    REFUSED_FACTS_OPEN = "refused-facts-open", REFUSED_LEVEL = "refused-level", REFUSED_PHASE = "refused-phase",
    REFUSED_PAIN = "refused-pain", REFUSED_NEEDS = "refused-needs", REFUSED_NOTHING = "refused-nothing",
    REFUSED_UNUSABLE = "refused-unusable", CHOOSE_OTHER = "choose-other",
    // The stop page.
    ENDED_FOR_SAFETY = "ended-for-safety", NOT_TODAY = "not-today", STOP_NOW = "stop-now", STOP_WORDS = "stop-words",
    STOP_CHECK_FIRST = "stop-check-first", STOP_CHECK_WORDS = "stop-check-words", NUMBER = "number",
    NUMBER_HELP = "number-help", WATCH_FOR = "watch-for", NOTHING_MORE = "nothing-more", CLOSE_PAGE = "close-page",
    EMERGENCY = "emergency", SAME_DAY = "same-day", CLINICIAN = "clinician",
    // The session.
    NEXT = "next", THEN = "then", THEN_SIDE = "then-side", THEN_STEP = "then-step", THEN_END = "then-end",
    GET_READY = "get-ready", ON_THE_BELL = "on-the-bell", TIME_LEFT = "time-left", BREATHE_IN = "breathe-in",
    BREATHE_OUT = "breathe-out", PAUSED = "paused", PAUSED_SOUND = "paused-sound", PAUSED_SLEPT = "paused-slept",
    SIDE_LEFT = "side-left", SIDE_RIGHT = "side-right", SIDE_BOTH = "side-both", SIDE_MIDDLE = "side-middle",
    LETTER_LEFT = "letter-left", LETTER_RIGHT = "letter-right", LETTER_BOTH = "letter-both", LIGHT = "light",
    YOUR_LIMIT = "your-limit", HAND_TOOL = "hand-tool", HANDS_TOOL = "hands-tool", STEP_TOLD = "step-told",
    PAUSE = "pause", RESUME = "resume", START = "start", AGAIN = "again", SKIP = "skip", PREVIOUS = "previous",
    VOICE = "voice", CAPTIONS = "captions", CAPTIONS_USUAL = "captions-usual",
    CAPTIONS_LARGER = "captions-larger", CAPTIONS_LARGEST = "captions-largest", CAPTIONS_OFF = "captions-off",
    MIRROR = "mirror", MORE = "more", SILENT = "silent", SOUND_ON = "sound-on",
    STOP = "stop", SOFTER = "softer", JUST_RIGHT = "just-right", FIRMER = "firmer", EASING = "easing", SAME = "same",
    BUILDING = "building", YES = "yes", NO = "no", ASK_PRESSURE = "ask-pressure", ASK_STOP = "ask-stop",
    ASK_TENDER = "ask-tender", ASK_HEADACHE = "ask-headache", ASK_EASING = "ask-easing",
    STOPPED = "stopped", STOPPED_HELP = "stopped-help", END = "end", HANDS_DOWN = "hands-down",
    SOUND_LINE = "sound-line", SOUND_LOST = "sound-lost", SOUND_UNTRUSTED = "sound-untrusted", SOUND_BACK = "sound-back", MUTED = "muted", VOLUME = "volume",
    AWAKE_WHY = "awake-why",
    // The sound check, and how captions are shown.
    NO_SOUND = "no-sound", SOUND = "sound", SOUND_LOUD = "sound-loud", SLIDER_MASTER = "slider-master",
    SLIDER_VOICE = "slider-voice", SLIDER_CUES = "slider-cues", SLIDER_BED = "slider-bed",
    SLIDER_PERCENT = "slider-percent", SLIDER_QUIETER = "slider-quieter", SLIDER_LOUDER = "slider-louder",
    SOUND_TONES = "sound-tones", CHOICE_OF = "choice-of", SOUND_TONES_HELP = "sound-tones-help", THEME_BOWL = "theme-bowl",
    THEME_REED = "theme-reed", THEME_BREATH = "theme-breath", THEME_NONE = "theme-none", SOUND_HEAR = "sound-hear",
    SOUND_HEAR_HELP = "sound-hear-help", SOUND_SAY = "sound-say", SOUND_BUSY = "sound-busy",
    SOUND_AT_NOTHING = "sound-at-nothing", SOUND_NO_TONES = "sound-no-tones", SOUND_NOTHING = "sound-nothing",
    SOUND_DEVICE = "sound-device", SOUND_SYSTEM = "sound-system", SOUND_LOOK = "sound-look",
    SOUND_ON_DEVICE = "sound-on-device", SOUND_ON_SYSTEM = "sound-on-system", SOUND_OPENING = "sound-opening",
    SOUND_GONE = "sound-gone", SOUND_NO_DEVICE = "sound-no-device", SOUND_BROKE_OFF = "sound-broke-off", SOUND_LATE = "sound-late",
    SOUND_LATE_HELP = "sound-late-help", SOUND_TAP = "sound-tap", SOUND_TAP_NOW = "sound-tap-now",
    SOUND_FOUND = "sound-found", SOUND_WAITS = "sound-waits", SOUND_TOO_FEW = "sound-too-few",
    SOUND_NOT_TAPPED = "sound-not-tapped", SOUND_KEEP = "sound-keep", SOUND_FORGET = "sound-forget",
    CAPTIONS_SIZE = "captions-size", CAPTIONS_PLACE = "captions-place", CAPTIONS_GROUND = "captions-ground",
    SIZE_USUAL = "size-usual", SIZE_LARGER = "size-larger", SIZE_LARGEST = "size-largest", SIZE_OFF = "size-off",
    PLACE_BOTTOM = "place-bottom", PLACE_TOP = "place-top", GROUND_SHADED = "ground-shaded",
    GROUND_SOLID = "ground-solid", GROUND_CLEAR = "ground-clear",
    // Tones in captions.
    CUE = "cue", CUE_BEGIN = "cue-begin", CUE_HALF = "cue-half", CUE_EASE = "cue-ease", CUE_HALF_DONE = "cue-half-done",
    CUE_CHANGE = "cue-change", CUE_STEP_DONE = "cue-step-done", CUE_END = "cue-end", CUE_IN = "cue-in", CUE_OUT = "cue-out",
    CUE_PAUSE = "cue-pause", CUE_RESUME = "cue-resume", CUE_BREATHS = "cue-breaths",
    // Afterwards.
    AFTER_WHOLE = "after-whole", AFTER_PART = "after-part", AFTER_HELP = "after-help", AFTER_TIME = "after-time",
    TO_LIBRARY = "to-library",
    // The study of the body.
    STUDY = "study", STUDY_SEARCH = "study-search", STUDY_TYPED = "study-typed", STUDY_NOTHING = "study-nothing",
    STUDY_MUSCLES = "study-muscles", STUDY_PLACES = "study-places", STUDY_AREAS = "study-areas",
    STUDY_SKIN = "study-skin", STUDY_HALF = "study-half", STUDY_SURFACE = "study-surface", STUDY_DEEP = "study-deep",
    STUDY_BONE = "study-bone", STUDY_ALONE = "study-alone", STUDY_CHOOSE = "study-choose", STUDY_FROM = "study-from",
    STUDY_TO = "study-to", STUDY_RUN = "study-run", STUDY_EXACTLY = "study-exactly", STUDY_LIES = "study-lies",
    STUDY_FELT = "study-felt", STUDY_PATTERN = "study-pattern", STUDY_MOST = "study-most", STUDY_WHERE = "study-where",
    STUDY_ROUTINE = "study-routine", STUDY_SOURCES = "study-sources", STUDY_MARK = "study-mark",
    STUDY_SENDERS = "study-senders", STUDY_NO_SENDERS = "study-no-senders", STUDY_FIRST = "study-first",
    // Keys.
    KEYS = "keys", KEYS_HELP = "keys-help", KEY_TOGGLE = "key-toggle", KEY_NEXT = "key-next", KEY_BACK = "key-back",
    KEY_FORWARD = "key-forward", KEY_REWIND = "key-rewind", KEY_RESTART = "key-restart", KEY_SIDE = "key-side",
    KEY_AGAIN = "key-again", KEY_PRESSURE = "key-pressure", KEY_SOFTER = "key-softer", KEY_RIGHT = "key-right",
    KEY_FIRMER = "key-firmer", KEY_STOP = "key-stop", KEY_LEAVE = "key-leave", KEY_MUTE = "key-mute", KEY_LOUDER = "key-louder", KEY_QUIETER = "key-quieter",
    KEY_VOICE = "key-voice", KEY_CAPTIONS = "key-captions", KEY_SOUND = "key-sound", KEY_ATTACK = "key-attack", KEY_MIRROR = "key-mirror",
    KEY_LOOK_LEFT = "key-look-left", KEY_LOOK_RIGHT = "key-look-right",
    KEY_LOOK_UP = "key-look-up", KEY_LOOK_DOWN = "key-look-down", KEY_NEARER = "key-nearer",
    KEY_FARTHER = "key-farther", KEY_GUIDED = "key-guided", KEY_TONE = "key-tone", TONE_PLASTER = "tone-plaster", TONE_LIGHT = "tone-light", TONE_OLIVE = "tone-olive",
    TONE_BROWN = "tone-brown", TONE_DARK = "tone-dark", KEY_FULL = "key-full", KEY_STUDY = "key-study",
    KEY_OUTWARDS = "key-outwards", KEY_INWARDS = "key-inwards", KEY_HELP = "key-help", KEY_FOCUS = "key-focus", KEY_PRESS = "key-press",
    KEY_TAP = "key-tap", TAP = "tap",
    // Closed lists.
    PRESSURE_0 = "pressure-0", PRESSURE_1 = "pressure-1", PRESSURE_2 = "pressure-2", PRESSURE_3 = "pressure-3",
    PRESSURE_4 = "pressure-4", PRESSURE_5 = "pressure-5", PRESSURE_6 = "pressure-6",
    PRESSURE_LIKE_0 = "pressure-like-0", PRESSURE_LIKE_1 = "pressure-like-1", PRESSURE_LIKE_2 = "pressure-like-2",
    PRESSURE_LIKE_3 = "pressure-like-3", PRESSURE_LIKE_4 = "pressure-like-4", PRESSURE_LIKE_5 = "pressure-like-5",
    PRESSURE_LIKE_6 = "pressure-like-6",
    LEVEL_STILL = "level-still", LEVEL_GENTLE = "level-gentle", LEVEL_USUAL = "level-usual", LEVEL_FIRM = "level-firm",
    PHASE_BETWEEN = "phase-between", PHASE_PRODROME = "phase-prodrome", PHASE_ATTACK = "phase-attack",
    PHASE_AFTER = "phase-after",
    POSITION_SUPINE = "position-supine", POSITION_SIDE = "position-side", POSITION_RECLINED = "position-reclined",
    POSITION_SEATED = "position-seated",
    POSITION_STANDING = "position-standing", EITHER = "either",
    GUIDANCE_FULL = "guidance-full", GUIDANCE_SHORT = "guidance-short", GUIDANCE_NAMES = "guidance-names",
    GUIDANCE_BELLS = "guidance-bells",
    GRIP_THUMB_PAD = "grip-thumb-pad", GRIP_TWO_PADS = "grip-two-pads", GRIP_THREE_PADS = "grip-three-pads",
    GRIP_FLAT = "grip-flat", GRIP_PALM = "grip-palm", GRIP_PINCH = "grip-pinch", GRIP_KNUCKLE = "grip-knuckle",
    GRIP_CUPPED = "grip-cupped", GRIP_HEEL = "grip-heel", GRIP_ROW = "grip-row", GRIP_EAR = "grip-ear",
    GRIP_HOOK = "grip-hook", GRIP_BALLS = "grip-balls", GRIP_NONE = "grip-none",
    DO_HOLD = "do-hold", DO_PINCH = "do-pinch", DO_CIRCLES = "do-circles", DO_STROKE = "do-stroke",
    DO_KNEAD = "do-knead", DO_SHEAR = "do-shear", DO_TRACTION = "do-traction", DO_MOVE = "do-move",
    DO_STRETCH = "do-stretch", DO_ISOMETRIC = "do-isometric", DO_BREATHE = "do-breathe", DO_REST = "do-rest",
    DO_SET_UP = "do-set-up", DO_ASSESS = "do-assess",
    // What the compiler changed, and why.
    CHANGED = "changed", CHANGED_ALL = "changed-all", LEFT_OUT = "left-out", LOWERED = "lowered", TIMED = "timed",
    BECAME = "became", ADDED = "added", LEVELLED = "levelled", LONGER = "longer",
    WHY_LEVEL = "why-level", WHY_PHASE = "why-phase", WHY_PLACE = "why-place", WHY_FACT = "why-fact",
    WHY_CONDITION = "why-condition", WHY_MINUTES = "why-minutes", WHY_SESSION = "why-session",
    WHY_SKIPPED = "why-skipped", WHY_BANNED = "why-banned", WHY_TEACHING = "why-teaching",
    WHY_PRESCRIPTION = "why-prescription", WHY_FIRST_USE = "why-first-use", WHY_SAFETY = "why-safety",
    WHY_CORE = "why-core",
    // When the window cannot open.
    NO_DISPLAY = "no-display", NO_WINDOW = "no-window",
}

/// The word for an applied pressure, 0 to 6; more is said as 6.
#[must_use]
pub const fn pressure(pressure: u8) -> Key {
    match pressure {
        0 => PRESSURE_0,
        1 => PRESSURE_1,
        2 => PRESSURE_2,
        3 => PRESSURE_3,
        4 => PRESSURE_4,
        5 => PRESSURE_5,
        _ => PRESSURE_6,
    }
}

/// What an applied pressure feels like, 0 to 6; more is said as 6.
#[must_use]
pub const fn pressure_like(pressure: u8) -> Key {
    match pressure {
        0 => PRESSURE_LIKE_0,
        1 => PRESSURE_LIKE_1,
        2 => PRESSURE_LIKE_2,
        3 => PRESSURE_LIKE_3,
        4 => PRESSURE_LIKE_4,
        5 => PRESSURE_LIKE_5,
        _ => PRESSURE_LIKE_6,
    }
}

/// A level by its name.
#[must_use]
pub const fn level(level: Level) -> Key {
    match level {
        Level::Still => LEVEL_STILL,
        Level::Gentle => LEVEL_GENTLE,
        Level::Usual => LEVEL_USUAL,
        Level::Firm => LEVEL_FIRM,
    }
}

/// A phase by its name.
#[must_use]
pub const fn phase(phase: Phase) -> Key {
    match phase {
        Phase::Between => PHASE_BETWEEN,
        Phase::Prodrome => PHASE_PRODROME,
        Phase::Attack => PHASE_ATTACK,
        Phase::After => PHASE_AFTER,
    }
}

/// How the body rests.
#[must_use]
pub const fn position(position: Position) -> Key {
    match position {
        Position::Supine => POSITION_SUPINE,
        Position::SideLying => POSITION_SIDE,
        Position::Reclined => POSITION_RECLINED,
        Position::Seated => POSITION_SEATED,
        Position::Standing => POSITION_STANDING,
    }
}

/// How much is said.
#[must_use]
pub const fn guidance(guidance: Guidance) -> Key {
    match guidance {
        Guidance::Full => GUIDANCE_FULL,
        Guidance::Short => GUIDANCE_SHORT,
        Guidance::Names => GUIDANCE_NAMES,
        Guidance::Bells => GUIDANCE_BELLS,
    }
}

/// The part of the hand that touches.
#[must_use]
pub const fn grip(grip: Grip) -> Key {
    match grip {
        Grip::ThumbPad => GRIP_THUMB_PAD,
        Grip::IndexMiddlePads => GRIP_TWO_PADS,
        Grip::ThreePads => GRIP_THREE_PADS,
        Grip::FlatFingers => GRIP_FLAT,
        Grip::Palm => GRIP_PALM,
        Grip::Pinch => GRIP_PINCH,
        Grip::Knuckle => GRIP_KNUCKLE,
        Grip::Cupped => GRIP_CUPPED,
        Grip::Heel => GRIP_HEEL,
        Grip::FingertipsRow => GRIP_ROW,
        Grip::EarHold => GRIP_EAR,
        Grip::Hook => GRIP_HOOK,
        Grip::TwoBalls => GRIP_BALLS,
        Grip::None => GRIP_NONE,
    }
}

/// What is done, as the title of a step.
#[must_use]
pub const fn technique(technique: Technique) -> Key {
    match technique {
        Technique::Hold => DO_HOLD,
        Technique::Pinch => DO_PINCH,
        Technique::Circles => DO_CIRCLES,
        Technique::Stroke => DO_STROKE,
        Technique::Knead => DO_KNEAD,
        Technique::Shear => DO_SHEAR,
        Technique::Traction => DO_TRACTION,
        Technique::Move => DO_MOVE,
        Technique::Stretch => DO_STRETCH,
        Technique::Isometric => DO_ISOMETRIC,
        Technique::Breathe => DO_BREATHE,
        Technique::Rest => DO_REST,
        Technique::SetUp => DO_SET_UP,
        Technique::Assess => DO_ASSESS,
    }
}

/// A side, in words.
#[must_use]
pub const fn side(side: Side) -> Key {
    match side {
        Side::Left => SIDE_LEFT,
        Side::Right => SIDE_RIGHT,
    }
}

/// A side, as the letter of its badge.
#[must_use]
pub const fn letter(side: Side) -> Key {
    match side {
        Side::Left => LETTER_LEFT,
        Side::Right => LETTER_RIGHT,
    }
}

/// A question of a session.
#[must_use]
pub const fn ask(ask: CheckIn) -> Key {
    match ask {
        CheckIn::Pressure => ASK_PRESSURE,
        CheckIn::Stop => ASK_STOP,
        CheckIn::Tender => ASK_TENDER,
        CheckIn::Headache => ASK_HEADACHE,
        CheckIn::Easing => ASK_EASING,
    }
}
