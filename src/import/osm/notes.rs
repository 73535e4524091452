//! What an import says about itself: its name and source, and what was decided on the way.

use std::path::Path;

use super::Import;
use crate::both;
use crate::defect::{Defect, Place};
use crate::lang::{Both, Lang};

/// As many nested compounds as are named; all are in the dataset.
const NAMED: usize = 8;

impl Import<'_> {
    pub fn name_it(&mut self, path: &Path) {
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
    pub fn tell(&mut self) {
        let mut defects = Vec::new();
        let warning =
            |code, what: Both, mend: Both| Defect::warning(code, self.file, Place::Whole, what).mend(mend);
        let note = |code, what: Both| Defect::note(code, self.file, Place::Whole, what);
        if self.draft.communities.is_empty() {
            defects.push(
                warning(
                    "no-communities",
                    both!(
                        "没有一个有名称的小区（landuse=residential），因此没有社区，无法评估",
                        "it holds no named compound (landuse=residential), so no community to audit"
                    ),
                    both!(
                        "用 --community 给出社区边界的 GeoJSON 文件",
                        "give the communities' boundaries as GeoJSON with --community"
                    ),
                )
                .expected(both!("至少一个社区", "at least one community")),
            );
        }
        let tally = &self.tally;
        if let n @ 1.. = tally.cut_ways {
            defects.push(warning(
                "cut-ways",
                both!(
                    "{n} 条道路有节点不在文件中，只保留了节点齐全的部分",
                    "{n} way(s) have nodes that are not in the file; the parts whose nodes are known were kept"
                ),
                both!(
                    "导出更大的范围，使所评社区离边缘至少 1 千米",
                    "export a larger area, whose edge is a kilometre or more from the communities"
                ),
            ));
        }
        if let n @ 1.. = self.elements.misplaced {
            defects.push(warning(
                "misplaced-nodes",
                both!(
                    "{n} 个节点的坐标不在地球上，已略去",
                    "{n} node(s) left out that are at no place on the globe"
                ),
                both!("重新导出", "export the file again"),
            ));
        }
        if self.draft.residences.is_empty() {
            defects.push(note(
                "no-residences",
                both!("没有住宅楼，居民的步行距离无从计算", "it holds no residence to measure walks from"),
            ));
        }
        if let n @ 1.. = tally.nested.len() {
            let pairs = |lang: Lang| {
                let pairs: Vec<&str> = tally.nested.iter().take(NAMED).map(|pair| pair.get(lang)).collect();
                let more = if n > NAMED { "……" } else { "" };
                pairs.join(lang.comma()) + more
            };
            let (zh, en) = (pairs(Lang::Zh), pairs(Lang::En));
            defects.push(note(
                "nested-compounds",
                both!(
                    "{n} 个有名称的小区整个在另一个之内，各自作为一个社区，里面的住宅楼和设施归较小的：{zh}",
                    "{n} named compound(s) lie wholly within another: each is a community, and the residences and \
                     facilities in both belong to the smaller: {en}"
                ),
            ));
        }
        if let n @ 1.. = self.elements.deleted {
            defects.push(note(
                "deleted-elements",
                both!("{n} 个已删除的要素未导入", "{n} deleted element(s) not imported"),
            ));
        }
        if let n @ 1.. = tally.private_ways {
            defects.push(note(
                "private-ways",
                both!(
                    "{n} 条道路标为私有（access=private），按居民可走导入",
                    "{n} private way(s) (access=private) taken as walked by residents"
                ),
            ));
        }
        if let n @ 1.. = tally.closed_ways {
            defects.push(note(
                "closed-ways",
                both!(
                    "{n} 条道路禁止步行（access=no 等），导入为封闭（closed）",
                    "{n} way(s) closed to walkers (access=no and the like), imported as closed"
                ),
            ));
        }
        if let n @ 1.. = tally.separate_sidewalks {
            defects.push(note(
                "separate-sidewalks",
                both!(
                    "{n} 条道路的人行道单独绘制（sidewalk=separate），道路本身未导入",
                    "{n} road(s) left out whose sidewalks are mapped apart (sidewalk=separate)"
                ),
            ));
        }
        if let n @ 1.. = tally.barriers.len() {
            defects.push(note(
                "barriers",
                both!(
                    "{n} 处上锁、禁行的门或围墙把道路断开",
                    "ways stop at {n} wall(s), locked gate(s) or gate(s) closed to walkers"
                ),
            ));
        }
        if let n @ 1.. = tally.gates_of_nothing {
            defects.push(note(
                "gates-of-nothing",
                both!(
                    "{n} 个出入口不在已导入的设施、住宅楼或小区的轮廓上，未导入",
                    "{n} entrance(s) left out that are on no outline of what was imported"
                ),
            ));
        }
        self.draft.defects = defects;
    }
}
