//! Muscles over one another: each sheet is pressed inwards until it clears those that lie over it.
//!
//! In come a laid sheet and the closed sheets before it in the table's order; the sheet's points are moved inwards where a
//! line along the way out would meet an earlier sheet too deep. The dent runs out softly beyond what covers it.

use glam::DVec3;

use crate::sculpt::threads::each;

use super::lay::{Body, Laid};
use super::recipe::Sheet;

/// How far apart two muscles are kept, mm.
pub(crate) const GAP: f64 = 0.5;
/// How far along the way out and in another muscle is looked for, mm.
const LOOK: f64 = 18.0;
/// By how much the depth of what is met may differ from what the way to it says, mm: more, and the line has left the
/// flesh between and met something elsewhere, as below the jaw.
const ASTRAY: f64 = 4.0;

/// The triangles of one sheet, and the box round them.
#[derive(Clone, Debug)]
pub(crate) struct Hull {
    pub(crate) triangles: Vec<[DVec3; 3]>,
    low: DVec3,
    high: DVec3,
}

impl Hull {
    pub(crate) fn round(triangles: Vec<[DVec3; 3]>) -> Self {
        let corners = || triangles.iter().flatten().copied();
        let low = corners().fold(DVec3::splat(1e9), DVec3::min);
        let high = corners().fold(DVec3::splat(-1e9), DVec3::max);
        Self { triangles, low, high }
    }

    /// Where a line through `from` along `way` (1 long) meets the sheet: millimetres along it, within `far` either way.
    pub(crate) fn crossings(&self, from: DVec3, way: DVec3, far: f64) -> impl Iterator<Item = f64> {
        let reach = way.abs() * far + 0.1;
        let near = (from + reach).cmpge(self.low).all() && (from - reach).cmple(self.high).all();
        let triangles: &[[DVec3; 3]] = if near { &self.triangles } else { &[] };
        triangles.iter().filter_map(move |t| crossing(t, from, way)).filter(move |t| t.abs() <= far)
    }
}

/// Where a line meets a triangle (Möller and Trumbore 1997).
#[expect(clippy::many_single_char_names, reason = "the letters of the formula")]
pub(crate) fn crossing([a, b, c]: &[DVec3; 3], from: DVec3, way: DVec3) -> Option<f64> {
    let (e1, e2) = (*b - *a, *c - *a);
    let h = way.cross(e2);
    let det = e1.dot(h);
    if det.abs() < 1e-12 {
        return None;
    }
    let s = from - *a;
    let u = s.dot(h) / det;
    if !(-1e-9..=1.0 + 1e-9).contains(&u) {
        return None;
    }
    let q = s.cross(e1);
    let v = way.dot(q) / det;
    (v >= -1e-9 && u + v <= 1.0 + 1e-9).then(|| e2.dot(q) / det)
}

/// Presses a sheet under those that lie over it.
pub(crate) fn press(body: &Body, sheet: &Sheet, laid: &mut Laid, over: &[Hull]) {
    let all: Vec<usize> = (0..laid.feet.len()).collect();
    let raw = each(&all, |k| {
        let (from, way) = (laid.point(*k), laid.out[*k]);
        let outer = laid.fullness(sheet, *k) * sheet.thick * sheet.edge;
        let depth = -body.skin.distance(from);
        over.iter()
            .flat_map(|hull| hull.crossings(from, way, LOOK))
            .map(|t| (outer + GAP - t, t))
            .filter(|(push, t)| *push > 0.0 && (-body.skin.distance(from + way * *t) - (depth - t)).abs() < ASTRAY)
            .fold(0.0, |most, (push, _)| f64::max(most, push))
    });
    if raw.iter().any(|push| *push > 0.0) {
        let pushes = eased(&raw, laid);
        for (sunk, push) in laid.sunk.iter_mut().zip(pushes) {
            *sunk += push;
        }
    }
}

/// The dents spread a row and a column further and softened, but nowhere less deep than asked.
fn eased(raw: &[f64], laid: &Laid) -> Vec<f64> {
    let map = |of: &[f64], to: &dyn Fn(&[f64; 9]) -> f64| -> Vec<f64> {
        (0..of.len()).map(|k| to(&laid.round(k).map(|n| of[n]))).collect()
    };
    let mut soft = map(raw, &|v| v.iter().copied().fold(0.0, f64::max));
    for _ in 0..3 {
        soft = map(&soft, &|v| v.iter().sum::<f64>() / 9.0);
    }
    raw.iter().zip(soft).map(|(raw, soft)| raw.max(soft)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_meets_a_triangle_where_it_is() {
        let t = [DVec3::new(-1.0, -1.0, 5.0), DVec3::new(2.0, -1.0, 5.0), DVec3::new(0.0, 2.0, 5.0)];
        assert_eq!(crossing(&t, DVec3::ZERO, DVec3::Z), Some(5.0));
        assert_eq!(crossing(&t, DVec3::ZERO, DVec3::NEG_Z), Some(-5.0));
        assert_eq!(crossing(&t, DVec3::X * 3.0, DVec3::Z), None);
        assert_eq!(Hull::round(vec![t]).crossings(DVec3::ZERO, DVec3::Z, 4.0).count(), 0);
    }

    #[test]
    fn a_dent_is_nowhere_less_than_asked_and_runs_out() {
        let laid = Laid {
            rows: 7,
            columns: 7,
            feet: vec![DVec3::ZERO; 49],
            out: vec![DVec3::Z; 49],
            sunk: vec![0.0; 49],
            ring: false,
            parts: vec![(0.5, 0.5); 49],
            width: 10.0,
        };
        let mut raw = vec![0.0; 49];
        raw[24] = 3.0;
        let eased = eased(&raw, &laid);
        assert!((eased[24] - 3.0).abs() < 1e-12 && eased[25] > 0.5 && eased[25] < 3.0 && eased[0] < 0.5);
    }
}
