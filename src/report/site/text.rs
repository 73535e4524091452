//! A siting on a terminal.

use super::remarks::remarks;
use super::words;
use crate::lang::Lang;
use crate::report::columns::{self, Column};
use crate::say;
use crate::site::{Part, Proposed, Siting};
use crate::units::plain;

/// How many lines of a remark are spelt out.
const SHOWN: usize = 20;

/// What is sited.
pub fn title(siting: &Siting, lang: Lang) -> String {
    let (item, title, datasets) = (siting.item, &siting.title, siting.datasets.join(lang.semicolon()));
    say!(lang, "建在哪里：{item} {title}（{datasets}）", "Where to build: {item} {title} ({datasets})")
}

/// By what standard, for whom and how walks were measured.
pub fn basis(siting: &Siting, lang: Lang) -> String {
    let (standard, as_of, count) = (&siting.standard, &siting.as_of, siting.communities.len());
    let walks = if siting.along_paths {
        say!(lang, "步行沿路网量", "walks along paths")
    } else {
        say!(
            lang,
            "没有路网，步行按直线距离的 1.3 倍估算",
            "no paths: walks are 1.3 times the straight distance"
        )
    };
    say!(
        lang,
        "标准 {standard}，核查日 {as_of}，{count} 个社区；{walks}",
        "Standard {standard}, as of {as_of}, communities: {count}; {walks}"
    )
}

/// The whole siting as text.
pub fn text(siting: &Siting, lang: Lang) -> String {
    let mut text = format!("{}\n{}\n", title(siting, lang), basis(siting, lang));
    for part in &siting.parts {
        text += &format!("\n── {}\n", words::kind(part, lang));
        for line in words::sentences(siting, part, lang) {
            text += &format!("{line}\n");
        }
        if !part.sites.is_empty() {
            text.push('\n');
            text += &table(siting, part, lang);
        }
        for (heading, lines) in remarks(siting, part, lang) {
            text += &format!("\n{heading}\n");
            for line in lines.iter().take(SHOWN) {
                text += &format!("   {line}\n");
            }
            if lines.len() > SHOWN {
                let rest = lines.len() - SHOWN;
                text += &say!(
                    lang,
                    "   ……还有 {rest} 行，见 --out 的文件\n",
                    "   and {rest} more, in the files of --out\n"
                );
            }
        }
    }
    text
}

fn table(siting: &Siting, part: &Part, lang: Lang) -> String {
    let columns = [
        Column::right(say!(lang, "序号", "No.")),
        Column::left(say!(lang, "位置", "Site")),
        Column::left(say!(lang, "经度，纬度", "Longitude, latitude")),
        Column::left(say!(lang, "所在社区", "In")),
        Column::right(words::won(siting, lang)),
        Column::right(say!(lang, "最远步行（米）", "Longest walk (m)")),
        Column::left(say!(lang, "服务的社区", "Of communities")),
    ];
    let row = |site: &Proposed| {
        vec![
            site.number.to_string(),
            words::place(site, lang),
            format!("{:.6}, {:.6}", site.longitude, site.latitude),
            site.community.as_ref().map_or_else(|| say!(lang, "社区之外", "outside"), |c| c.name.clone()),
            plain(site.residents),
            site.worst_walk.map_or("—".to_owned(), words::metres),
            words::shares(&site.by_community, lang),
        ]
    };
    columns::text(&columns, part.sites.iter().map(row))
}
