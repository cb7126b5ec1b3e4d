//! `E08`: a person's own places.

super::codes! {
    E0801: "the id belongs to a bundled place",
        "A person's place never stands for a bundled one: routines name it my/ID. An id that the atlas has would be mistaken for it; \
         choose another.";
    E0802: "the cap is above what a person's own place may have",
        "Nobody has proved an own place, so it has 2 unless something else is written, never more than 4, and never more than 3 on the \
         neck.";
    E0803: "the place is not on the skin",
        "A place lies on the skin: written by its point, within 3 mm of it; written from another place, within 15 mm, and it is then \
         put on the skin. Points are millimetres out from the middle, up and forward from half-way between the ears.";
    E0804: "the place is too near to what must not be touched",
        "Large vessels, the windpipe, the spine and the like are zones that are never pressed. A person's own place stays 10 mm away from \
         them, and the whole hand clear of every zone.";
    E0805: "the place is one that is never listed",
        "Some points that books name lie over the artery, the windpipe, the cord or a plexus; they are never a place here, under no \
         name (clinical rule never_listed).";
    E0806: "the grip is not one for a place there",
        "At the front of the neck only a lifting pinch is used, knuckles are for the jaw only, and tied balls have a place of their own \
         (clinical rules scm_pinch_only and no_devices).";
    E0807: "it is not clear where the place is",
        "A place is written either by its point, at: (out: 34, up: -30, forward: -67), or from a bundled place, near: \"gb20_fengchi\" with \
         off: (out: 0, up: -10, forward: 0). One of the two is needed, and only one.";
}
