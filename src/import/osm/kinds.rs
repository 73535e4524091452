//! What kind of facility an element's tags make it, by the category vocabulary.

use super::elements::Tags;
use crate::vocabulary::Vocabulary;

/// One alternative of a category: `a=b & c=d` needs both.
struct Pattern {
    category: String,
    /// As the vocabulary writes it.
    text: String,
    needs: Vec<(String, String)>,
}

/// All of them.
pub(super) struct Patterns(Vec<Pattern>);

/// A category an element belongs to, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match<'a> {
    pub(crate) category: &'a str,
    pub(crate) text: &'a str,
}

/// What says that an element is a facility of some kind.
pub(super) const FACILITY_KEYS: [&str; 5] = ["amenity", "shop", "healthcare", "office", "leisure"];

/// Street furniture, parts of other facilities, and what is no matter of a community's.
const FURNITURE: [&str; 31] = [
    "bench",
    "waste_basket",
    "parking_space",
    "parking_entrance",
    "fountain",
    "telephone",
    "shelter",
    "drinking_water",
    "outdoor_seating",
    "bleachers",
    "picnic_table",
    "clock",
    "letter_box",
    "post_box",
    "vending_machine",
    "atm",
    "hunting_stand",
    "swimming_pool",
    "bbq",
    "garden",
    "common",
    "lounger",
    "smoking_area",
    "taxi",
    "bicycle_rental",
    "bicycle_repair_station",
    "motorcycle_parking",
    "car_sharing",
    "ticket_validator",
    "firepit",
    "nature_reserve",
];

/// What stands before a key whose thing is not there, or not there any more.
const LIFECYCLE: [&str; 10] = [
    "disused",
    "abandoned",
    "construction",
    "proposed",
    "planned",
    "was",
    "removed",
    "demolished",
    "razed",
    "closed",
];

impl Patterns {
    pub(super) fn from_vocabulary(vocabulary: &Vocabulary) -> Patterns {
        let mut patterns = Vec::new();
        for (_, id, category) in vocabulary.categories() {
            for text in &category.osm {
                let needs: Option<Vec<(String, String)>> = text
                    .split('&')
                    .map(|tag| {
                        let (key, value) = tag.split_once('=')?;
                        Some((key.trim().to_owned(), value.trim().to_owned()))
                    })
                    .collect();
                if let Some(needs) = needs {
                    patterns.push(Pattern { category: id.to_owned(), text: text.clone(), needs });
                }
            }
        }
        Patterns(patterns)
    }

    /// The categories of an element, in the vocabulary's order. A category whose pattern says
    /// less than another's that fits too gives way to it: a day-care centre is no elderly
    /// service station besides.
    pub(super) fn matches(&self, tags: &Tags) -> Vec<Match<'_>> {
        let fits = |pattern: &&Pattern| pattern.needs.iter().all(|(key, value)| tags.is(key, value));
        let fitting: Vec<&Pattern> = self.0.iter().filter(fits).collect();
        let mut matches: Vec<Match> = Vec::new();
        for pattern in &fitting {
            let outdone = fitting.iter().any(|other| {
                other.category != pattern.category
                    && other.needs.len() > pattern.needs.len()
                    && pattern.needs.iter().all(|need| other.needs.contains(need))
            });
            if !outdone && matches.iter().all(|found| found.category != pattern.category) {
                matches.push(Match { category: &pattern.category, text: &pattern.text });
            }
        }
        matches
    }

    /// The tag that would make an element a facility, if it were still or already there.
    pub(super) fn past_or_future(&self, tags: &Tags) -> Option<String> {
        let gone = ["disused", "abandoned", "demolished", "razed", "ruins"];
        if let Some(key) = gone.iter().find(|key| tags.is(key, "yes")) {
            let found = self.matches(tags);
            return found.first().map(|found| format!("{} + {key}=yes", found.text));
        }
        for prefix in LIFECYCLE {
            let mut bare = Tags::default();
            for (key, value) in tags.iter() {
                if let Some(key) = key.strip_prefix(prefix).and_then(|key| key.strip_prefix(':')) {
                    bare.push(key, value);
                }
            }
            if bare.is_empty() {
                continue;
            }
            // What else it says stays true of it.
            tags.iter().for_each(|(key, value)| bare.push(key, value));
            let found = self.matches(&bare);
            let now = self.matches(tags);
            if let Some(found) = found.iter().find(|found| !now.contains(found)) {
                return Some(format!("{prefix}:{}", found.text));
            }
        }
        None
    }
}

/// What an element without a category says it is, if it is something a planner would miss.
pub(super) fn facility_like(tags: &Tags) -> Option<String> {
    FACILITY_KEYS.iter().find_map(|key| {
        let value = tags.get(key).filter(|value| !matches!(*value, "no" | "vacant"))?;
        (!FURNITURE.contains(&value)).then(|| format!("{key}={value}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::embedded::{CATEGORIES, PROPERTIES};

    fn matched(text: &str) -> Vec<String> {
        let vocabulary = Vocabulary::parse(CATEGORIES, PROPERTIES).unwrap();
        let patterns = Patterns::from_vocabulary(&vocabulary);
        patterns.matches(&Tags::said(text)).iter().map(|found| found.category.to_owned()).collect()
    }

    #[test]
    fn the_more_particular_category_wins_and_equals_stand_side_by_side() {
        let senior = "amenity=social_facility social_facility:for=senior";
        assert_eq!(matched(senior), ["elderly_service_station"]);
        assert_eq!(matched(&format!("{senior} social_facility=day_care")), ["day_care_centre"]);
        assert_eq!(matched("leisure=park park:type=pocket_park"), ["pocket_park"]);
        assert_eq!(matched("amenity=charging_station bicycle=yes"), ["ebike_charging"]);
        let both = "amenity=charging_station bicycle=yes motorcar=yes";
        assert_eq!(matched(both), ["charging", "ebike_charging"]);
        assert_eq!(matched("highway=bus_stop public_transport=platform bus=yes"), ["bus_stop"]);
        assert_eq!(matched("amenity=restaurant;bar"), ["restaurant"]);
        assert_eq!(matched("amenity=bank"), [""; 0]);
    }

    #[test]
    fn what_is_gone_or_not_yet_there_is_told_apart() {
        let vocabulary = Vocabulary::parse(CATEGORIES, PROPERTIES).unwrap();
        let patterns = Patterns::from_vocabulary(&vocabulary);
        let told = |text: &str| patterns.past_or_future(&Tags::said(text));
        assert_eq!(told("disused:amenity=restaurant").as_deref(), Some("disused:amenity=restaurant"));
        assert_eq!(
            told("amenity=restaurant disused=yes").as_deref(),
            Some("amenity=restaurant + disused=yes")
        );
        assert_eq!(told("amenity=pharmacy was:amenity=pharmacy"), None);
        assert_eq!(told("amenity=restaurant"), None);
    }
}
