//! What else a reader of a siting must know.

use super::words::{candidate, shares, unit};
use crate::lang::Lang;
use crate::say;
use crate::site::{Part, Residence, Siting};
use crate::units::plain;

/// What else a reader must know, a heading and its lines.
pub fn remarks(siting: &Siting, part: &Part, lang: Lang) -> Vec<(String, Vec<String>)> {
    let unit = unit(siting, lang);
    let mut remarks = Vec::new();
    let residence = |residence: &Residence| {
        let name = match &residence.label {
            Some(label) if *label != residence.id => format!("{label}（{}）", residence.id),
            _ => residence.id.clone(),
        };
        let community = siting.communities.iter().find(|c| c.id == residence.community);
        let (community, people) = (community.map_or("", |c| c.name.as_str()), plain(residence.residents));
        say!(lang, "{community}　{name}：{people} {unit}", "{community}, {name}: {people} {unit}")
    };
    if !part.beyond_reach.is_empty() {
        let (count, people) = (part.beyond_reach.len(), plain(part.residents.beyond_reach));
        remarks.push((
            say!(
                lang,
                "没有候选能服务到的住宅楼：{count} 栋，{people} {unit}",
                "Residences out of reach of every candidate: {count}, {people} {unit}"
            ),
            part.beyond_reach.iter().map(residence).collect(),
        ));
    }
    if !part.off_network.is_empty() {
        let count = part.off_network.len();
        remarks.push((
            say!(
                lang,
                "离路网太远、走多远不知道的住宅楼：{count} 栋",
                "Residences off the network, whose walks nobody knows: {count}"
            ),
            part.off_network.iter().map(residence).collect(),
        ));
    }
    if !part.still_short.is_empty() {
        let short = part.still_short.iter().map(|short| {
            let (name, missing) = (&short.community.name, plain(short.missing));
            say!(lang, "{name} 还差 {missing} 处", "{name}: {missing} short")
        });
        remarks.push((
            say!(
                lang,
                "条款按社区内的处数判定，照此建成后仍不够的",
                "The clause counts facilities inside a community; still short with these"
            ),
            short.collect(),
        ));
    }
    if !part.shared.is_empty() {
        let shared = part.shared.iter().map(|shared| {
            let site = match &shared.name {
                Some(name) => format!("{name}（{}）", shared.site),
                None => candidate(&shared.site, lang),
            };
            let shares = shares(&shared.communities, lang);
            let mark =
                if shared.is_proposed { say!(lang, "（已选）", " (chosen)") } else { String::new() };
            say!(lang, "{site}{mark}：{shares} {unit}", "{site}{mark}: {shares} {unit}")
        });
        remarks.push((
            say!(
                lang,
                "可以合用的：建在这里，这些都缺它的社区各有居民走得到（合用算不算达标，由主管部门认定）",
                "Sites to share: from here residents of several communities that lack it are within the walk (whether sharing counts is for the authority to say)"
            ),
            shared.collect(),
        ));
    }
    remarks
}
