//! `access.csv`: what share of residents has each category of facility within which walk.

use super::{CommunitySlice, ReportContext};
use crate::output::csv::CsvRows;

const COLUMNS: [&str; 8] = [
    "community",
    "community_name",
    "category",
    "facilities",
    "within_5",
    "within_10",
    "within_15",
    "off_network",
];

pub(super) fn head(_: &ReportContext) -> Vec<u8> {
    CsvRows::for_people(&COLUMNS).bytes()
}

pub(super) fn part(_: &ReportContext, piece: &CommunitySlice) -> Vec<u8> {
    let community = piece.audit;
    let mut table = CsvRows::rows();
    for access in &community.access {
        let share = |share: Option<f64>| share.map_or(String::new(), |share| share.to_string());
        let [five, ten, fifteen] = access.within.shares().map(share);
        table.row([
            community.id.as_str(),
            &community.name,
            &access.category,
            &access.facilities.to_string(),
            &five,
            &ten,
            &fifteen,
            &share(access.off_network),
        ]);
    }
    table.bytes()
}
