//! `E05`: what may be done where: sides, grips, pressure, holds.

super::codes! {
    E0501: "the side does not fit the place",
        "A place on the midline, a breath and a rest are worked on in the Middle; Left, Right, Both and Each need a place that lies \
         on both sides.";
    E0502: "the front of the neck is worked on both sides at once",
        "Both sides of the front of the neck are never touched together: blood flow and airway (clinical rule front_neck_one_side). \
         Write side: Each.";
    E0503: "the grip does not belong to this place",
        "Each place lists the grips that are safe there; the first is the usual one.";
    E0504: "the pressure is above the place's limit",
        "Each place has a greatest pressure, and nothing in this program goes above 6 of 10. Levels and phases lower pressure by \
         themselves when a person plays the routine; a file that asks for too much is a mistake.";
    E0505: "the place is held too long",
        "Each place has a longest hold; neighbouring steps at one place count together unless at least 10 s of rest lie between. \
         Where it is 0 the place is for strokes only.";
    E0506: "the technique needs a path",
        "Strokes and kneading walk along a path; at a single point use Hold, Pinch or Circles.";
    E0507: "the move does not fit the place",
        "Under the edge of the skull the head stays neutral: the only move of the head there is move_chin_nod (clinical rule \
         head_neutral).";
    E0508: "the ball does not belong here",
        "A soft ball is for places that allow it, at the Firm level only (clinical rule no_devices).";
    E0509: "the position is not one of the routine's",
        "A routine lists the positions it is done in, so that people know before they begin; a step that needs one of them says which, \
         and going there has its own time and words.";
}
