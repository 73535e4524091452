//! Words that all formats of a siting share.

use crate::lang::Lang;
use crate::messages::report_site as say;
use crate::report::rank::unit as counted;
use crate::site::{
    Aim, AreaNeed, CORNER, From, IdAndName, Proposed, Share, Siting, SitingOutcome, SitingPart, WalkBasis,
};
use crate::units::plain;

/// What residents are counted in.
pub(super) fn unit(siting: &Siting, lang: Lang) -> &'static str {
    counted(siting.counted_in, lang)
}

/// What a site's residents are called: newly served, or nearest to it where the worst walk is
/// what counts.
pub(super) fn won(siting: &Siting, lang: Lang) -> String {
    let unit = unit(siting, lang);
    match siting.parts.first().map(|part| part.aim) {
        Some(Aim::Nearest { .. }) => say::nearest_to(lang, &unit),
        _ => say::newly_served_column(lang, &unit),
    }
}

/// The kind of facility.
pub(super) fn category(part: &SitingPart, lang: Lang) -> String {
    match lang {
        Lang::Zh => part.category_name.clone(),
        Lang::En => part.category.replace('_', " "),
    }
}

/// Metres to a reader: whole ones, rounded up, so that none is told a walk shorter than it is.
pub(super) fn metres(metres: f64) -> String {
    plain((metres - 1e-6).ceil().max(0.0))
}

/// `13.c 公共厕所`.
pub(super) fn kind(part: &SitingPart, lang: Lang) -> String {
    format!("{} {}", part.clauses.join(lang.comma()), category(part, lang))
}

/// Where a site is: its name or id, or by a residence near it.
pub(super) fn place(site: &Proposed, lang: Lang) -> String {
    let name = candidate(&site.site, site.name.as_deref(), lang);
    match &site.near {
        Some(near) if site.name.is_none() => {
            let (residence, metres) = (&near.residence, metres(near.metres));
            say::point_near_residence(lang, &name, &residence, &metres)
        }
        _ => name,
    }
}

/// A candidate by its name and id; what stands in for one is a street corner.
pub(super) fn candidate(id: &str, name: Option<&str>, lang: Lang) -> String {
    match (name, lang) {
        (Some(name), _) if name != id => format!("{name}（{id}）"),
        (_, Lang::Zh) if id.starts_with(CORNER) => format!("路口 {id}"),
        _ => id.to_owned(),
    }
}

/// The community a site lies in, or that it counts for.
pub(super) fn community(site: &Proposed, lang: Lang) -> String {
    match (&site.community, site.counts_for()) {
        (Some(community), _) => community.name.clone(),
        (None, Some(community)) => say::outside_for(lang, &community.name),
        (None, None) => say::outside(lang),
    }
}

/// Columns of the table of sites that hold numbers.
pub(super) const NUMBERS: [usize; 3] = [0, 4, 5];

/// The headings of the table of sites, for a terminal and the page.
pub(super) fn headings(siting: &Siting, lang: Lang) -> [String; 7] {
    [
        say::number(lang),
        say::site(lang),
        say::longitude_latitude(lang),
        say::in_community(lang),
        won(siting, lang),
        say::longest_walk(lang),
        say::of_communities(lang),
    ]
}

/// A row of it.
pub(super) fn row(site: &Proposed, lang: Lang) -> [String; 7] {
    [
        site.number.to_string(),
        place(site, lang),
        format!("{:.6}, {:.6}", site.longitude, site.latitude),
        community(site, lang),
        plain(site.residents),
        site.worst_walk.map_or("—".to_owned(), metres),
        shares(&site.by_community, lang),
    ]
}

/// `恒祥社区 120、长安社区 80`.
pub(super) fn shares(shares: &[Share], lang: Lang) -> String {
    let one = |share: &Share| format!("{} {}", share.community.name, plain(share.residents));
    shares.iter().map(one).collect::<Vec<_>>().join(lang.comma())
}

/// A share of all, as a percentage, rounded down: all is said only of all.
fn percent(part: f64, all: f64) -> String {
    let tenths = (part / all * 1000.0 + 1e-9).floor() / 10.0;
    if all > 0.0 { format!("{tenths:.1}%") } else { "—".to_owned() }
}

/// Ids, the first of them spelt out.
pub(super) fn some(ids: &[String], lang: Lang) -> String {
    const SHOWN: usize = 10;
    let shown = ids.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(lang.comma());
    let all = ids.len();
    if all <= SHOWN { shown } else { say::and_others(lang, &shown, &all) }
}

/// What is asked, chosen from and found, a sentence a line.
pub(super) fn sentences(siting: &Siting, part: &SitingPart, lang: Lang) -> Vec<String> {
    let mut lines = vec![asked(part, lang)];
    lines.extend(lacking(part, lang));
    lines.extend([there(part, lang), chosen_from(part, lang), residents(siting, part, lang)]);
    if let Some(by) = &part.room_by {
        lines.push(match by.as_str() {
            "--capacity" => say::room_by_capacity(lang),
            property => say::room_by_ratio(lang, &property),
        });
    }
    if let Some(property) = &part.ratio_of {
        lines.push(say::ratio_not_reckoned(lang, &property));
    }
    lines.push(result(siting, part, lang));
    lines
}

fn asked(part: &SitingPart, lang: Lang) -> String {
    let within = plain(part.within);
    let basis = match part.within_basis {
        WalkBasis::User => say::by_argument(lang),
        WalkBasis::Clause => match part.minutes.zip(part.pace) {
            Some((minutes, pace)) => {
                let (minutes, pace) = (plain(minutes), plain(pace));
                say::by_clause_minutes(lang, &minutes, &pace)
            }
            None => say::by_clause(lang),
        },
        WalkBasis::Circle => say::by_circle(lang),
    };
    let served = say::served_within(lang, &within, &basis);
    let area = |need: &AreaNeed| {
        let area = match need.property {
            "site_area_m2" => say::site_area(lang),
            _ => say::floor_area(lang),
        };
        let least = plain(need.least);
        say::area_of_at_least(lang, &area, &least)
    };
    let areas: Vec<String> = part.needs.iter().map(area).collect();
    match &areas[..] {
        [] => say::asked(lang, &served),
        areas => {
            let areas = areas.join(lang.comma());
            say::asked_and_area(lang, &areas, &served)
        }
    }
}

fn there(part: &SitingPart, lang: Lang) -> String {
    let existing = &part.existing;
    let counted = existing.counted;
    let mut line = say::already_there(lang, &counted);
    if !existing.unsure.is_empty() {
        let (count, some) = (existing.unsure.len(), some(&existing.unsure, lang));
        line += &say::of_which_unsure(lang, &count, &some);
    }
    if !existing.unfit.is_empty() {
        let (count, some) = (existing.unfit.len(), some(&existing.unfit, lang));
        line += &say::unfit_not_counted(lang, &count, &some);
    }
    if !existing.coming.is_empty() {
        let (count, some) = (existing.coming.len(), some(&existing.coming, lang));
        line += &say::coming_not_counted(lang, &count, &some);
    }
    if !existing.off_network.is_empty() {
        let (count, some) = (existing.off_network.len(), some(&existing.off_network, lang));
        line += &say::existing_off_network(lang, &count, &some);
    }
    if !existing.of_unknown_room.is_empty() {
        let (count, some) = (existing.of_unknown_room.len(), some(&existing.of_unknown_room, lang));
        line += &say::existing_of_unknown_room(lang, &count, &some);
    }
    if !existing.is_surveyed {
        line += &say::not_surveyed(lang);
    }
    line
}

/// Which communities the clauses say lack it.
fn lacking(part: &SitingPart, lang: Lang) -> Vec<String> {
    let names =
        |called: &[IdAndName]| called.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(lang.comma());
    let mut lines = vec![match part.lacking.is_empty() {
        true => say::none_lacks(lang),
        false => say::lacking_are(lang, &names(&part.lacking)),
    }];
    if !part.met_otherwise.is_empty() {
        lines.push(say::met_otherwise_are(lang, &names(&part.met_otherwise)));
    }
    lines
}

fn chosen_from(part: &SitingPart, lang: Lang) -> String {
    let used = &part.candidates;
    let count = used.count;
    let mut line = match used.from {
        From::Sites => say::candidates_are_sites(lang, &count),
        From::Corners => say::candidates_are_corners(lang, &count),
    };
    if !used.too_small.is_empty() {
        let (count, some) = (used.too_small.len(), some(&used.too_small, lang));
        line += &say::too_small_left_out(lang, &count, &some);
    }
    if !used.of_unknown_size.is_empty() {
        let (count, some) = (used.of_unknown_size.len(), some(&used.of_unknown_size, lang));
        line += &say::unknown_size_left_out(lang, &count, &some);
    }
    if !used.off_network.is_empty() {
        let (count, some) = (used.off_network.len(), some(&used.off_network, lang));
        line += &say::off_network_left_out(lang, &count, &some);
    }
    if used.of_unknown_room > 0 {
        let count = used.of_unknown_room;
        line += &say::without_room_left_out(lang, &count);
    }
    line
}

fn residents(siting: &Siting, part: &SitingPart, lang: Lang) -> String {
    let (unit, of) = (unit(siting, lang), &part.residents);
    let (all, before, share) = (plain(of.all), plain(of.served_before), percent(of.served_before, of.all));
    let mut line = say::residents_served_before(lang, &all, &unit, &before, &share);
    if of.served_for_sure < of.served_before {
        line += &say::for_sure_only(lang, &plain(of.served_for_sure));
    }
    if of.off_network > 0.0 {
        let off = plain(of.off_network);
        line += &say::and_residents_off_network(lang, &off);
    }
    line
}

/// What was found, and how sure that is.
pub(super) fn result(siting: &Siting, part: &SitingPart, lang: Lang) -> String {
    let unit = unit(siting, lang);
    let sites = part.sites.len();
    let newly = plain(part.residents.newly_served);
    let after = percent(part.residents.served_before + part.residents.newly_served, part.residents.all);
    let bound = part.bound.unwrap_or(0.0);
    let of_others = if part.beyond_reach.is_empty() { String::new() } else { say::others_out_of_reach(lang) };
    match (part.outcome, part.aim) {
        (SitingOutcome::AllServed, _) => {
            let within = plain(part.within);
            let unsure = match part.residents.served_for_sure < part.residents.served_before {
                true => {
                    let some = some(&part.existing.unsure, lang);
                    say::if_unsure_meet(lang, &some)
                }
                false => String::new(),
            };
            say::result_nothing_to_build(lang, &within, &unsure)
        }
        (SitingOutcome::Proven, Aim::Fewest | Aim::Most { .. }) if part.sites.is_empty() => {
            say::result_none_reaches(lang)
        }
        (SitingOutcome::Impossible, Aim::Nearest { count }) => say::result_too_few(lang, &count),
        (SitingOutcome::Impossible, _) => say::result_too_little_room(lang),
        (SitingOutcome::Undecided, _) => say::result_nothing_in_time(lang),
        (SitingOutcome::Proven, Aim::Fewest) => {
            say::result_fewest_proven(lang, &sites, &newly, &unit, &after, &of_others)
        }
        (SitingOutcome::TimeOver, Aim::Fewest) => {
            let bound = plain(bound);
            say::result_fewest_not_proven(lang, &sites, &newly, &unit, &after, &of_others, &bound)
        }
        (SitingOutcome::Proven, Aim::Most { count }) => {
            let more = if sites < count { say::more_serve_no_more(lang) } else { String::new() };
            say::result_most_proven(lang, &sites, &newly, &unit, &after, &more)
        }
        (SitingOutcome::TimeOver, Aim::Most { .. }) => {
            // Rounded up: at most so far off.
            let off = format!("{:.1}%", ((bound - part.value.unwrap_or(0.0)) / bound * 1000.0).ceil() / 10.0);
            let bound = plain(bound);
            say::result_most_not_proven(lang, &sites, &newly, &unit, &after, &bound, &off)
        }
        (outcome, Aim::Nearest { .. }) => {
            let worst = metres(part.value.unwrap_or(0.0));
            let before = part.worst_before.map_or_else(
                || say::there_was_none(lang),
                |metres| {
                    let metres = self::metres(metres);
                    say::m_before(lang, &metres)
                },
            );
            let before = match part.without_any {
                count if count > 0 && part.worst_before.is_some() => {
                    say::and_without_any(lang, &before, &count)
                }
                _ => before,
            };
            let sure = if outcome == SitingOutcome::Proven {
                say::proven_shortest(lang)
            } else {
                let bound = metres(bound);
                say::not_proven_shortest(lang, &bound)
            };
            say::result_nearest(lang, &sites, &worst, &before, &of_others, &sure)
        }
    }
}
