//! The same place entered twice: the same id, or the same name close by.

use geo::Coord;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::kinds::squeeze;
use crate::lang::{Both, InBoth};
use crate::messages::import_poi as say;
use crate::shapes::distance;
use crate::vocabulary::CategoryId;

/// How close two places of one name and category are one.
pub(super) const TWINS_WITHIN_M: f64 = 30.0;
/// Rounding of the distance cannot decide.
const GRANTED_M: f64 = 1e-6;
/// Cells of a grid at least as wide as the distance anywhere in China (30 m are 0.00027° of
/// latitude, and 0.00046° of longitude at 54° N).
const CELL: Coord<f64> = Coord { x: 0.0005, y: 0.0003 };

type Cell = (i32, i32);
/// Places of one name and category, and their rows.
type Namesakes = HashMap<Cell, Vec<(Coord<f64>, usize)>>;

/// The facilities kept so far.
#[derive(Default)]
pub(super) struct Kept {
    ids: HashMap<String, usize>,
    /// Ids that the table gives, kept or yet to come: a made-up one may be none of them.
    given: HashSet<String>,
    names: HashMap<(CategoryId, String), Namesakes>,
}

impl Kept {
    /// Knowing the ids that the table gives.
    pub(super) fn knowing(given: impl Iterator<Item = String>) -> Kept {
        Kept { given: given.collect(), ..Kept::default() }
    }

    /// An id for a row that has none.
    pub(super) fn id_for(&self, row: usize) -> String {
        let mut id = format!("poi-{row}");
        while self.given.contains(&id) {
            id.push('x');
        }
        id
    }

    /// Keeps a facility, unless it has been kept before.
    ///
    /// # Errors
    /// Which row was kept instead.
    pub(super) fn keep(
        &mut self,
        id: &str,
        name: &str,
        category: CategoryId,
        at: Coord<f64>,
        row: usize,
    ) -> Result<(), Both> {
        if let Some(first) = self.ids.get(id) {
            return Err(say::id_of_earlier_row(InBoth, &id, &first));
        }
        // Punctuation goes, its words stay: lockers (1) and (2) are two.
        let name: String = squeeze(name).chars().filter(|c| c.is_alphanumeric()).collect();
        if !name.is_empty() {
            let cells = self.names.entry((category, name)).or_default();
            let (x, y) = ((at.x / CELL.x).floor() as i32, (at.y / CELL.y).floor() as i32);
            let near = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
            let twin = near
                .filter_map(|cell| cells.get(&cell))
                .flatten()
                .filter(|(known, _)| distance(*known, at).0 <= TWINS_WITHIN_M + GRANTED_M)
                .map(|(_, row)| *row)
                .min();
            if let Some(first) = twin {
                return Err(say::same_as_earlier_row(InBoth, &first));
            }
            cells.entry((x, y)).or_default().push((at, row));
        }
        self.ids.insert(id.to_owned(), row);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::METRES_A_DEGREE;

    const HERE: Coord<f64> = Coord { x: 105.19, y: 37.51 };

    /// A place so many metres off, in the compass's direction in degrees.
    fn off(metres: f64, bearing: f64) -> Coord<f64> {
        let degree = METRES_A_DEGREE;
        let (east, north) =
            (metres * libm::sin(bearing.to_radians()), metres * libm::cos(bearing.to_radians()));
        Coord { x: HERE.x + east / degree / libm::cos(HERE.y.to_radians()), y: HERE.y + north / degree }
    }

    #[test]
    fn twins_are_within_thirty_metres() {
        for bearing in [0.0, 45.0, 90.0, 180.0, 225.0, 270.0, 300.0] {
            for (distance, kept) in [(0.0, false), (29.9, false), (30.1, true)] {
                let mut all = Kept::default();
                assert_eq!(all.keep("a", "Ａ店 (东)", CategoryId(3), HERE, 2), Ok(()));
                let again = all.keep("b", "a店（东）", CategoryId(3), off(distance, bearing), 5);
                assert_eq!(again.is_ok(), kept, "{distance} m towards {bearing}");
            }
        }
        let mut all = Kept::default();
        assert!(all.keep("a", "快递柜(1号)", CategoryId(3), HERE, 2).is_ok());
        assert!(all.keep("b", "快递柜(2号)", CategoryId(3), HERE, 3).is_ok());
        assert!(all.keep("c", "快递柜(1号)", CategoryId(4), HERE, 4).is_ok(), "of another category");
        assert!(all.keep("d", "", CategoryId(3), HERE, 5).is_ok());
        assert!(all.keep("e", "", CategoryId(3), HERE, 6).is_ok(), "no name is no name in common");
        let again = all.keep("a", "别的店", CategoryId(3), off(500.0, 90.0), 7).unwrap_err();
        assert_eq!(again.zh, "编号 a 与第 2 行重复");
    }

    #[test]
    fn a_made_up_id_is_never_a_given_one() {
        let all = Kept::knowing(["poi-7".to_owned()].into_iter());
        assert_eq!(all.id_for(7), "poi-7x");
        assert_eq!(all.id_for(8), "poi-8");
    }
}
