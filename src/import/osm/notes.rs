//! What an import says about itself: its name and source, and what was decided on the way.

use std::path::Path;

use super::Import;
use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::{Both, InBoth, Lang};
use crate::messages::import_osm as say;

/// As many nested compounds as are named; all are in the dataset.
const NAMED: usize = 8;

impl Import<'_> {
    pub(super) fn name_it(&mut self, path: &Path) {
        let file = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let stem = file.strip_suffix(".pbf").unwrap_or(&file);
        let stem = stem.strip_suffix(".osm").or_else(|| stem.strip_suffix(".osh")).unwrap_or(stem);
        self.draft.name = stem.to_owned();
        self.draft.source = format!("OpenStreetMap contributors, {stem}");
        if let Some(timestamp) = &self.elements.timestamp {
            self.draft.source.push_str(&format!(" ({timestamp})"));
        }
        self.draft.licence = "ODbL 1.0".to_owned();
    }

    /// Warnings and notes, warnings first.
    pub(super) fn tell(&mut self) {
        let mut defects = Vec::new();
        let warning =
            |code, what: Both, mend: Both| Defect::warning(code, self.file, Place::Whole, what).help(mend);
        let note = |code, what: Both| Defect::note(code, self.file, Place::Whole, what);
        if self.draft.communities.is_empty() {
            defects.push(
                warning(
                    Code::NoCommunities,
                    say::holds_no_named_compound(InBoth),
                    say::give_communities_boundaries_as_geojson(InBoth),
                )
                .expected(say::at_least_one_community(InBoth)),
            );
        }
        let tally = &self.tally;
        if let n @ 1.. = tally.cut_ways {
            defects.push(warning(
                Code::CutWays,
                say::ways_with_nodes_missing(InBoth, &n),
                say::export_larger_area(InBoth),
            ));
        }
        if let n @ 1.. = self.elements.misplaced {
            defects.push(warning(
                Code::MisplacedNodes,
                say::nodes_at_no_place(InBoth, &n),
                say::export_file_again(InBoth),
            ));
        }
        if self.draft.residences.is_empty() {
            defects.push(note(Code::NoResidences, say::holds_no_residence_to_measure_walks(InBoth)));
        }
        if let n @ 1.. = tally.nested.len() {
            let pairs = |lang: Lang| {
                let pairs: Vec<&str> = tally.nested.iter().take(NAMED).map(|pair| pair.get(lang)).collect();
                let more = if n > NAMED { "……" } else { "" };
                pairs.join(lang.comma()) + more
            };
            let (zh, en) = (pairs(Lang::Zh), pairs(Lang::En));
            defects.push(note(Code::NestedCompounds, say::compounds_within_others(InBoth, &n, &zh, &en)));
        }
        if let n @ 1.. = self.elements.deleted {
            defects.push(note(Code::DeletedElements, say::deleted_elements(InBoth, &n)));
        }
        if let n @ 1.. = tally.private_ways {
            defects.push(note(Code::PrivateWays, say::private_ways_walked(InBoth, &n)));
        }
        if let n @ 1.. = tally.closed_ways {
            defects.push(note(Code::ClosedWays, say::ways_closed_to_walkers(InBoth, &n)));
        }
        if let n @ 1.. = tally.separate_sidewalks {
            defects.push(note(Code::SeparateSidewalks, say::roads_with_sidewalks_apart(InBoth, &n)));
        }
        if let n @ 1.. = tally.barriers.len() {
            defects.push(note(Code::Barriers, say::ways_stop_at_barriers(InBoth, &n)));
        }
        if let n @ 1.. = tally.gates_of_nothing {
            defects.push(note(Code::GatesOfNothing, say::entrances_on_no_outline(InBoth, &n)));
        }
        self.draft.defects = defects;
    }
}
