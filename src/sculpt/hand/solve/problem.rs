//! One pose as a problem of least squares: what 33 numbers are sought, and what each wish costs.
//!
//! The numbers: how the palm is turned (3) and shifted (3) from where it starts, how the shoulder girdle moves (3), and
//! the 24 joint angles. Residuals are in parts of what a person would not notice; weights were found by looking.

use glam::{DAffine3, DMat3, DQuat, DVec3};

use crate::atlas::vocabulary::{Grip, Region};
use crate::sculpt::hand::bones::{BONES, Bone};
use crate::sculpt::hand::skeleton::{ANGLES, Angle, Angles, HandPose, LIMITS, frames};
use crate::sculpt::hand::solve::arm::{Arm, GIRDLE};
use crate::sculpt::hand::solve::feel::Feel;
use crate::sculpt::hand::solve::flesh::Ball;
use crate::sculpt::hand::solve::lattice::Lattice;
use crate::sculpt::hand::solve::least::{Range, Residuals};
use crate::sculpt::hand::solve::near::{ear_nearness, face_nearness, is_base, is_palm, is_tip};
use crate::sculpt::hand::solve::recipe::{Recipe, Weights, Wish};
use crate::sculpt::hand::solve::tasks::{Spot, Task};
use crate::sculpt::hand::touch::Touch;

/// Numbers before the angles.
pub(super) const BEFORE: usize = 9;
/// The hollow of the cupped hand, in the palm's frame.
const HOLLOW: DVec3 = DVec3::new(2.0, 52.0, 12.0);
/// Grips with more contacts than this are flat, and may hang over hollows; those with fewer touch with all.
const FINGERTIPS: usize = 4;
/// The way out of the left ear's shell, and down it to the lobe.
const EAR_AXES: [DVec3; 2] = [DVec3::new(0.88, -0.05, 0.47), DVec3::new(-0.1, -0.97, 0.22)];
/// From the place of the ear down to the middle of the lobe, millimetres.
const LOBE: f64 = 10.0;
/// From how far behind the lobe its back is looked for, millimetres.
const PLATE: f64 = 14.0;
/// How far a pinching hand is tilted at most to start from, radians; one that holds an ear may come from any side.
const TILT: [f64; 2] = [1.3, std::f64::consts::PI];
/// Where the crest of the shoulder is looked for, beside a spot of it, millimetres.
const CREST: [f64; 8] = [-12.0, -9.0, -6.0, -3.0, 3.0, 6.0, 9.0, 12.0];
/// The eyes, right and left alike, millimetres.
const EYE: DVec3 = DVec3::new(31.0, 19.0, 0.0);
/// How deep in an ear what does not touch it may be: not even near, millimetres.
const CLEAR_OF_EAR: f64 = -2.0;
/// Where the pads shall go.
#[derive(Clone, Debug)]
pub(super) enum Goal {
    /// The mean of the contacts to a point.
    Mean,
    /// Contact i to spot i.
    Each(Vec<(usize, DVec3)>),
    /// Thumb and finger to the two sides of a fold.
    Fold([DVec3; 2]),
    /// The hollow over a point.
    Hover,
}

/// A pose sought.
#[derive(Debug)]
pub(super) struct Problem<'a> {
    pub(super) feel: &'a Feel,
    bust: &'a Lattice,
    weights: &'a Weights,
    pub(super) spot: Spot,
    pub(super) goal: Goal,
    pub(super) wish: Wish,
    /// Along the stroke, if there is one.
    pub(super) stroke: Option<DVec3>,
    /// The pose before it on the same path.
    pub(super) before: Option<HandPose>,
    /// How closely it is tied to that.
    pub(super) tie: f64,
    /// How much harder flesh is than at a first look.
    firm: f64,
    near_ear: bool,
    holds_ear: bool,
    on_shoulder: bool,
    /// How the palm lies before it is turned and shifted.
    base: DAffine3,
}

impl<'a> Problem<'a> {
    /// The problem of a task at one of its spots, with what a person would wish there.
    pub(super) fn new(
        task: &Task,
        spot: Spot,
        wish: Wish,
        feel: &'a Feel,
        bust: &'a Lattice,
        recipe: &'a Recipe,
    ) -> Self {
        Self {
            feel,
            bust,
            weights: &recipe.weights,
            spot,
            goal: if task.grip == Grip::Cupped { Goal::Hover } else { Goal::Mean },
            wish,
            stroke: None,
            before: None,
            tie: 1.0,
            firm: 1.0,
            near_ear: task.region == Region::Ear || ear_nearness(spot.at, 9.0) > 0.0,
            holds_ear: task.grip == Grip::EarHold,
            on_shoulder: task.region == Region::Shoulder,
            base: DAffine3::IDENTITY,
        }
    }

    /// The same problem with flesh as hard as it is in the end.
    pub(super) fn firm(mut self) -> Self {
        self.firm = self.weights.firm;
        self
    }

    /// The two sides of a fold that runs `along` through the spot, thumb's side first; `half` as wide on either side, mm.
    /// On a shoulder the fold is the muscle's crest, which may lie somewhat before or behind the spot.
    pub(super) fn fold(&self, along: DVec3, half: f64, flip: bool) -> Goal {
        let across = along.cross(self.spot.normal).normalize_or(DVec3::X);
        let mut middle = self.spot.at;
        if self.on_shoulder {
            let beside = CREST.map(|far| self.bust.project(self.spot.at + across * far));
            middle = beside.into_iter().fold(middle, |best, p| if p.y > best.y { p } else { best });
        }
        let across = across * if flip { -half } else { half };
        Goal::Fold([across, -across].map(|way| self.bust.project(middle + way)))
    }

    /// The two sides of the ear below the spot, where the lobe hangs free: the thumb before it, the finger behind.
    pub(super) fn lobe(&self) -> Goal {
        let mirror = if self.spot.at.x < 0.0 { DVec3::new(-1.0, 1.0, 1.0) } else { DVec3::ONE };
        let (out, down) = (EAR_AXES[0] * mirror, EAR_AXES[1] * mirror);
        let beside = self.spot.at + down * LOBE;
        let surface = |from: f64, to: f64| {
            let mut far = from;
            while (far - to).abs() > 0.3 && self.bust.distance(beside + out * far) > 0.0 {
                far += 0.25 * (to - from).signum();
            }
            beside + out * far
        };
        Goal::Fold([surface(25.0, 0.0), surface(-PLATE, 5.0)])
    }

    /// Sets the palm so that the grip, its joints `held` so, faces the skin, turned by `spin` about the skin's normal, and
    /// gives the numbers to start from.
    pub(super) fn start(&mut self, spin: f64, held: &Angles) -> Vec<f64> {
        let bones = frames(held);
        let middle = self.middle(&bones);
        let turn = match &self.goal {
            Goal::Fold(sides) => {
                self.tilted(&bones, sides, (spin / std::f64::consts::PI - 1.0) * TILT[usize::from(self.holds_ear)])
            }
            _ => self.spun(&bones, spin),
        };
        let lift = if matches!(self.goal, Goal::Hover) { self.weights.hover } else { 0.0 };
        self.base = DAffine3::from_mat3_translation(turn, self.spot.at + self.spot.normal * lift - turn * middle);
        let mut x = vec![0.0; BEFORE];
        x.extend(held.0);
        x
    }

    /// The turn that lays the grip on the skin, spun about the skin's normal.
    fn spun(&self, bones: &[DAffine3; BONES], spin: f64) -> DMat3 {
        let sum = |of: &dyn Fn(&Touch) -> DVec3| -> DVec3 { self.feel.touches.iter().map(|t| of(t) * t.weight).sum() };
        let facing = sum(&|t| bones[t.bone.index()].transform_vector3(t.normal)).normalize_or(DVec3::Z);
        let along = sum(&|t| bones[t.bone.index()].matrix3.y_axis).reject_from(facing).normalize_or(DVec3::Y);
        let hand = DMat3::from_cols(along.cross(facing), along, facing);
        let normal = self.spot.normal;
        let up = if normal.y.abs() < 0.8 { DVec3::Y } else { DVec3::Z };
        let flat = DQuat::from_axis_angle(normal, spin) * up.reject_from(normal).normalize_or(DVec3::X);
        DMat3::from_cols(flat.cross(-normal), flat, -normal) * hand.transpose()
    }

    /// The turn that sets thumb and finger on the two sides of a fold, tilted about the line between them.
    fn tilted(&self, bones: &[DAffine3; BONES], sides: &[DVec3; 2], tilt: f64) -> DMat3 {
        let [thumb, finger] = [0, 1].map(|i| {
            let t = &self.feel.touches[i];
            (bones[t.bone.index()].transform_point3(t.at), bones[t.bone.index()].matrix3.y_axis)
        });
        let way = (finger.0 - thumb.0).normalize_or(DVec3::X);
        let tips = (thumb.1 + finger.1).reject_from(way).normalize_or(DVec3::Y);
        let hand = DMat3::from_cols(way, tips, way.cross(tips));
        let way = (sides[1] - sides[0]).normalize_or(DVec3::X);
        let into = DQuat::from_axis_angle(way, tilt) * (-self.spot.normal).reject_from(way).normalize_or(DVec3::Y);
        DMat3::from_cols(way, into, way.cross(into)) * hand.transpose()
    }

    /// Starts from a pose already found, moved along with the spot.
    pub(super) fn start_from(&mut self, pose: &HandPose, girdle: DVec3, moved: DVec3) -> Vec<f64> {
        self.base = DAffine3::from_rotation_translation(pose.rotation, pose.origin + moved);
        let mut x = vec![0.0; 6];
        x.extend(girdle.to_array());
        x.extend(pose.angles.0);
        x
    }

    /// The weighted mean of the contacts, or the hollow of a hand that hovers, in the palm's frame.
    fn middle(&self, bones: &[DAffine3; BONES]) -> DVec3 {
        if matches!(self.goal, Goal::Hover) {
            return HOLLOW;
        }
        let weights: f64 = self.feel.touches.iter().map(|t| t.weight).sum();
        let sum: DVec3 =
            self.feel.touches.iter().map(|t| bones[t.bone.index()].transform_point3(t.at) * t.weight).sum();
        sum / weights.max(1e-6)
    }

    /// The range of the numbers.
    pub(super) fn range() -> Range {
        let (mut low, mut high) = (vec![-3.0; 3], vec![3.0; 3]);
        low.extend([-160.0; 3]);
        high.extend([160.0; 3]);
        low.extend(GIRDLE.map(|g| g[0]));
        high.extend(GIRDLE.map(|g| g[1]));
        low.extend(LIMITS.map(|l| l[0]));
        high.extend(LIMITS.map(|l| l[1]));
        let mut scale = vec![0.15; 3];
        scale.extend([6.0; 3]);
        scale.extend([10.0; 3]);
        scale.extend([8.0_f64.to_radians(); ANGLES]);
        Range { low, high, scale }
    }

    /// The pose that the numbers stand for, and how the girdle moves.
    pub(super) fn posed(&self, x: &[f64]) -> (HandPose, DVec3) {
        let turn = DQuat::from_scaled_axis(DVec3::new(x[0], x[1], x[2])) * DQuat::from_mat3(&self.base.matrix3);
        // Turning is about the middle of the contacts, which stays where it is.
        let pivot = self.base.inverse().transform_point3(self.spot.at);
        let origin = self.spot.at - turn * pivot + DVec3::new(x[3], x[4], x[5]);
        let mut angles = [0.0; ANGLES];
        angles.copy_from_slice(&x[BEFORE..BEFORE + ANGLES]);
        (HandPose { rotation: turn, origin, angles: Angles(angles) }, DVec3::new(x[6], x[7], x[8]))
    }

    fn contact_residuals(&self, bones: &[DAffine3; BONES], out: &mut Vec<f64>) {
        let (feel, weights) = (self.feel, self.weights);
        let total: f64 = feel.touches.iter().map(|t| t.weight).sum();
        let at = |t: &Touch| bones[t.bone.index()].transform_point3(t.at);
        let out_of = |t: &Touch| bones[t.bone.index()].transform_vector3(t.normal);
        match &self.goal {
            Goal::Hover => {
                let hollow = bones[Bone::Palm.index()].transform_point3(HOLLOW);
                out.extend(((hollow - self.spot.at - self.spot.normal * weights.hover) / 5.0).to_array());
                for t in &feel.touches {
                    let (p, w) = (at(t), (t.weight / total).sqrt());
                    out.push((self.bust.distance(p) + 0.6) / 1.2 * w);
                    out.extend(((out_of(t) + self.bust.normal(p)) * (w * 0.6)).to_array());
                }
            }
            Goal::Fold(sides) => {
                let [a, b] = [&feel.touches[0], &feel.touches[1]];
                let (pa, pb) = (at(a), at(b));
                let way = (pb - pa).normalize_or(DVec3::X);
                for (t, p, side, way) in [(a, pa, sides[0], way), (b, pb, sides[1], -way)] {
                    out.extend(((p - side) / weights.pinch_off).to_array());
                    out.push((self.bust.distance(p) + weights.depth) / weights.pinch_depth);
                    let wanted = (way * 0.75 - self.bust.normal(p) * 0.65).normalize_or(way);
                    out.extend(((out_of(t) - wanted) * weights.pinch_facing).to_array());
                }
            }
            Goal::Mean | Goal::Each(_) => {
                let flat = feel.touches.len() > FINGERTIPS;
                if let Goal::Each(spots) = &self.goal {
                    for (i, spot) in spots {
                        let off = (at(&feel.touches[*i]) - spot).reject_from_normalized(self.spot.normal);
                        out.extend((off / weights.each_off).to_array());
                    }
                } else {
                    let off = self.middle(bones) - self.spot.at;
                    out.extend((off.reject_from_normalized(self.spot.normal) / weights.off).to_array());
                    // What lies on some other skin, over or under the place, is not there.
                    let [free, unit] = weights.off_skin;
                    out.push((off.dot(self.spot.normal).abs() - free).max(0.0) / unit);
                }
                for t in &feel.touches {
                    let (p, w) = (at(t), (t.weight / total).sqrt());
                    let gap = (self.bust.distance(p) + weights.depth) / weights.depth_off;
                    // Where a hollow keeps a part of a flat hand off the skin, it may hang; fingertips, and the
                    // fingers of a palm, drape.
                    let [free, flat_share, palm_share] = weights.hang;
                    let share = if feel.drapes { palm_share } else { flat_share };
                    let may_hang = flat && (is_palm(t.bone) || !(feel.drapes || is_tip(t.bone)));
                    let gap = if gap > free && may_hang { free + share * (gap - free) } else { gap };
                    out.push(gap * w);
                    out.extend(
                        ((out_of(t) + self.bust.normal(p)) * (w * weights.facing[usize::from(flat)])).to_array(),
                    );
                }
            }
        }
    }

    fn direction_residuals(&self, bones: &[DAffine3; BONES], out: &mut Vec<f64>) {
        let along: DVec3 = self.feel.touches.iter().map(|t| bones[t.bone.index()].matrix3.y_axis).sum();
        let along = along.reject_from_normalized(self.spot.normal).normalize_or(DVec3::Y);
        if let Some(fingers) = self.wish.fingers {
            let wanted = fingers.reject_from_normalized(self.spot.normal).normalize_or(along);
            out.extend(((along - wanted) * self.weights.fingers).to_array());
        }
        if let Some(stroke) = self.stroke {
            // Along the fingers or straight across them, rather than askew.
            let part = along.dot(stroke.reject_from_normalized(self.spot.normal).normalize_or(along));
            out.push(self.weights.stroke * part * (1.0 - part * part).max(0.0).sqrt());
        }
    }

    fn flesh_residuals(&self, bones: &[DAffine3; BONES], out: &mut Vec<f64>) {
        for (bone, mine) in self.feel.samples.iter().enumerate() {
            let (middle, radius) = self.feel.bounds[bone];
            if self.bust.distance(bones[bone].transform_point3(middle)) > radius + 2.0 {
                out.extend(std::iter::repeat_n(0.0, mine.len()));
                continue;
            }
            for sample in mine {
                let p = sample.posed(bones, bone);
                let depth = -self.bust.distance(p);
                // An ear is thin: what passes by it keeps clear of it.
                let beside = self.near_ear
                    && !self.holds_ear
                    && !sample.near
                    && depth > CLEAR_OF_EAR
                    && ear_nearness(p, 4.0) > 0.0;
                let allow = if beside { CLEAR_OF_EAR } else { sample.allow };
                out.push((depth - allow).max(0.0) * sample.weight * self.firm);
            }
        }
    }

    fn ball_residuals(&self, bones: &[DAffine3; BONES], out: &mut Vec<f64>) {
        let place = |ball: &Ball| bones[ball.bone.index()].transform_point3(ball.at);
        for ball in &self.feel.balls {
            let p = place(ball);
            if self.wish.paired {
                out.push((p.x + ball.radius + 1.5).max(0.0) * self.weights.midline);
            }
            if self.wish.clear {
                let away = f64::min((p.x - EYE.x).hypot(p.y - EYE.y), (p.x + EYE.x).hypot(p.y - EYE.y));
                let near = if p.z > 50.0 { (self.weights.eyes[0] + ball.radius - away).max(0.0) } else { 0.0 };
                out.push(near * self.weights.eyes[1]);
            }
            if self.wish.off_face && (is_palm(ball.bone) || ball.bone == Bone::Forearm) {
                out.push(face_nearness(p, ball.radius) * self.weights.face);
            }
            if !self.near_ear {
                out.push(ear_nearness(p, ball.radius) * self.weights.ear);
            }
        }
        for a in 0..5 {
            for b in a + 1..5 {
                let mut sum = 1e-6;
                for x in &self.feel.digits[a] {
                    for y in &self.feel.digits[b] {
                        // Neighbouring fingers share their webs.
                        let web = a > 0 && b == a + 1 && x.at.y < 24.0 && y.at.y < 24.0 && is_base(x) && is_base(y);
                        if web {
                            continue;
                        }
                        let over = x.radius + y.radius - 0.6 - place(x).distance(place(y));
                        sum += over.max(0.0).powi(2);
                    }
                }
                out.push(sum.sqrt() / self.weights.digits);
            }
        }
    }
}

impl Residuals for Problem<'_> {
    fn residuals(&self, x: &[f64], out: &mut Vec<f64>) {
        let weights = self.weights;
        let (pose, girdle) = self.posed(x);
        let bones = pose.bones();
        self.contact_residuals(&bones, out);
        self.direction_residuals(&bones, out);
        self.flesh_residuals(&bones, out);
        self.ball_residuals(&bones, out);
        Arm::behind(&bones[Bone::Forearm.index()], girdle).residuals(self.wish.elbow, weights, self.bust, out);
        let angle = |a: Angle| pose.angles.get(a).to_degrees();
        let beyond = |a: Angle, [free, unit]: [f64; 2]| (angle(a).abs() - free).max(0.0) / unit;
        out.push(beyond(Angle::WristFlexion, weights.flexion));
        out.push(beyond(Angle::WristDeviation, weights.deviation));
        for (i, angle) in pose.angles.0.iter().enumerate() {
            let usual = if i < 2 { 0.0 } else { self.feel.start.0[i] };
            out.push((angle - usual) / self.feel.sigma[i] * weights.posture);
        }
        if let Some(before) = &self.before {
            out.extend(
                (0..ANGLES)
                    .map(|i| (pose.angles.0[i] - before.angles.0[i]) / weights.before[0].to_radians() * self.tie),
            );
            let turn = pose.rotation * before.rotation.inverse();
            let turn = (if turn.w < 0.0 { -turn } else { turn }).to_scaled_axis();
            out.extend((turn / weights.before[1].to_radians() * self.tie).to_array());
        }
    }
}
