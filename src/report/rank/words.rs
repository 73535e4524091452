//! Words and columns that all formats of the ranking share.

use super::because::because;
use crate::lang::Lang;
use crate::rank::{Basis, By, CountedIn, Counting, Key, Lack, Ranking, Row, Served, Unpriced, Whom, Why};
use crate::report::cells::{Cell, Column, Kind};
use crate::say;
use crate::units::{plain, quantity};

/// `人`, `户` or `栋`.
pub fn unit(unit: CountedIn, lang: Lang) -> &'static str {
    match (unit, lang) {
        (CountedIn::People, Lang::Zh) => "人",
        (CountedIn::Households, Lang::Zh) => "户",
        (CountedIn::Dwellings, Lang::Zh) => "栋楼",
        (CountedIn::People, Lang::En) => "people",
        (CountedIn::Households, Lang::En) => "households",
        (CountedIn::Dwellings, Lang::En) => "buildings",
    }
}

/// What a ranking goes by.
pub fn by(by: By, lang: Lang) -> &'static str {
    match (by, lang) {
        (By::Residents, Lang::Zh) => "居民",
        (By::Score, Lang::Zh) => "得分",
        (By::Gate, Lang::Zh) => "关口",
        (By::Residents, Lang::En) => "residents",
        (By::Score, Lang::En) => "score",
        (By::Gate, Lang::En) => "gate",
    }
}

/// A key and its direction.
pub fn key(key: Key, unit: CountedIn, lang: Lang) -> String {
    let unit = self::unit(unit, lang);
    match key {
        Key::CostKnown => say!(lang, "投资已知的在前", "cost known first"),
        Key::ResidentsPerWanYuan => {
            say!(lang, "每万元惠及居民（{unit}）多的在前", "most {unit} per 10⁴ yuan first")
        }
        Key::PointsPerWanYuan => {
            say!(lang, "每万元得分（低端）多的在前", "most points (low end) per 10⁴ yuan first")
        }
        Key::OpensGate => say!(lang, "能打开关口的在前", "what opens the gate first"),
        Key::GateLeft => say!(lang, "离打开关口还差的项少的在前", "fewest gaps left in the gate's way first"),
        Key::Cost => say!(lang, "投资少的在前", "cheapest first"),
        Key::Residents => say!(lang, "惠及居民（{unit}）多的在前", "most {unit} first"),
        Key::Points => say!(lang, "得分（先低端后高端）多的在前", "most points (low end, then high) first"),
        Key::Deadline => say!(lang, "时限早的在前", "earliest deadline first"),
        Key::Item => say!(lang, "标准的项序", "the standard's order of items"),
        Key::Community => say!(lang, "数据里的社区次序", "the data's order of communities"),
    }
}

/// The columns of the table, in all formats.
pub fn columns(ranking: &Ranking, lang: Lang) -> Vec<Column> {
    let unit = unit(ranking.counted_in, lang);
    let column = Column::new;
    use Kind::*;
    vec![
        column(say!(lang, "位次", "Rank"), 6.0, Ordinal),
        column(say!(lang, "社区", "Community"), 14.0, Word),
        column(say!(lang, "项", "Item"), 6.0, Ordinal),
        column(say!(lang, "建设内容", "Content"), 18.0, Text),
        column(say!(lang, "条款", "Clauses"), 12.0, Text),
        column(say!(lang, "惠及居民（{unit}）", "Residents ({unit})"), 10.0, Count),
        column(say!(lang, "其中60岁以上", "Of them 60+"), 9.0, Count),
        column(say!(lang, "其中0—3岁", "Of them 0-3"), 9.0, Count),
        column(say!(lang, "得分增加（低）", "Points (low)"), 9.0, Figure),
        column(say!(lang, "得分增加（高）", "Points (high)"), 9.0, Figure),
        column(say!(lang, "关口", "Gate"), 18.0, Text),
        column(say!(lang, "投资（万元）", "Cost (10⁴ yuan)"), 10.0, Figure),
        column(say!(lang, "每万元（{unit}）", "{unit} per 10⁴ yuan"), 10.0, Figure),
        column(say!(lang, "每万元（分）", "Points per 10⁴ yuan"), 10.0, Figure),
        column(say!(lang, "同一项目一并解决的项", "Items closed together"), 12.0, Text),
        column(say!(lang, "就绪", "Ready"), 6.0, Word),
        column(say!(lang, "还缺", "Lacking"), 24.0, Text),
        column(say!(lang, "责任单位", "Responsible"), 18.0, Text),
        column(say!(lang, "完成时限", "Deadline"), 14.0, Word),
        column(say!(lang, "为什么排在这里", "Why it stands here"), 40.0, Text),
        column(say!(lang, "居民数从哪里来", "Where the residents come from"), 30.0, Text),
        column(say!(lang, "投资从哪里来", "Where the cost comes from"), 36.0, Text),
        column(say!(lang, "数据", "Dataset"), 20.0, Text),
    ]
}

/// A row's cells, a column each.
pub fn cells(ranking: &Ranking, row: &Row, lang: Lang) -> Vec<Cell> {
    let together =
        if row.purchase.closes.len() > 1 { numbers(&row.purchase.closes, lang) } else { String::new() };
    let lacks: Vec<String> = row.lacks.iter().map(|lack| self::lack(lack, lang)).collect();
    let text = Cell::Text;
    vec![
        Cell::Number(row.rank as f64),
        text(row.community_name.clone()),
        Cell::Number(f64::from(row.item)),
        text(row.title.clone()),
        text(row.clauses.join(lang.comma())),
        Cell::count(row.served.counted(ranking.counted_in)),
        Cell::count(row.served.people_60_plus),
        Cell::count(row.served.children_0_3),
        Cell::maybe(row.points.map(|points| points.low)),
        Cell::maybe(row.points.map(|points| points.high)),
        text(gate(row, lang)),
        Cell::maybe(row.cost.map(|cost| cost.wan_yuan())),
        Cell::maybe(row.purchase.residents_per_wan_yuan.map(|per| (per * 1e4).round() / 1e4)),
        Cell::maybe(row.purchase.points_per_wan_yuan.map(|per| (per * 1e4).round() / 1e4)),
        text(together),
        text(yes_no(row.ready, lang).to_owned()),
        text(lacks.join(lang.semicolon())),
        text(row.responsible.clone()),
        text(row.deadline.clone()),
        text(because(ranking, row, lang)),
        text(whence(&row.served, lang)),
        text(basis(ranking, row, lang)),
        text(row.dataset.clone()),
    ]
}

pub fn yes_no(flag: bool, lang: Lang) -> &'static str {
    match (flag, lang) {
        (true, Lang::Zh) => "是",
        (false, Lang::Zh) => "否",
        (true, Lang::En) => "yes",
        (false, Lang::En) => "no",
    }
}

pub fn numbers(items: &[u32], lang: Lang) -> String {
    items.iter().map(u32::to_string).collect::<Vec<_>>().join(lang.comma())
}

/// What closing a gap alone does to the gate; empty where it has nothing to do with one.
pub fn gate(row: &Row, lang: Lang) -> String {
    let Some(gate) = row.gate.as_ref().filter(|gate| gate.is_in_the_way) else { return String::new() };
    let left = gate.left;
    let mut text = match (gate.opens, left) {
        (Some(true), _) => say!(lang, "打开关口", "opens the gate"),
        (None, _) => say!(lang, "不再有不达标，另有待核实", "none fails any more, some are unknown"),
        (Some(false), _) => say!(lang, "还差 {left} 项", "{left} more in the way"),
    };
    if !gate.last_of.is_empty() && gate.opens != Some(true) {
        let parts = gate.last_of.join(lang.comma());
        text += &say!(lang, "；{parts}的最后一项", "; the last of {parts}");
    }
    text
}

/// What is lacking, for a reader.
pub fn lack(lack: &Lack, lang: Lang) -> String {
    match lack {
        Lack::Project => say!(lang, "台账里没有项目", "no project in the register"),
        Lack::ResponsibleUnit => say!(lang, "没有责任单位", "no responsible unit"),
        Lack::Deadline => say!(lang, "没有完成时限", "no deadline"),
        Lack::Overdue { days } => say!(lang, "时限已过 {days} 天", "{days} days overdue"),
        Lack::CompleteOnPaper => {
            say!(lang, "台账已完工而实测不达标，先查原因", "complete on paper, yet the gap is there")
        }
        Lack::Site { least, largest } => {
            let least = plain(*least);
            match largest.map(plain) {
                None => {
                    say!(lang, "没有候选用地（要 {least} 平方米）", "no candidate site ({least} m² needed)")
                }
                Some(largest) => say!(
                    lang,
                    "候选用地最大 {largest} 平方米，不足 {least} 平方米",
                    "the largest candidate site has {largest} m² of {least} m² needed"
                ),
            }
        }
    }
}

/// Where the number of residents comes from.
pub fn whence(served: &Served, lang: Lang) -> String {
    let mut text = match served.whom {
        Whom::OfFailingBuildings => {
            let dwellings = served.dwellings.unwrap_or(0);
            say!(lang, "不达标的 {dwellings} 栋楼的居民", "residents of the {dwellings} buildings that fail")
        }
        Whom::All => {
            say!(lang, "全社区居民（设施没有或不合要求）", "all residents (facility missing or inadequate)")
        }
    };
    if !served.from_community.is_empty() {
        let name = |property: &&str| {
            match (*property, lang) {
                ("population", Lang::Zh) => "人口",
                ("households", Lang::Zh) => "户数",
                ("population_60_plus", Lang::Zh) => "60岁以上人口",
                ("children_0_3", Lang::Zh) => "0—3岁婴幼儿",
                (other, _) => other,
            }
            .to_owned()
        };
        let names = served.from_community.iter().map(name).collect::<Vec<_>>().join(lang.comma());
        text += &say!(
            lang,
            "；{names}取社区的总数，住宅楼没有写全",
            "; {names} by the community's own total, its residences do not say"
        );
    }
    text
}

/// Where a row's cost comes from.
pub fn basis(ranking: &Ranking, row: &Row, lang: Lang) -> String {
    let projects = row.projects.iter().map(|at| &ranking.projects[*at]);
    let texts = projects.map(|project| match &project.basis {
        Basis::Register { rows, counting, spent, .. } => {
            let rows = rows.iter().map(usize::to_string).collect::<Vec<_>>().join(lang.comma());
            let how = match counting {
                Counting::Single => String::new(),
                Counting::Once => {
                    say!(lang, "，同名项目金额相同，只计一次", ", one project of one amount, counted once")
                }
                Counting::Summed => say!(lang, "，各行相加", ", its rows added up"),
            };
            let begun = match spent.0 {
                0 => String::new(),
                _ => say!(lang, "，已完成投资 {spent} 万元未扣", ", of which {spent} are spent already"),
            };
            say!(lang, "台账第 {rows} 行{how}{begun}", "register, row {rows}{how}{begun}")
        }
        Basis::Complex { source } => {
            let name = &project.name;
            say!(lang, "造价表综合体“{name}”（{source}）", "costs.toml, complex {name:?} ({source})")
        }
        Basis::Costs { parts } => {
            let parts = parts.iter().map(|part| {
                let (each, source) = (part.each, &part.source);
                let what = part.clause.as_ref().map_or(String::new(), |clause| format!("{clause} "));
                match (part.quantity, part.unit) {
                    (Some(count), Some(unit)) => {
                        let short = quantity(count, unit, lang);
                        say!(
                            lang,
                            "{what}差 {short} × {each} 万元（{source}）",
                            "{what}{short} short × {each} 10⁴ yuan ({source})"
                        )
                    }
                    _ => say!(lang, "{what}{each} 万元（{source}）", "{what}{each} 10⁴ yuan ({source})"),
                }
            });
            let parts = parts.collect::<Vec<_>>().join(lang.semicolon());
            say!(lang, "造价表：{parts}", "costs.toml: {parts}")
        }
        Basis::Unknown { why: Unpriced::NotTold } => {
            say!(lang, "台账和造价表都没有写", "neither the register nor costs.toml tells it")
        }
        Basis::Unknown { why: Unpriced::NoShortfall } => say!(
            lang,
            "造价表有单价，但差多少不是一个确定的数",
            "costs.toml has a unit cost, but by how much it falls short is no number"
        ),
    });
    texts.collect::<Vec<_>>().join(lang.semicolon())
}

/// Why a gap is left out of the set for a budget.
pub fn why(why: &Why, lang: Lang) -> String {
    match why {
        Why::CostUnknown => say!(lang, "投资不详，不能列入", "its cost is unknown"),
        Why::BeyondBudget { short_wan_yuan: short } => {
            say!(lang, "单独一项就超出预算 {short} 万元", "it alone is {short} 10⁴ yuan beyond the budget")
        }
        Why::NothingGained => say!(
            lang,
            "不增加所求的，或不知道增加多少",
            "it adds nothing to what is wanted, or nobody knows how much"
        ),
        Why::OthersDoMore => {
            say!(
                lang,
                "买得起，但同样的钱用在选中的项上更多",
                "affordable, but the same money does more elsewhere"
            )
        }
    }
}
