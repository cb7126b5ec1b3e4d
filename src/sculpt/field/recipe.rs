//! The words a sculpture is written in: shapes, anchors and the operations that stack them.
//!
//! A recipe is data: a list of [`Op`]s in the order in which the clay is put on. [`crate::sculpt::field`] turns it into
//! something that can be asked for a distance; [`crate::sculpt::stamp`] turns it into a hash. All lengths are millimetres, all
//! angles degrees; +Y up, +Z forward, +X the subject's left, the origin half-way between the two tragions. A recipe
//! describes the left half; the right one is its mirror image.

use glam::DVec3;
use serde::Serialize;

use crate::sculpt::field::relief::Relief;

/// A closed shape, or half of space.
#[derive(Clone, Debug, Serialize)]
pub enum Shape {
    /// An ellipsoid, turned about x, then y, then z.
    Ellipsoid {
        /// Its middle.
        centre: DVec3,
        /// Its three half-axes.
        radii: DVec3,
        /// Degrees about x, y and z.
        turn: DVec3,
    },
    /// An ellipsoid of another exponent, with its own half-axes up and down, front and back.
    SuperEllipsoid {
        /// Its middle.
        centre: DVec3,
        /// Half-axis to either side.
        wide: f64,
        /// Half-axes up and down.
        tall: [f64; 2],
        /// Half-axes to the front and the back.
        deep: [f64; 2],
        /// The exponent: 2 is an ellipsoid, more is boxier.
        power: f64,
        /// By what part it is narrower 90 mm in front of its middle.
        taper: f64,
    },
    /// Horizontal sections, one above the other.
    Loft {
        /// The sections, in rising or falling order.
        sections: Vec<Section>,
        /// Over how many millimetres of height the table is smoothed.
        smoothing: f64,
    },
    /// Everything on the far side of a plane is inside.
    Plane {
        /// A point of the plane.
        point: DVec3,
        /// The way out.
        normal: DVec3,
    },
    /// A round tube of changing radius along a curve: x, y, z and radius of each knot.
    Tube {
        /// The knots.
        knots: Vec<[f64; 4]>,
        /// How many straight pieces the curve is cut into, plus one.
        samples: usize,
    },
    /// A sculpture of its own, in the same axes.
    Group(Vec<Op>),
    /// A sculpture of its own in axes of its own, not mirrored inside.
    Placed {
        /// Its operations.
        ops: Vec<Op>,
        /// The directions of its three axes, at right angles.
        axes: [DVec3; 3],
        /// Where its origin lies.
        origin: DVec3,
        /// A box round it in the outer axes.
        reach: [DVec3; 2],
    },
}

/// One horizontal section of a loft.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Section {
    /// Its height.
    pub y: f64,
    /// Where it ends in front.
    pub front: f64,
    /// Where it ends behind.
    pub back: f64,
    /// Its half-width, which is the front silhouette.
    pub half_width: f64,
    /// Where it is widest, between back and front.
    pub widest: f64,
    /// The exponent of its front half and of its back half.
    pub powers: [f64; 2],
}

/// Where a mark sits.
#[derive(Clone, Copy, Debug, Serialize)]
pub enum Anchor {
    /// Just there.
    At(f64, f64, f64),
    /// On the skin made so far, seen from the front at (x, y).
    Front(f64, f64),
    /// On the skin made so far, coming in from this point towards the upright line x = 0, z = -10.
    Inward(f64, f64, f64),
}

/// One operation of the stack.
#[derive(Clone, Debug, Serialize)]
pub enum Op {
    /// Put a shape on.
    Add {
        /// The shape.
        shape: Shape,
        /// How softly it flows into what is there.
        blend: f64,
        /// Within how many millimetres of the midline its two halves melt into one.
        fold: f64,
    },
    /// Take a shape away.
    Cut {
        /// The shape.
        shape: Shape,
        /// How softly.
        blend: f64,
        /// As for [`Op::Add`].
        fold: f64,
    },
    /// Keep only what lies inside a shape.
    Keep {
        /// The shape.
        shape: Shape,
        /// How softly.
        blend: f64,
    },
    /// A soft swelling, or a dip if its height is negative.
    Bump {
        /// Its middle.
        at: Anchor,
        /// Its spread along x, y and z: one standard deviation of the bell.
        spread: DVec3,
        /// How far it lifts the skin at its middle.
        height: f64,
    },
    /// A soft ridge or furrow along a curve.
    Stroke {
        /// The knots of the curve.
        through: Vec<Anchor>,
        /// Half its width, where it has faded to nothing.
        width: f64,
        /// How far it lifts the skin in the middle.
        height: f64,
        /// How steeply it falls: the exponent of `1 - (distance / width)²`.
        falloff: f64,
        /// Over what part of its length it fades in and out.
        ends: f64,
    },
    /// Fine relief drawn in front view.
    Patch {
        /// What is drawn.
        relief: Relief,
        /// The box in which it counts.
        reach: [DVec3; 2],
        /// As for [`Op::Add`].
        fold: f64,
    },
}

/// An ellipsoid along the axes.
pub(crate) fn ellipsoid(centre: [f64; 3], radii: [f64; 3]) -> Shape {
    turned(centre, radii, [0.0; 3])
}

/// An ellipsoid turned by degrees about x, then y, then z.
pub(crate) fn turned(centre: [f64; 3], radii: [f64; 3], turn: [f64; 3]) -> Shape {
    Shape::Ellipsoid { centre: centre.into(), radii: radii.into(), turn: turn.into() }
}

/// A tube through knots of x, y, z, radius.
pub(crate) fn tube(knots: &[[f64; 4]]) -> Shape {
    finer_tube(knots, 32)
}

/// A tube cut into a given number of samples.
pub(crate) fn finer_tube(knots: &[[f64; 4]], samples: usize) -> Shape {
    Shape::Tube { knots: knots.to_vec(), samples }
}

/// Half of space below a plane.
pub(crate) fn below(point: [f64; 3], normal: [f64; 3]) -> Shape {
    Shape::Plane { point: point.into(), normal: normal.into() }
}

/// Puts a shape on.
pub(crate) fn add(shape: Shape, blend: f64) -> Op {
    Op::Add { shape, blend, fold: 0.0 }
}

/// Puts a shape on whose halves melt at the midline.
pub(crate) fn add_folded(shape: Shape, blend: f64, fold: f64) -> Op {
    Op::Add { shape, blend, fold }
}

/// Takes a shape away.
pub(crate) fn cut(shape: Shape, blend: f64) -> Op {
    Op::Cut { shape, blend, fold: 0.0 }
}

/// Takes a shape away whose halves melt at the midline.
pub(crate) fn cut_folded(shape: Shape, blend: f64, fold: f64) -> Op {
    Op::Cut { shape, blend, fold }
}

/// Keeps what lies inside.
pub(crate) fn keep(shape: Shape, blend: f64) -> Op {
    Op::Keep { shape, blend }
}

/// A soft swelling.
pub(crate) fn bump(at: Anchor, spread: [f64; 3], height: f64) -> Op {
    Op::Bump { at, spread: spread.into(), height }
}

/// A soft ridge.
pub(crate) fn stroke(through: &[Anchor], width: f64, height: f64, falloff: f64, ends: f64) -> Op {
    Op::Stroke { through: through.to_vec(), width, height, falloff, ends }
}

/// A table of sections: y, front, back, half-width, widest, front exponent, back exponent.
pub(crate) fn loft(rows: &[[f64; 7]]) -> Shape {
    let sections = rows
        .iter()
        .map(|&[y, front, back, half_width, widest, fore, aft]| Section {
            y,
            front,
            back,
            half_width,
            widest,
            powers: [fore, aft],
        })
        .collect();
    Shape::Loft { sections, smoothing: 5.0 }
}
