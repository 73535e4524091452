//! What else a reader of a siting must know.

use super::words::{candidate, shares, unit};
use crate::lang::Lang;
use crate::messages::report_site as say;
use crate::site::{Siting, SitingPart, SitingResidence};
use crate::units::plain;

/// What else a reader must know, a heading and its lines.
pub(super) fn remarks(siting: &Siting, part: &SitingPart, lang: Lang) -> Vec<(String, Vec<String>)> {
    let unit = unit(siting, lang);
    let mut remarks = Vec::new();
    let residence = |residence: &SitingResidence| {
        let name = match &residence.label {
            Some(label) if *label != residence.id => format!("{label}（{}）", residence.id),
            _ => residence.id.clone(),
        };
        let community = siting.communities.iter().find(|c| c.id == residence.community);
        let (community, people) = (community.map_or("", |c| c.name.as_str()), plain(residence.residents));
        say::residence_line(lang, &community, &name, &people, &unit)
    };
    if !part.beyond_reach.is_empty() {
        let (count, people) = (part.beyond_reach.len(), plain(part.residents.beyond_reach));
        remarks.push((
            say::residences_out_of_reach(lang, &count, &people, &unit),
            part.beyond_reach.iter().map(residence).collect(),
        ));
    }
    if !part.off_network.is_empty() {
        let count = part.off_network.len();
        remarks.push((
            say::residences_off_network(lang, &count),
            part.off_network.iter().map(residence).collect(),
        ));
    }
    if !part.still_short.is_empty() {
        let short = part.still_short.iter().map(|short| {
            let (name, missing) = (&short.community.name, plain(short.missing));
            say::still_short(lang, &name, &missing)
        });
        remarks.push((say::short_heading(lang), short.collect()));
    }
    if !part.shared.is_empty() {
        let shared = part.shared.iter().map(|shared| {
            let site = candidate(&shared.site, shared.name.as_deref(), lang);
            let shares = shares(&shared.communities, lang);
            let mark = if shared.is_proposed { say::chosen(lang) } else { String::new() };
            say::shared_site_line(lang, &site, &mark, &shares, &unit)
        });
        remarks.push((say::sites_to_share_heading(lang), shared.collect()));
    }
    remarks
}
