//! Every label of the page in both languages, in this one place; the script gets them embedded.

use indexmap::IndexMap;

use crate::lang::Lang;
use crate::report::gap_list::COLUMNS;
use crate::report::wording;
use crate::say;
use crate::verdict::Verdict;

/// Labels by the keys the page and its script ask for. What stands in braces the script fills.
pub struct Labels(IndexMap<&'static str, String>);

impl Labels {
    /// A label's text.
    pub fn get(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// All of them, for the script.
    pub fn all(&self) -> &IndexMap<&'static str, String> {
        &self.0
    }

    /// The labels in a language; `gate` is what the standard calls its gate.
    pub fn new(gate: Option<&str>, lang: Lang) -> Labels {
        let verdict = |verdict| wording::verdict(verdict, lang).to_owned();
        let gate = match (gate, lang) {
            (Some(title), Lang::Zh) => title.to_owned(),
            _ => say!(lang, "关口", "Gate"),
        };
        let gate_of = gate.clone();
        let mut labels = IndexMap::from([
            ("pass", verdict(Verdict::Pass)),
            ("fail", verdict(Verdict::Fail)),
            ("unknown", verdict(Verdict::Unknown)),
            ("not_applicable", verdict(Verdict::NotApplicable)),
            ("title", say!(lang, "完整居住社区建设核查报告", "Complete residential community audit")),
            ("overview", say!(lang, "各社区总览", "All communities")),
            ("about", say!(lang, "核查依据", "What this audit rests on")),
            ("skip", say!(lang, "跳到正文", "Skip to content")),
            ("pick", say!(lang, "社区", "Community")),
            ("back", say!(lang, "返回总览", "Back to overview")),
            ("print", say!(lang, "打印本页", "Print this view")),
            ("print_all", say!(lang, "打印全部社区", "Print all communities")),
            (
                "no_script",
                say!(
                    lang,
                    "浏览器没有运行脚本，只能看总览和核查依据；地图、逐项核查和项目清单需要启用脚本。",
                    "Without script this page shows the overview and the sources only; maps, items and gap lists need script."
                ),
            ),
            ("find_community", say!(lang, "按名称筛选", "Filter by name")),
            ("found_communities", say!(lang, "{{n}}/{{of}} 个社区", "{{n}} of {{of}} communities")),
            ("col_name", say!(lang, "社区", "Community")),
            ("col_score", say!(lang, "得分", "Score")),
            ("col_grade", say!(lang, "等级", "Grade")),
            ("col_gate", gate),
            ("col_failing", say!(lang, "不达标项", "Items failing")),
            ("col_open", say!(lang, "待核实项", "Items unknown")),
            ("col_judged", say!(lang, "已判/适用条款", "Judged/clauses")),
            ("col_items", say!(lang, "逐项结论", "Verdicts by item")),
            ("gate_parts", say!(lang, "{gate_of}各条", "Parts of the gate")),
            ("parts", say!(lang, "本页各部分", "Parts of this page")),
            ("on_map", say!(lang, "地图", "Map")),
            ("items", say!(lang, "逐项核查", "Items and clauses")),
            ("gap_list", say!(lang, "项目清单", "Gap list")),
            ("score_apart", say!(lang, "得分构成", "The score taken apart")),
            ("open_facts", say!(lang, "待核实", "To be found out")),
            ("access", say!(lang, "步行可达", "Within a walk")),
        ]);
        labels.extend(map(lang));
        labels.extend(tables(lang));
        Labels(labels)
    }
}

fn map(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        (
            "map_absent",
            say!(
                lang,
                "没有地图：核查结果（audit.json）中没有这个社区的图形。社区数量多时不写入图形，可用 --community 单独核查这个社区。其余内容不受影响。",
                "No map: the audit holds no geometry of this community. Audits of many communities leave it out; audit this one alone with --community. All else is complete."
            ),
        ),
        (
            "map_empty",
            say!(
                lang,
                "没有地图：数据中没有这个社区的边界、住宅楼、设施和路径的图形。其余内容不受影响。",
                "No map: the data holds no boundary, residence, facility or path of this community. All else is complete."
            ),
        ),
        (
            "map_not_printed",
            say!(
                lang,
                "一次打印只带前 {{n}} 个社区的地图。要这个社区的地图，请打开它，再“打印本页”。",
                "Printed together, only the first {{n}} communities have their maps. For this one's, open it and print that view."
            ),
        ),
        ("map_of", say!(lang, "{{name}}地图", "Map of {{name}}")),
        ("zoom_in", say!(lang, "放大", "Zoom in")),
        ("zoom_out", say!(lang, "缩小", "Zoom out")),
        ("north", say!(lang, "北 ↑", "N ↑")),
        ("legend", say!(lang, "图例", "Legend")),
        (
            "map_keys",
            say!(
                lang,
                "点击住宅楼或设施看原因。键盘：Tab 进入地图，方向键换一处，回车查看。单击地图后可用滚轮缩放。",
                "Click a residence or facility to see why. Keyboard: Tab into the map, arrows to move, Enter to ask. After a click on the map the wheel zooms."
            ),
        ),
        ("choose_clause", say!(lang, "在地图上核对条款", "Ask the map about a clause")),
        ("all_walks", say!(lang, "全部步行要求（住宅楼是否可达）", "All walks (is each residence served)")),
        (
            "choose_hint",
            say!(
                lang,
                "住宅楼按全部步行类条款着色。选一个条款，地图标出不达标、待核实和作为依据的住宅楼与设施。",
                "Residences are coloured by all clauses about walks. Choose a clause and the map shows what fails it, what is unknown, and what its verdict rests on."
            ),
        ),
        (
            "not_on_map",
            say!(
                lang,
                "这一条款没有落到具体的住宅楼或设施上。",
                "This clause speaks of no residence or facility."
            ),
        ),
        ("state_fail", say!(lang, "不达标", "fails")),
        ("state_unknown", say!(lang, "待核实", "unknown")),
        ("state_pass", say!(lang, "达标", "passes")),
        ("state_counted", say!(lang, "列入核查", "looked at")),
        ("state_none", say!(lang, "本条不涉及", "not concerned")),
        ("served_fail", say!(lang, "住宅楼：不可达", "residences not served")),
        ("served_unknown", say!(lang, "住宅楼：待核实", "residences unknown")),
        ("served_pass", say!(lang, "住宅楼：可达", "residences served")),
        ("served_counted", say!(lang, "住宅楼：列入核查", "residences looked at")),
        ("things_fail", say!(lang, "不达标 {{n}} 处", "{{n}} fail")),
        ("things_unknown", say!(lang, "待核实 {{n}} 处", "{{n}} unknown")),
        ("things_pass", say!(lang, "达标 {{n}} 处", "{{n}} pass")),
        ("things_counted", say!(lang, "列入核查 {{n}} 处", "{{n}} looked at")),
        ("the_rest", say!(lang, "其余 {{n}} 处", "{{n}} more")),
        ("boundary", say!(lang, "社区边界", "boundary")),
        ("metres_below", say!(lang, "楼下数字：步行米数", "number below a residence: metres on foot")),
        ("paths", say!(lang, "步行路网", "walking network")),
        ("not_yet", say!(lang, "规划或在建（不计入）", "planned or unfinished (not counted)")),
        ("beyond", say!(lang, "边界以外", "beyond the boundary")),
        ("categories_shown", say!(lang, "设施类别 {{n}} 类", "{{n}} categories of facility")),
        ("id", say!(lang, "编号", "Id")),
        ("kind", say!(lang, "类别", "Kind")),
        ("people", say!(lang, "居民", "Residents")),
        ("walk_to", say!(lang, "到最近的{{to}}", "To the nearest {{to}}")),
        ("metres", say!(lang, "步行 {{n}} 米", "{{n}} m on foot")),
        ("off_network", say!(lang, "在路网之外，距离不详", "off the network, not known")),
        ("no_walk", say!(lang, "沿路网走不到", "no walk leads there")),
        ("nothing_said", say!(lang, "没有条款涉及。", "No clause speaks of it.")),
        ("close", say!(lang, "关闭", "Close")),
        ("named", say!(lang, "{{name}}（{{id}}）", "{{name}} ({{id}})")),
    ]
}

fn tables(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        ("columns", COLUMNS.join(",")),
        ("clause", say!(lang, "条款", "Clause")),
        ("level", say!(lang, "程度", "Level")),
        ("verdict", say!(lang, "结论", "Verdict")),
        ("reason", say!(lang, "原因", "Reason")),
        ("measured", say!(lang, "实测", "Measured")),
        ("required", say!(lang, "要求", "Required")),
        ("evidence", say!(lang, "依据", "Evidence")),
        ("sentence", say!(lang, "{{text}}。", "{{text}}. ")),
        ("semicolon", say!(lang, "；", "; ")),
        ("comma", say!(lang, "，", ", ")),
        ("text_from", say!(lang, "条文出处", "Where the text is from")),
        ("evidence_count", say!(lang, "依据 {{n}} 处", "{{n}} things")),
        ("with_note", say!(lang, "{{text}}（{{note}}）", "{{text}} ({{note}})")),
        ("colon", say!(lang, "：", ": ")),
        ("unserved", say!(lang, "未服务到", "Not served")),
        ("note", say!(lang, "说明", "Note")),
        ("source", say!(lang, "出处", "Source")),
        ("unverified", say!(lang, "数值未核实出处", "number unverified")),
        ("ask_map", say!(lang, "在地图上核对", "Ask the map")),
        ("confidence", say!(lang, "条文出处：{{text}}", "Text: {{text}}")),
        (
            "about_text",
            say!(
                lang,
                "条文出处；不核查的部分 {{n}} 处",
                "Where the text is from; {{n}} parts of it not checked"
            ),
        ),
        ("quote_reason", say!(lang, "不核查“{{quote}}”：{{reason}}", "Not checked, “{{quote}}”: {{reason}}")),
        ("earned_of", say!(lang, "得 {{earned}} 分（满分 {{of}}）", "{{earned}} of {{of}} points")),
        ("not_scored", say!(lang, "不计分", "not scored")),
        ("item", say!(lang, "建设内容", "Item")),
        ("earned", say!(lang, "得分", "Earned")),
        ("of_weight", say!(lang, "满分", "Of")),
        ("clauses_failing", say!(lang, "不达标的强制条款", "Obligatory clauses failing")),
        ("clauses_open", say!(lang, "待核实的强制条款", "Obligatory clauses unknown")),
        ("nothing_open", say!(lang, "没有待核实的事项。", "Nothing is left to find out.")),
        ("ask", say!(lang, "要核实什么", "What to find out")),
        ("no_gaps", say!(lang, "没有不达标的项，清单为空。", "No item fails; the list is empty.")),
        ("find_gap", say!(lang, "在清单中查找", "Search the list")),
        ("found_gaps", say!(lang, "{{n}}/{{of}} 行", "{{n}} of {{of}} rows")),
        ("show_more", say!(lang, "再显示（还有 {{n}} 行）", "Show more ({{n}} rows left)")),
        (
            "access_note",
            say!(
                lang,
                "居民到最近一处现状设施（含边界以外）的步行距离在五、十、十五分钟生活圈（300、500、1000 米）以内的比例。",
                "Share of residents whose nearest existing facility, inside or beyond the boundary, lies within the five-, ten- and fifteen-minute circles (300, 500, 1000 m)."
            ),
        ),
        ("category", say!(lang, "设施类别", "Category")),
        ("facilities", say!(lang, "社区内现状数", "Existing inside")),
        ("within_5", say!(lang, "5 分钟", "5 min")),
        ("within_10", say!(lang, "10 分钟", "10 min")),
        ("within_15", say!(lang, "15 分钟", "15 min")),
        ("off_share", say!(lang, "路网之外", "Off network")),
        ("no_residents", say!(lang, "—", "—")),
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::page::SCRIPT_PARTS;
    use super::*;

    /// What follows `opening` up to the next quotation mark, wherever it stands in the script.
    fn asked(opening: &str) -> BTreeSet<String> {
        let of = |part: &str| -> Vec<String> {
            part.split(opening).skip(1).map(|rest| rest.split('"').next().unwrap_or("").to_owned()).collect()
        };
        SCRIPT_PARTS.iter().flat_map(|part| of(part)).collect()
    }

    #[test]
    fn the_script_asks_only_for_labels_that_exist() {
        let labels = Labels::new(None, Lang::Zh);
        let asked = asked("label(\"");
        assert!(asked.len() > 40, "{asked:?}");
        for key in asked {
            // `state_` and the like are completed by a state.
            let completed = key.ends_with('_').then(|| format!("{key}pass"));
            let completed = completed.map(|key| key.replace("col_pass", "col_score"));
            let key = completed.unwrap_or(key);
            assert!(labels.all().contains_key(key.as_str()), "{key}");
        }
    }

    #[test]
    fn both_languages_have_the_same_labels_and_the_same_gaps_to_fill() {
        let (zh, en) = (Labels::new(Some("七有"), Lang::Zh), Labels::new(Some("七有"), Lang::En));
        assert_eq!(zh.all().keys().collect::<Vec<_>>(), en.all().keys().collect::<Vec<_>>());
        for (key, text) in zh.all() {
            let gaps = |text: &str| -> BTreeSet<String> {
                text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or("").to_owned()).collect()
            };
            assert!(!text.is_empty() && !en.get(key).is_empty(), "{key}");
            assert_eq!(gaps(text), gaps(en.get(key)), "{key}");
        }
    }
}
