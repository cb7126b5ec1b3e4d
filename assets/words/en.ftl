# The words of the app in English. The words of routines are in the routines.
# No sentence here may promise to help an illness: relaxation, body awareness and self-care only.

## The app and its frame
app = Stillpoint
back = Back
close = Close
go-on = Go on
done = Done
of = { $this } of { $all }
minutes = { $minutes } min
seconds = { $seconds } s

## Home
home-title = What would you like to do?
home-help = Choose one. A short check comes first, then you begin.
home-empty = There is no routine here yet. Add a routine file and it will show.
home-card = { $title }. { $minutes } min, { $position }. { $summary }
attack-mode = Attack mode
attack-mode-help = darker, quieter, fewer words
leave-attack = Leave attack mode
when-not = When not to massage
when-not-help = If one of these is true today, do not start. Each says how soon to ask for help.
not-medicine = A trainer for relaxation and self-care. It does not diagnose or treat, and does not replace your medicine or your clinician.
quit = Quit
help = Keys

## The check before every session
check-new = Anything new or worrying today?
check-new-help = Choose any that are true right now. If one is, we stop here and say what to do.
flag-sudden = Sudden, the worst ever, or very different from usual
flag-nerve = Fever with a stiff neck, fainting, confusion, weakness, numbness, or trouble speaking or seeing (other than your usual aura)
flag-knock = A knock to the head or neck, or surgery there, in the last three months
flag-age = Over 50 with a new headache, a sore temple, or jaw pain when chewing
none-of-these = None of these
not-sure = I am not sure
stop-here = Stop here
check-pain = How is your headache now?
check-pain-help = From none to the worst you can imagine. You may leave it out.
pain-none = no headache
pain-worst = the worst
pain-skip = I would rather not say
check-touch = Is touch on the head comfortable?
check-touch-help = Think of brushing your hair, wearing glasses, or your pillow.
touch-yes = Yes, it is
touch-no = No, it hurts
before = It may help to talk to your provider before starting. Massage can leave you sore or, now and then, set off a headache for a while. Stop any time.
gentler-if-not = If it is not, we keep to still and light touch, away from the head.
refused = This one is not for now
refused-facts = With what you answered today, no session is offered. Please ask a clinician first.
refused-facts-open = With what you answered today, this one is left out. Another may be open to you.
refused-level = It is not made for the level “{ $level }”, which is yours today. Breathing and still holds may suit better.
refused-phase = It is not made for this time (“{ $phase }”).
refused-pain = In an attack it is for headaches up to { $most } out of ten.
refused-needs = In an attack it is only for when touch on the head is comfortable.
refused-nothing = Nothing of it is left with what you chose.
refused-unusable = Its file has mistakes. “stillpoint check” tells which.
choose-other = Choose another

## The stop page
ended-for-safety = This session has ended
not-today = No massage today
stop-now = Please stop now. Sit still.
stop-words = If you have trouble speaking, seeing, moving or staying awake, or the worst headache of your life, call your emergency number now.
stop-check-first = Please do not start now.
stop-check-words = What you chose should be looked at by a clinician first. If you have trouble speaking, seeing, moving or staying awake, or the worst headache of your life, call your emergency number now.
number = 112
number-help = in much of the world; otherwise your own emergency number
watch-for = What else to watch for
nothing-more = Nothing more will play. This page stays until you close it.
close-page = Close this page
emergency = Emergency
same-day = Ask today
clinician = Ask a clinician

## The session
next = Next
then = Then
then-side = { $side }{"\u000A"}{ $seconds } s
then-step = { $name }{"\u000A"}{ $seconds } s
then-end = The end
get-ready = Get ready
on-the-bell = starts on the bell
time-left = { $minutes }:{ $seconds } left
breathe-in = breathe in
breathe-out = breathe out
paused = Paused
paused-sound = The sound is gone. Paused.
paused-slept = Paused while the computer slept.
side-left = Left side
side-right = Right side
side-both = Both sides
side-middle = In the middle
letter-left = L
letter-right = R
letter-both = L R
light = light
your-limit = your limit
hand-tool = { $side ->
    [Left] Left hand, { $tool }
   *[Right] Right hand, { $tool }
}
hands-tool = Both hands, { $tool }
step-told = { $side }. { $step }. { $pressure }.
pause = Pause
resume = Resume
start = Start
again = Hold again
skip = Next step
previous = Step back
voice = How much is said
captions = Captions
captions-usual = Captions on
captions-larger = Larger captions
captions-largest = Largest captions
captions-off = Captions off
mirror = Mirror
more = More
silent = Silent
sound-on = Sound on
stop = Stop
softer = Softer
just-right = Just right
firmer = Firmer
easing = Easing
same = The same
building = Building
yes = Yes
no = No
ask-pressure = Softer, just right, or firmer?
ask-stop = Any dizziness, change in vision, numbness, weakness, or sharp electric pain? If yes, press stop.
ask-tender = How tender is this spot, zero to ten?
ask-headache = Headache right now, zero to ten?
ask-easing = Is it easing, the same, or building?
stopped = Stopped
stopped-help = Take your hands down. Go on when you like, or end here.
end = End here
hands-down = Hands down. Rest.
sound-line = This is the voice. The tone that follows says that the work begins.
sound-lost = The sound is gone.
sound-untrusted = The sound device cannot keep time. It goes on without sound.
sound-back = The sound is back.
muted = Silent. Captions go on.
volume = Volume { $percent } %
# What the system may show as the reason why the screen stays on; whoever passes may read it.
awake-why = A routine is playing.

no-sound = No sound

## The sound check
sound = Sound and captions
sound-loud = How loud
slider-master = All sound
slider-voice = Voice
slider-cues = Tones
slider-bed = Background
slider-percent = { $percent } %
slider-quieter = { $slider }: quieter
slider-louder = { $slider }: louder
sound-tones = Which tones
choice-of = { $group }: { $choice }
sound-tones-help = They mark where a hold begins, eases and ends.
theme-bowl = Bowl
theme-reed = Reed
theme-breath = Breath
theme-none = None
sound-hear = Listen
sound-hear-help = Each plays as loud as it is set here.
sound-say = The voice
sound-busy = This can be tried before a session, or while it is paused.
sound-at-nothing = This is turned down to nothing, so it cannot be heard.
sound-no-tones = No tones are chosen, so there is none to hear.
sound-nothing = There is nothing to hear just now.
sound-device = Where it sounds
sound-system = What the computer chooses
sound-look = Look for devices again
sound-on-device = The sound comes from { $name }.
sound-on-system = The sound comes from the device that the computer chose.
sound-opening = The sound device is being opened.
sound-gone = The device that you chose is not there. Choose another, or let the computer choose.
sound-no-device = There is no sound device. A session goes on in silence, with captions.
sound-broke-off = It has broken off for a moment, times: { $times }.
sound-late = Does the sound come late?
sound-late-help = Some wireless headphones are late. Tap in time with eight soft tones, and the picture can wait for them.
sound-tap = Begin the tap test
sound-tap-now = Tap when you hear the tone
sound-found = The sound is { $ms } ms late. Keep this, and the picture waits for it.
sound-waits = The picture waits { $ms } ms for the sound.
sound-too-few = There were too few taps to tell. Try again when you like.
sound-not-tapped = Not tested: the picture waits as long as the device itself says.
sound-keep = Keep
sound-forget = Forget

## How captions are shown
captions-size = Size
captions-place = Place
captions-ground = Behind the words
size-usual = Usual
size-larger = Larger
size-largest = Largest
size-off = Off
place-bottom = Bottom
place-top = Top
ground-shaded = Shaded
ground-solid = Solid
ground-clear = None

## Tones in captions
cue = [{ $tone }]
cue-begin = bell: begin
cue-half = bell: halfway
cue-ease = soft bell: ease off
cue-half-done = soft bell: this side is done
cue-change = two bells: change sides
cue-step-done = soft bell: done
cue-end = low bell: the end
cue-in = soft tone: breathe in
cue-out = soft tone: breathe out
cue-pause = soft bell: paused
cue-resume = soft bell: going on
cue-breaths = a soft tone for each breath in and out

## Afterwards
after-whole = That is all of it.
after-part = You stopped early, and that is fine.
after-help = Stay a moment. Let the shoulders be heavy, and get up slowly.
after-time = { $minutes } min { $seconds } s of practice
to-library = Back to the start

## The study of the body
study = Study
study-search = Type to search
study-typed = Search: { $text }
study-nothing = Nothing here has that in its name.
study-muscles = Muscles
study-places = Places
study-areas = Where does it hurt?
study-skin = Skin
study-half = Half
study-surface = Surface
study-deep = Deep
study-bone = Bone
study-alone = Alone
study-choose = Choose from the list, or press on the body.
study-from = From
study-to = To
study-run = Fibres
study-exactly = Exactly
study-lies = What lies there
study-felt = Can send feelings to
study-pattern = a common pattern, not a diagnosis
study-most = Press at most
study-where = Where to press
study-routine = { $title }, { $minutes } min
study-sources = Sources
study-mark = Mark where it hurts: in the list, or on the body.
study-senders = These muscles can send feelings there
study-no-senders = No muscle here is known to send feelings there.
study-first = A new or sudden headache? Read first when not to massage.

## Keys
keys = Keys
keys-help = No key is needed: buttons, and the sheet behind the dots, do the same.
key-toggle = Start, pause, go on
key-next = Next step
key-back = Step back
key-forward = Ten seconds on
key-rewind = Ten seconds back
key-restart = This step from its start
key-side = Change sides
key-again = Hold again
key-pressure = Softer, just right, firmer
key-softer = Softer
key-right = Just right
key-firmer = Firmer
key-stop = Stop now
key-leave = End, from the stop sheet
key-mute = Sound off or on
key-louder = Louder
key-quieter = Quieter
key-voice = How much is said
key-captions = Captions and their size
key-sound = Sound check, and how captions look
key-attack = Attack mode
key-mirror = Mirror or facing view
key-look-left = Look from farther left
key-look-right = Look from farther right
key-look-up = Look from higher up
key-look-down = Look from lower down
key-nearer = Look from nearer
key-farther = Look from farther away
key-guided = Back to the guided view
key-tone = Colour of the body
tone-plaster = Plaster
tone-light = Light skin
tone-olive = Olive skin
tone-brown = Brown skin
tone-dark = Dark skin
key-study = Study the body
key-outwards = Study: a layer further out
key-inwards = Study: a layer further in
key-full = Full screen
key-help = This list
key-focus = To the next control
key-press = Press the control
key-tap = Pause or go on
tap = Tap the picture

## Applied pressure
pressure-0 = Resting, no weight
pressure-1 = Feather-light
pressure-2 = Very light
pressure-3 = Light
pressure-4 = Firm, and comfortable
pressure-5 = Firm
pressure-6 = Strong, breathing slowly
pressure-like-0 = as a hand resting in the air
pressure-like-1 = as a coin on the skin
pressure-like-2 = moves the skin and does not dent it
pressure-like-3 = as on a ripe peach, no mark
pressure-like-4 = as a firm handshake of one finger
pressure-like-5 = where good soreness begins
pressure-like-6 = the most there is, breath still slow

## Levels, phases, positions, amounts of words
level-still = Still
level-gentle = Gentle
level-usual = Usual
level-firm = Firm
phase-between = Between attacks
phase-prodrome = Early signs
phase-attack = In an attack
phase-after = After an attack
position-supine = lying on your back
position-side = lying on your side
position-reclined = leaning back
position-seated = sitting
position-standing = standing
either = { $one } or { $other }
guidance-full = All words
guidance-short = Short words
guidance-names = Names only
guidance-bells = Bells only

## What touches
grip-thumb-pad = pad of the thumb
grip-two-pads = pads of two fingers
grip-three-pads = pads of three fingers
grip-flat = flat fingers
grip-palm = palm
grip-pinch = thumb and fingers
grip-knuckle = soft knuckles
grip-cupped = cupped palm
grip-heel = heel of the hand
grip-row = row of fingertips
grip-ear = thumb and finger at the ear
grip-hook = two bent fingers
grip-balls = two soft balls
grip-none = no touch

## What is done
do-hold = Press and hold
do-pinch = Pinch and hold
do-circles = Small circles
do-stroke = Slow strokes
do-knead = Lift and squeeze
do-shear = Move the skin
do-traction = Slow pull
do-move = Slow movement
do-stretch = Easy stretch
do-isometric = Push gently
do-breathe = Breathe
do-rest = Rest
do-set-up = Get comfortable
do-assess = Feel and notice

## What was changed, and why
changed = { $step }: { $what }, { $why }.
changed-all = { $what }, { $why }.
left-out = left out
lowered = pressure { $from } became { $to }
timed = { $from } s became { $to } s
became = “{ $from }” became “{ $to }”
added = a stop check follows
levelled = “{ $from }” became “{ $to }”
longer = { $asked } min were asked for, it takes { $got } min
why-level = to suit the level
why-phase = to suit the phase
why-place = the most that this place may have
why-fact = because of today’s check
why-condition = as the routine says
why-minutes = to fit the time
why-session = the longest session of this level
why-skipped = as you chose
why-banned = as you chose
why-teaching = it needs to be shown by a therapist first
why-prescription = as your therapist wrote
why-first-use = the first time is shorter
why-safety = for safety, in every routine
why-core = its core cannot be shorter

## When the window cannot open
no-display = There is no display here. Run “stillpoint render” to get pictures and sound as files instead.
no-window = The window could not be opened: { $why }
