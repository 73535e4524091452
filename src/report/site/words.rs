//! Words that all formats of a siting share.

use crate::lang::Lang;
use crate::report::rank::unit as counted;
use crate::say;
use crate::site::{Aim, Basis, CORNER, From, Outcome, Part, Proposed, Share, Siting};
use crate::units::plain;

/// What residents are counted in.
pub fn unit(siting: &Siting, lang: Lang) -> &'static str {
    counted(siting.counted_in, lang)
}

/// What a site's residents are called: newly served, or nearest to it where the worst walk is
/// what counts.
pub fn won(siting: &Siting, lang: Lang) -> String {
    let unit = unit(siting, lang);
    match siting.parts.first().map(|part| part.aim) {
        Some(Aim::Nearest { .. }) => say!(lang, "离它最近（{unit}）", "Nearest to it ({unit})"),
        _ => say!(lang, "新服务（{unit}）", "Newly served ({unit})"),
    }
}

/// The kind of facility.
pub fn category(part: &Part, lang: Lang) -> String {
    match lang {
        Lang::Zh => part.category_name.clone(),
        Lang::En => part.category.replace('_', " "),
    }
}

/// Metres to a reader: whole ones, rounded up, so that none is told a walk shorter than it is.
pub fn metres(metres: f64) -> String {
    plain((metres - 1e-6).ceil().max(0.0))
}

/// `13.c 公共厕所`.
pub fn kind(part: &Part, lang: Lang) -> String {
    format!("{} {}", part.clauses.join(lang.comma()), category(part, lang))
}

/// Where a site is: its name or id, or by a residence near it.
pub fn place(site: &Proposed, lang: Lang) -> String {
    let name = match &site.name {
        Some(name) if *name != site.site => format!("{name}（{}）", site.site),
        _ => candidate(&site.site, lang),
    };
    match &site.near {
        Some(near) if site.name.is_none() => {
            let (residence, metres) = (&near.residence, metres(near.metres));
            say!(lang, "{name}，距{residence} {metres} 米", "{name}, {metres} m from {residence}")
        }
        _ => name,
    }
}

/// A candidate by its id; what stands in for one is a street corner.
pub fn candidate(id: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh if id.starts_with(CORNER) => format!("路口 {id}"),
        _ => id.to_owned(),
    }
}

/// `恒祥社区 120、长安社区 80`.
pub fn shares(shares: &[Share], lang: Lang) -> String {
    let one = |share: &Share| format!("{} {}", share.community.name, plain(share.residents));
    shares.iter().map(one).collect::<Vec<_>>().join(lang.comma())
}

/// A share of all, as a percentage.
fn percent(part: f64, all: f64) -> String {
    if all > 0.0 { format!("{:.1}%", part / all * 100.0) } else { "—".to_owned() }
}

/// Ids, the first of them spelt out.
fn some(ids: &[String], lang: Lang) -> String {
    const SHOWN: usize = 10;
    let shown = ids.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(lang.comma());
    let all = ids.len();
    if all <= SHOWN { shown } else { say!(lang, "{shown}等 {all} 处", "{shown} and others, {all} in all") }
}

/// What is asked, chosen from and found, a sentence a line.
pub fn sentences(siting: &Siting, part: &Part, lang: Lang) -> Vec<String> {
    let mut lines =
        vec![asked(part, lang), there(part, lang), chosen_from(part, lang), residents(siting, part, lang)];
    if let Some(by) = &part.room_by {
        lines.push(match by.as_str() {
            "--capacity" => say!(
                lang,
                "容量：每处新设施按 --capacity 限定，已有的不限；一栋楼的居民可以分到几处",
                "Room: each new facility as --capacity says, what is there without limit; residents of one building may go to several"
            ),
            property => say!(
                lang,
                "容量：按条款的比例由用地的 {property} 推算；一栋楼的居民可以分到几处",
                "Room: by the clause's ratio from {property} of the sites; residents of one building may go to several"
            ),
        });
    }
    lines.push(result(siting, part, lang));
    lines
}

fn asked(part: &Part, lang: Lang) -> String {
    let within = metres(part.within);
    let basis = match part.within_basis {
        Basis::User => say!(lang, "--within", "--within"),
        Basis::Clause => say!(lang, "条款规定", "the clause"),
        Basis::Circle => say!(
            lang,
            "条款没有写，取 GB 50180-2018 的十分钟生活圈；用 --within 另定",
            "the clause does not say: the ten-minute circle of GB 50180-2018; --within sets another"
        ),
    };
    let served = say!(
        lang,
        "步行 {within} 米以内算服务到（{basis}）",
        "residents within {within} m of walking are served ({basis})"
    );
    let Some(need) = part.needs else { return say!(lang, "要求：{served}", "Asked: {served}") };
    let least = plain(need.least);
    let (zh, en) = if need.property == "site_area_m2" {
        ("用地面积", "site area")
    } else {
        ("建筑面积", "floor area")
    };
    say!(lang, "要求：{zh}不小于 {least} 平方米；{served}", "Asked: {en} of at least {least} m²; {served}")
}

fn there(part: &Part, lang: Lang) -> String {
    let existing = &part.existing;
    let counted = existing.counted;
    let mut line = say!(lang, "已有：{counted} 处算数", "There already: {counted} counted");
    if !existing.unsure.is_empty() {
        let (count, some) = (existing.unsure.len(), some(&existing.unsure, lang));
        line += &say!(
            lang,
            "，其中 {count} 处是否合要求不详（{some}）",
            ", of which {count} may or may not meet the clause ({some})"
        );
    }
    if !existing.unfit.is_empty() {
        let (count, some) = (existing.unfit.len(), some(&existing.unfit, lang));
        line += &say!(
            lang,
            "；{count} 处不合要求，不算（{some}）",
            "; {count} do not meet it and are not counted ({some})"
        );
    }
    if !existing.coming.is_empty() {
        let (count, some) = (existing.coming.len(), some(&existing.coming, lang));
        line += &say!(
            lang,
            "；在建或规划 {count} 处，不算（{some}）",
            "; {count} planned or under construction, not counted ({some})"
        );
    }
    line
}

fn chosen_from(part: &Part, lang: Lang) -> String {
    let used = &part.candidates;
    let count = used.count;
    let mut line = match used.from {
        From::Sites => say!(
            lang,
            "候选：{count} 处候选用地（sites.geojson）",
            "Candidates: {count} sites of sites.geojson"
        ),
        From::Corners => say!(
            lang,
            "候选：没有 sites.geojson，取社区里的 {count} 个路口；路口未必有地可建，须现场核实",
            "Candidates: there is no sites.geojson, so {count} street corners of the communities; whether there is room must be looked at"
        ),
    };
    if !used.too_small.is_empty() {
        let (count, some) = (used.too_small.len(), some(&used.too_small, lang));
        line +=
            &say!(lang, "；面积不够的 {count} 处除外（{some}）", "; {count} too small are left out ({some})");
    }
    if !used.of_unknown_size.is_empty() {
        let (count, some) = (used.of_unknown_size.len(), some(&used.of_unknown_size, lang));
        line += &say!(
            lang,
            "；面积不详的 {count} 处除外（{some}）",
            "; {count} of unknown size are left out ({some})"
        );
    }
    if !used.off_network.is_empty() {
        let (count, some) = (used.off_network.len(), some(&used.off_network, lang));
        line += &say!(
            lang,
            "；离路网太远的 {count} 处除外（{some}）",
            "; {count} off the network are left out ({some})"
        );
    }
    if used.of_unknown_room > 0 {
        let count = used.of_unknown_room;
        line += &say!(
            lang,
            "；没有写容量的 {count} 处除外",
            "; {count} that do not say what they have room for are left out"
        );
    }
    line
}

fn residents(siting: &Siting, part: &Part, lang: Lang) -> String {
    let (unit, of) = (unit(siting, lang), &part.residents);
    let (all, before, share) = (plain(of.all), plain(of.served_before), percent(of.served_before, of.all));
    let mut line = say!(
        lang,
        "居民：共 {all} {unit}，现在服务到 {before}（{share}）",
        "Residents: {all} {unit}, of whom {before} are served now ({share})"
    );
    if of.off_network > 0.0 {
        let off = plain(of.off_network);
        line += &say!(
            lang,
            "；{off} 离路网太远，走多远不知道",
            "; {off} are off the network, nobody knows how far they walk"
        );
    }
    line
}

/// What was found, and how sure that is.
pub fn result(siting: &Siting, part: &Part, lang: Lang) -> String {
    let unit = unit(siting, lang);
    let sites = part.sites.len();
    let newly = plain(part.residents.newly_served);
    let after = percent(part.residents.served_before + part.residents.newly_served, part.residents.all);
    let bound = part.bound.unwrap_or(0.0);
    let of_others = if part.beyond_reach.is_empty() {
        String::new()
    } else {
        say!(
            lang,
            "（另有没有候选能服务到的，见下）",
            " (others are out of reach of every candidate, see below)"
        )
    };
    match (part.outcome, part.aim) {
        (Outcome::AllServed, _) => {
            let within = metres(part.within);
            say!(
                lang,
                "结果：步行距离已知的居民都已在 {within} 米以内，不用再建",
                "Result: all residents whose walk is known are within {within} m already; nothing to build"
            )
        }
        (Outcome::Impossible, Aim::Nearest { count }) => say!(
            lang,
            "结果：{count} 处不够，无论建在哪里都有住宅楼走不到",
            "Result: {count} sites are too few; wherever they are, some residence can walk to none"
        ),
        (Outcome::Impossible, _) => say!(
            lang,
            "结果：全部候选都建也容不下要服务的居民",
            "Result: all candidates together have too little room"
        ),
        (Outcome::Undecided, _) => say!(
            lang,
            "结果：到时限还没有找到；用 --time-limit 放宽时限",
            "Result: nothing was found in time; give it more with --time-limit"
        ),
        (Outcome::Proven, Aim::Fewest) => say!(
            lang,
            "结果：最少 {sites} 处，新服务 {newly} {unit}，共达 {after}{of_others}；已证明不能更少",
            "Result: {sites} sites at least, {newly} {unit} newly served, {after} in all{of_others}; proven, fewer will not do"
        ),
        (Outcome::TimeOver, Aim::Fewest) => {
            let bound = plain(bound);
            say!(
                lang,
                "结果：{sites} 处，新服务 {newly} {unit}，共达 {after}{of_others}；到时限为止没有证明最少，只知道至少要 {bound} 处",
                "Result: {sites} sites, {newly} {unit} newly served, {after} in all{of_others}; not proven fewest in time: it takes {bound} at least"
            )
        }
        (Outcome::Proven, Aim::Most { count }) => {
            let more = if sites < count {
                say!(lang, "；再多建也不能多服务", "; more would serve no more")
            } else {
                String::new()
            };
            say!(
                lang,
                "结果：建 {sites} 处，新服务 {newly} {unit}，共达 {after}；已证明最优{more}",
                "Result: {sites} sites, {newly} {unit} newly served, {after} in all; proven, no choice is better{more}"
            )
        }
        (Outcome::TimeOver, Aim::Most { .. }) => {
            let off = percent(bound - part.value.unwrap_or(0.0), bound);
            let bound = plain(bound);
            say!(
                lang,
                "结果：建 {sites} 处，新服务 {newly} {unit}，共达 {after}；到时限为止没有证明最优：最优不超过 {bound} {unit}，离它至多差 {off}",
                "Result: {sites} sites, {newly} {unit} newly served, {after} in all; not proven best in time: no choice serves more than {bound} {unit}, {off} away at most"
            )
        }
        (outcome, Aim::Nearest { .. }) => {
            let worst = metres(part.value.unwrap_or(0.0));
            let before = part.worst_before.map_or_else(
                || say!(lang, "原来一处也没有", "there was none"),
                |metres| {
                    let metres = self::metres(metres);
                    say!(lang, "原来 {metres} 米", "{metres} m before")
                },
            );
            let sure = if outcome == Outcome::Proven {
                say!(lang, "已证明不能更短", "proven, no choice leaves it shorter")
            } else {
                let bound = metres(bound);
                say!(
                    lang,
                    "到时限为止没有证明最短，只知道不会短于 {bound} 米",
                    "not proven shortest in time: it is {bound} m at least"
                )
            };
            say!(
                lang,
                "结果：建 {sites} 处，最远的步行 {worst} 米（{before}）{of_others}；{sure}",
                "Result: {sites} sites, the longest walk {worst} m ({before}){of_others}; {sure}"
            )
        }
    }
}
