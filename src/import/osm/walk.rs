//! Who walks where: the foot rules of OpenStreetMap's wiki.
//!
//! Sources: the wiki's pages *Key:access*, *OSM tags for routing/Access restrictions* (the
//! table for the whole world; China has none of its own for walkers but motorways and trunk
//! roads), *Key:sidewalk*, *Key:barrier*, *Tag:highway=cycleway*, *Tag:highway=corridor*. What
//! the wiki leaves to the reader is decided here:
//!
//! - The more particular key wins: `foot` over `access` over what the kind of way implies.
//! - `private` is walked. These are the ways of a gated compound, and the residents whose walks
//!   are measured are those who may use them. How many there are is told.
//! - `access=no` or `foot=no` on a way that would be walked otherwise: written, but `closed`, so
//!   that a planner sees it and may open it.
//! - A cycleway is walked only if it says so (`foot`, or `segregated`, which is a shared way's).
//! - A motorway or trunk road, or one that is `motorroad`, is walked only if `foot` allows it or
//!   it has a sidewalk.
//! - A road whose sidewalks are mapped apart (`sidewalk=separate`) is not walked itself, unless
//!   `foot` allows it; its sidewalks are paths of their own.
//! - An escalator is a stairway. A square (`area=yes`) is walked around its edge.

use super::elements::Tags;

/// What a way is to a walker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Foot {
    /// No way for walkers at all.
    None,
    Walked,
    /// Walked by residents.
    Private,
    /// Would be walked, but is closed to walkers.
    Closed,
    /// Its sidewalks are mapped as ways of their own.
    Separate,
}

/// Ways made for walking, or walked where nothing forbids it.
const WALKED: [&str; 20] = [
    "footway",
    "path",
    "pedestrian",
    "steps",
    "corridor",
    "elevator",
    "platform",
    "living_street",
    "residential",
    "service",
    "unclassified",
    "road",
    "track",
    "tertiary",
    "tertiary_link",
    "secondary",
    "secondary_link",
    "primary",
    "primary_link",
    "crossing",
];

/// Ways that are there, but not walked unless they say so.
const NOT_UNASKED: [&str; 7] =
    ["motorway", "motorway_link", "trunk", "trunk_link", "cycleway", "bridleway", "busway"];

/// The first of these is walked by whoever comes, or comes for something here.
const ALLOWED: [&str; 7] =
    ["yes", "designated", "permissive", "official", "destination", "customers", "public"];
const PRIVATE: [&str; 4] = ["private", "permit", "residents", "employees"];
const FORBIDDEN: [&str; 8] =
    ["no", "use_sidepath", "agricultural", "forestry", "delivery", "military", "emergency", "restricted"];

/// What the keys of access say to a walker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WayAccess {
    Allowed,
    Private,
    Forbidden,
}

fn said(tags: &Tags, key: &str) -> Option<WayAccess> {
    let is = |values: &[&str]| tags.is_any(key, values);
    match () {
        () if is(&ALLOWED) => Some(WayAccess::Allowed),
        () if is(&PRIVATE) => Some(WayAccess::Private),
        () if is(&FORBIDDEN) => Some(WayAccess::Forbidden),
        () => None,
    }
}

/// What a way's tags say to a walker.
pub(super) fn foot(tags: &Tags) -> Foot {
    let highway = tags.get("highway").unwrap_or("");
    let platform = tags.is("railway", "platform") || tags.is("public_transport", "platform");
    let walked = WALKED.contains(&highway) || (highway.is_empty() && platform);
    if !walked && !NOT_UNASKED.contains(&highway) {
        return Foot::None;
    }
    let gone = ["disused", "abandoned", "demolished", "razed"];
    if gone.iter().any(|key| tags.is(key, "yes")) {
        return Foot::None;
    }
    let by_foot = said(tags, "foot");
    let allowed = by_foot == Some(WayAccess::Allowed);
    let fast = highway.starts_with("motorway") || highway.starts_with("trunk") || tags.is("motorroad", "yes");
    let implied = match highway {
        "cycleway" => tags.is_any("segregated", &["yes", "no"]),
        _ if fast => has_sidewalk(tags),
        _ => walked,
    };
    if !implied && !allowed {
        // foot=private on a trunk road says nothing of compounds.
        return Foot::None;
    }
    if !allowed && separate_sidewalks(tags) {
        return Foot::Separate;
    }
    match by_foot.or_else(|| said(tags, "access")) {
        Some(WayAccess::Forbidden) => Foot::Closed,
        Some(WayAccess::Private) => Foot::Private,
        _ => Foot::Walked,
    }
}

fn has_sidewalk(tags: &Tags) -> bool {
    let beside = |key| tags.is_any(key, &["yes", "both", "left", "right"]);
    ["sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right"].into_iter().any(beside)
}

fn separate_sidewalks(tags: &Tags) -> bool {
    let is = |key, value| tags.is(key, value);
    if is("sidewalk", "separate") || is("sidewalk:both", "separate") {
        return true;
    }
    let sides = ["sidewalk:left", "sidewalk:right"];
    sides.iter().all(|side| is(side, "separate") || is(side, "no"))
        && sides.iter().any(|side| is(side, "separate"))
}

/// Whether a node on a way stops walkers: a wall or a fence, or a gate that is closed to them.
/// Residents have the key to a private gate; a locked one that is nobody's stays shut.
pub(super) fn blocks(tags: &Tags) -> bool {
    let Some(barrier) = tags.get("barrier") else { return false };
    let access = said(tags, "foot").or_else(|| said(tags, "access"));
    match access {
        Some(WayAccess::Forbidden) => true,
        Some(WayAccess::Allowed | WayAccess::Private) => false,
        None => {
            let solid = [
                "wall",
                "fence",
                "city_wall",
                "retaining_wall",
                "hedge",
                "ditch",
                "guard_rail",
                "jersey_barrier",
            ];
            solid.contains(&barrier) || tags.is("locked", "yes")
        }
    }
}

pub(super) fn is_steps(tags: &Tags) -> bool {
    tags.is("highway", "steps")
}

/// The level a way runs on among those it crosses. Indoors only `level` is usual.
pub(super) fn layer(tags: &Tags) -> Option<i64> {
    let indoor = tags.is("highway", "corridor") || tags.get("indoor").is_some_and(|indoor| indoor != "no");
    let given = tags.integer("layer").or_else(|| tags.integer("level").filter(|_| indoor));
    given.filter(|layer| *layer != 0 && (-10..=10).contains(layer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_foot_rules() {
        for (text, expected) in [
            ("highway=footway", Foot::Walked),
            ("highway=steps conveying=yes", Foot::Walked),
            ("highway=corridor indoor=yes", Foot::Walked),
            ("highway=primary", Foot::Walked),
            ("highway=construction construction=footway", Foot::None),
            ("highway=proposed", Foot::None),
            ("highway=footway abandoned=yes", Foot::None),
            ("highway=motorway", Foot::None),
            ("highway=trunk", Foot::None),
            ("highway=trunk foot=yes", Foot::Walked),
            ("highway=trunk sidewalk=right", Foot::Walked),
            ("highway=trunk sidewalk=no", Foot::None),
            ("highway=trunk foot=private", Foot::None),
            ("highway=secondary motorroad=yes", Foot::None),
            ("highway=cycleway", Foot::None),
            ("highway=cycleway foot=yes", Foot::Walked),
            ("highway=cycleway segregated=yes", Foot::Walked),
            ("highway=service access=private", Foot::Private),
            ("highway=service access=private foot=yes", Foot::Walked),
            ("highway=service access=no", Foot::Closed),
            ("highway=service access=no foot=designated", Foot::Walked),
            ("highway=footway foot=no access=yes", Foot::Closed),
            ("highway=service access=destination", Foot::Walked),
            ("highway=service access=delivery", Foot::Closed),
            ("highway=residential sidewalk=separate", Foot::Separate),
            ("highway=residential sidewalk=separate foot=yes", Foot::Walked),
            ("highway=residential sidewalk:left=separate sidewalk:right=no", Foot::Separate),
            ("highway=residential sidewalk:left=separate sidewalk:right=yes", Foot::Walked),
            ("highway=residential foot=use_sidepath", Foot::Closed),
            ("railway=platform", Foot::Walked),
            ("public_transport=platform bus=yes", Foot::Walked),
            ("highway=bus_stop public_transport=platform", Foot::None),
            ("building=yes", Foot::None),
        ] {
            assert_eq!(foot(&Tags::said(text)), expected, "{text}");
        }
    }

    #[test]
    fn what_stops_walkers() {
        for (text, expected) in [
            ("barrier=gate", false),
            ("barrier=gate access=private", false),
            ("barrier=gate access=no", true),
            ("barrier=gate access=no foot=yes", false),
            ("barrier=gate locked=yes", true),
            ("barrier=gate locked=yes access=private", false),
            ("barrier=bollard", false),
            ("barrier=fence", true),
            ("access=no", false),
        ] {
            assert_eq!(blocks(&Tags::said(text)), expected, "{text}");
        }
    }

    #[test]
    fn level_stands_for_layer_indoors_only() {
        assert_eq!(layer(&Tags::said("highway=corridor level=2")), Some(2));
        assert_eq!(layer(&Tags::said("highway=footway level=2")), None);
        assert_eq!(layer(&Tags::said("highway=footway layer=-1")), Some(-1));
        assert_eq!(layer(&Tags::said("highway=footway layer=400")), None);
    }
}
