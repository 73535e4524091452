//! The elements of an OpenStreetMap file, whichever of its two formats it was in.

use geo::Coord;
use rustc_hash::FxHashMap as HashMap;

/// Degrees are held as OpenStreetMap's own database does: whole 1e-7ths.
pub(super) const PARTS_A_DEGREE: i64 = 10_000_000;

/// A position in 1e-7ths of a degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct NodePosition {
    pub(crate) lon: i32,
    pub(crate) lat: i32,
}

impl NodePosition {
    /// `None` for what is no place on the globe. Writers mark unknown positions that way.
    pub(super) fn new(lon: i64, lat: i64) -> Option<NodePosition> {
        let fits = lon.unsigned_abs() <= 180 * PARTS_A_DEGREE.unsigned_abs()
            && lat.unsigned_abs() <= 90 * PARTS_A_DEGREE.unsigned_abs();
        fits.then_some(NodePosition { lon: lon as i32, lat: lat as i32 })
    }

    /// Degrees, the nearest doubles to the decimals.
    pub(super) fn degrees(self) -> Coord<f64> {
        let parts = PARTS_A_DEGREE as f64;
        Coord { x: f64::from(self.lon) / parts, y: f64::from(self.lat) / parts }
    }
}

/// An element's tags in the file's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tags(Vec<(Box<str>, Box<str>)>);

impl Tags {
    /// Tags as a test writes them, `a=b c=d`.
    #[cfg(test)]
    pub(super) fn said(text: &str) -> Tags {
        let mut tags = Tags::default();
        for (key, value) in text.split(' ').filter_map(|tag| tag.split_once('=')) {
            tags.push(key, value);
        }
        tags
    }

    /// OpenStreetMap's own limit of tags an element.
    const MOST: usize = 5_000;

    /// A key comes once in an element; of a broken file's several, the first counts.
    pub(super) fn push(&mut self, key: &str, value: &str) {
        if self.0.len() < Tags::MOST && self.get(key).is_none() {
            self.0.push((key.into(), value.into()));
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| &**known == key).map(|(_, value)| &**value)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Whether the value of a key, or one of several with semicolons between, is this.
    pub(super) fn is(&self, key: &str, value: &str) -> bool {
        self.get(key).is_some_and(|given| given.split(';').any(|part| part.trim() == value))
    }

    pub(super) fn is_any(&self, key: &str, values: &[&str]) -> bool {
        values.iter().any(|value| self.is(key, value))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (&**key, &**value))
    }

    /// What it is called: in Chinese where that is said apart.
    pub(super) fn name(&self) -> Option<&str> {
        let given = |key| self.get(key).map(str::trim).filter(|name| !name.is_empty());
        given("name:zh").or_else(|| given("name"))
    }

    /// A whole number, if the value of a key is exactly that.
    pub(super) fn integer(&self, key: &str) -> Option<i64> {
        let text = self.get(key)?.trim();
        let digits = text.strip_prefix('-').unwrap_or(text);
        let plain = !digits.is_empty() && digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten()
    }
}

/// Which state of an element this is. History files hold several, and deleted ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ElementState {
    pub(crate) version: i64,
    pub(crate) deleted: bool,
}

impl ElementState {
    pub(super) const UNSAID: ElementState = ElementState { version: 0, deleted: false };
    /// A node known only from a way that says where its nodes are.
    pub(super) const HEARSAY: ElementState = ElementState { version: i64::MIN, deleted: false };
}

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(crate) id: i64,
    pub(crate) at: NodePosition,
    pub(crate) state: ElementState,
}

#[derive(Clone, Debug)]
pub(super) struct OsmWay {
    pub(crate) id: i64,
    pub(crate) state: ElementState,
    pub(crate) tags: Tags,
    /// Ids of its nodes.
    pub(crate) nodes: Vec<i64>,
}

impl OsmWay {
    pub(super) fn is_closed(&self) -> bool {
        self.nodes.len() >= 4 && self.nodes.first() == self.nodes.last()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ElementKind {
    Node,
    Way,
    Relation,
}

#[derive(Clone, Debug)]
pub(super) struct RelationMember {
    pub(crate) kind: ElementKind,
    pub(crate) id: i64,
}

#[derive(Clone, Debug)]
pub(super) struct OsmRelation {
    pub(crate) id: i64,
    pub(crate) state: ElementState,
    pub(crate) tags: Tags,
    pub(crate) members: Vec<RelationMember>,
}

impl OsmRelation {
    /// Whether its member ways draw the outline of an area.
    pub(super) fn is_area(&self) -> bool {
        self.tags.is_any("type", &["multipolygon", "boundary"])
    }

    pub(super) fn ways(&self) -> impl Iterator<Item = i64> {
        self.members.iter().filter(|member| member.kind == ElementKind::Way).map(|member| member.id)
    }
}

/// Everything a file holds, each kind in the order of ids.
#[derive(Debug, Default)]
pub(super) struct Elements {
    pub(crate) nodes: Vec<Node>,
    /// Of the nodes that have any, in the order of ids.
    pub(crate) node_tags: Vec<(i64, Tags)>,
    pub(crate) ways: Vec<OsmWay>,
    pub(crate) relations: Vec<OsmRelation>,
    /// How current the file says it is.
    pub(crate) timestamp: Option<String>,
    /// Nodes whose position is no place on the globe.
    pub(crate) misplaced: usize,
    /// Elements the file says were deleted.
    pub(crate) deleted: usize,
    tags_by_state: HashMap<(i64, i64), Tags>,
}

impl Elements {
    pub(super) fn node(&mut self, id: i64, state: ElementState, at: Option<NodePosition>, tags: Tags) {
        if state.deleted {
            self.nodes.push(Node { id, at: NodePosition { lon: 0, lat: 0 }, state });
            return;
        }
        let Some(at) = at else {
            self.misplaced += 1;
            return;
        };
        if !tags.is_empty() {
            self.tags_by_state.insert((id, state.version), tags);
        }
        self.nodes.push(Node { id, at, state });
    }

    /// Puts the elements into order, each in its newest state, without those deleted.
    pub(super) fn settle(mut self) -> Elements {
        let before = self.deleted_now();
        settle(&mut self.nodes, |node| (node.id, node.state));
        settle(&mut self.ways, |way| (way.id, way.state));
        settle(&mut self.relations, |relation| (relation.id, relation.state));
        self.deleted = before;
        let mut tags = std::mem::take(&mut self.tags_by_state);
        self.node_tags = self
            .nodes
            .iter()
            .filter_map(|node| Some((node.id, tags.remove(&(node.id, node.state.version))?)))
            .collect();
        self
    }

    fn deleted_now(&self) -> usize {
        let states = self.nodes.iter().map(|node| node.state);
        let states = states.chain(self.ways.iter().map(|way| way.state));
        states.chain(self.relations.iter().map(|relation| relation.state)).filter(|s| s.deleted).count()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.nodes.is_empty() && self.ways.is_empty() && self.relations.is_empty()
    }

    pub(super) fn at(&self, node: i64) -> Option<NodePosition> {
        find(&self.nodes, node, |node| node.id).map(|node| node.at)
    }

    pub(super) fn tags_of_node(&self, node: i64) -> Option<&Tags> {
        find(&self.node_tags, node, |(id, _)| *id).map(|(_, tags)| tags)
    }

    pub(super) fn way(&self, id: i64) -> Option<&OsmWay> {
        find(&self.ways, id, |way| way.id)
    }
}

/// The element of this id in a list in the order of ids.
fn find<T>(list: &[T], id: i64, id_of: impl Fn(&T) -> i64) -> Option<&T> {
    list.binary_search_by_key(&id, id_of).ok().map(|index| &list[index])
}

/// Sorts by id, keeps of each the state with the highest version (of equal ones the last in the
/// file), and drops what is deleted.
fn settle<T>(list: &mut Vec<T>, key: impl Fn(&T) -> (i64, ElementState)) {
    // Stable, so that "last in the file" keeps its meaning.
    list.sort_by_key(|element| (key(element).0, key(element).1.version));
    list.reverse();
    list.dedup_by_key(|element| key(element).0);
    list.reverse();
    list.retain(|element| !key(element).1.deleted);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_states_the_newest_counts_and_deletion_is_a_state() {
        let mut elements = Elements::default();
        let state = |version, deleted| ElementState { version, deleted };
        let tags = |value: &str| {
            let mut tags = Tags::default();
            tags.push("name", value);
            tags
        };
        let at = NodePosition::new(1, 2);
        elements.node(7, state(2, false), at, tags("new"));
        elements.node(7, state(1, false), at, tags("old"));
        elements.node(5, state(1, false), at, tags("gone"));
        elements.node(5, state(2, true), None, Tags::default());
        elements.node(3, ElementState::HEARSAY, at, Tags::default());
        elements.node(3, ElementState::UNSAID, NodePosition::new(5, 5), Tags::default());
        let elements = elements.settle();
        assert_eq!(elements.nodes.iter().map(|node| node.id).collect::<Vec<_>>(), [3, 7]);
        assert_eq!(elements.tags_of_node(7).and_then(Tags::name), Some("new"));
        assert_eq!(elements.at(3), NodePosition::new(5, 5));
        assert_eq!(elements.deleted, 1);
    }

    #[test]
    fn only_whole_numbers_are_numbers() {
        for (text, number) in
            [("6", Some(6)), (" 6 ", Some(6)), ("-1", Some(-1)), ("6.5", None), ("6;7", None), ("", None)]
        {
            let mut tags = Tags::default();
            tags.push("n", text);
            assert_eq!(tags.integer("n"), number, "{text}");
        }
    }
}
