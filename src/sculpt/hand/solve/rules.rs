//! The table of what a person would do, from the particular to the general.

use crate::atlas::vocabulary::{Grip, Region};
use crate::sculpt::hand::poses::Relation;
use crate::sculpt::hand::solve::recipe::Rule;

/// A rule with an elbow, for everything.
fn elbow(x: f64, y: f64, z: f64) -> Rule {
    Rule { elbow: [[x, y, z]; 2], ..Rule::default() }
}

impl Rule {
    fn then(mut self, x: f64, y: f64, z: f64) -> Self {
        self.elbow[1] = [x, y, z];
        self
    }

    fn fingers(mut self, x: f64, y: f64, z: f64) -> Self {
        self.fingers = Some([[x, y, z]; 2]);
        self
    }

    fn turning(mut self, x: f64, y: f64, z: f64) -> Self {
        self.fingers = self.fingers.map(|fingers| [fingers[0], [x, y, z]]);
        self
    }

    fn at(mut self, place: &str) -> Self {
        place.clone_into(&mut self.place);
        self
    }

    fn regions<const N: usize>(mut self, regions: [Region; N]) -> Self {
        self.regions = regions.to_vec();
        self
    }

    fn grips<const N: usize>(mut self, grips: [Grip; N]) -> Self {
        self.grips = grips.to_vec();
        self
    }

    fn own(mut self) -> Self {
        self.relation = Some(Relation::Same);
        self
    }

    fn across(mut self) -> Self {
        self.relation = Some(Relation::Opposite);
        self
    }

    fn above(mut self, y: f64) -> Self {
        self.above = Some(y);
        self
    }

    fn below(mut self, y: f64) -> Self {
        self.below = Some(y);
        self
    }

    fn before(mut self, z: f64) -> Self {
        self.before = Some(z);
        self
    }

    fn behind(mut self, z: f64) -> Self {
        self.behind = Some(z);
        self
    }

    fn right_of(mut self, x: f64) -> Self {
        self.right_of = Some(x);
        self
    }
}

/// The table.
pub(super) fn rules() -> Vec<Rule> {
    use Grip::{FlatFingers, Heel, Hook, Palm, ThumbPad};
    use Region::{Ear, Face, Jaw, Nape, NeckFront, NeckSide, Shoulder};
    vec![
        // Paths that turn the hand on their way.
        elbow(-350.0, -270.0, 160.0)
            .then(-310.0, -60.0, 70.0)
            .at("path_temple_back")
            .fingers(0.0, 0.55, -0.85)
            .turning(0.6, 0.3, -0.7),
        elbow(-345.0, -200.0, 165.0)
            .then(-300.0, -50.0, 75.0)
            .at("path_scalp_ap")
            .fingers(0.5, 0.6, -0.6)
            .turning(0.8, 0.4, 0.0),
        elbow(-360.0, -210.0, 140.0)
            .then(-330.0, -70.0, 85.0)
            .at("path_scalp_side")
            .fingers(0.0, 0.9, -0.4)
            .turning(0.3, 0.5, -0.6),
        elbow(-385.0, -160.0, 175.0)
            .then(-350.0, -250.0, 160.0)
            .at("path_brow_sweep")
            .fingers(0.95, 0.3, 0.1)
            .turning(0.3, 0.9, -0.4),
        elbow(-335.0, -310.0, 190.0)
            .then(-345.0, -310.0, 165.0)
            .at("path_cheek_sweep")
            .fingers(0.6, 0.8, 0.0)
            .turning(0.0, 0.95, -0.3),
        elbow(-60.0, -270.0, 225.0)
            .then(-10.0, -330.0, 190.0)
            .at("path_neck_effleurage")
            .across()
            .fingers(-0.7, 0.1, -0.7)
            .turning(0.2, -0.3, -0.9),
        elbow(-30.0, -310.0, 210.0)
            .then(-10.0, -330.0, 190.0)
            .at("path_trap_knead")
            .grips([Palm])
            .across()
            .fingers(-0.2, 0.0, -0.95)
            .turning(0.1, -0.3, -0.95),
        elbow(-60.0, -270.0, 225.0)
            .at("path_nuchal_glide")
            .grips([Palm])
            .across()
            .fingers(-0.8, 0.1, -0.6)
            .turning(-0.7, 0.0, -0.7),
        elbow(-360.0, -110.0, 105.0)
            .then(-340.0, -130.0, 120.0)
            .at("path_nuchal_glide")
            .grips([Palm])
            .own()
            .fingers(0.9, 0.1, -0.2),
        elbow(-350.0, -110.0, 110.0).then(-215.0, -170.0, 240.0).at("path_neck_effleurage").own(),
        elbow(-200.0, -430.0, 190.0).at("path_clavicle_sweep").own().fingers(0.3, 0.9, 0.0),
        elbow(-320.0, -345.0, 185.0).at("path_jawline"),
        // One hand behind the head and one on the brow.
        elbow(-300.0, -40.0, 40.0).at("hold_occiput").own().fingers(1.0, 0.1, 0.0),
        elbow(-390.0, -140.0, 170.0).at("hold_occiput").across().fingers(1.0, 0.15, 0.0),
        // Over the top of the shoulder.
        elbow(-20.0, -320.0, 200.0).grips([Hook]).across(),
        elbow(-215.0, -170.0, 240.0).grips([Hook]).own(),
        // Across the chest.
        elbow(-60.0, -370.0, 190.0).regions([Shoulder]).across().before(-30.0).fingers(1.0, 0.2, -0.3),
        elbow(-20.0, -330.0, 190.0).regions([Shoulder]).across(),
        elbow(-110.0, -340.0, 220.0).regions([NeckFront]).across(),
        elbow(-290.0, -60.0, 70.0).at("gv16"),
        elbow(-40.0, -285.0, 215.0).regions([Nape]).across(),
        // The own side.
        elbow(-330.0, -310.0, 150.0).regions([Shoulder]).before(-30.0),
        elbow(-215.0, -170.0, 240.0).regions([Shoulder]),
        elbow(-310.0, -60.0, 50.0).regions([Nape, NeckSide]).grips([ThumbPad]).own().fingers(0.55, -0.8, 0.0),
        elbow(-290.0, -110.0, 60.0).regions([Nape]).grips([ThumbPad]),
        elbow(-340.0, -130.0, 120.0).regions([Nape]).below(-80.0),
        elbow(-360.0, -110.0, 105.0).regions([Nape]).grips([FlatFingers, Palm]),
        elbow(-290.0, -50.0, 65.0).regions([Nape]),
        elbow(-340.0, -200.0, 110.0).regions([NeckSide]),
        elbow(-330.0, -330.0, 170.0).regions([NeckFront]),
        elbow(-330.0, -330.0, 170.0).regions([Jaw]).fingers(0.0, 0.95, -0.3),
        elbow(-360.0, -230.0, 120.0).regions([Ear]),
        elbow(-400.0, -130.0, 150.0).regions([Face]).grips([FlatFingers, Palm]).above(30.0).fingers(0.9, 0.35, 0.2),
        elbow(-300.0, -300.0, 200.0).regions([Face]).grips([Heel]).fingers(-0.2, 0.9, -0.4),
        elbow(-200.0, -340.0, 190.0).at("hold_palming"),
        elbow(-350.0, -270.0, 160.0).regions([Face]).right_of(-50.0).fingers(0.0, 0.9, -0.45),
        elbow(-385.0, -160.0, 175.0).regions([Face]).above(20.0).fingers(0.95, 0.3, 0.1),
        elbow(-335.0, -310.0, 190.0).regions([Face]).fingers(0.6, 0.8, 0.0),
        // The scalp, by where the point lies.
        elbow(-300.0, -50.0, 75.0).behind(-40.0),
        elbow(-285.0, -70.0, 115.0).above(95.0),
        elbow(-345.0, -190.0, 165.0).before(40.0).fingers(0.7, 0.7, 0.0),
        elbow(-350.0, -250.0, 155.0).before(12.0).fingers(0.0, 0.9, -0.45),
        elbow(-360.0, -180.0, 120.0),
    ]
}
