//! The ranking on a terminal.

use super::{because, words};
use crate::audit::Range;
use crate::lang::Lang;
use crate::rank::{By, CountedIn, Plan, Ranking, Row, Set};
use crate::report::columns::{self, Column};
use crate::report::wording;
use crate::say;
use crate::units::plain;

/// How many gaps left out are spelt out.
const SHOWN: usize = 40;

/// The whole ranking as text.
pub fn text(ranking: &Ranking, lang: Lang) -> String {
    let mut text = format!("{}\n", title(ranking, lang));
    for line in basis(ranking, lang) {
        text += &format!("{line}\n");
    }
    if !ranking.rows.is_empty() {
        text.push('\n');
        text += &table(ranking, lang);
        let unpriced = ranking.rows.iter().filter(|row| row.cost.is_none()).count();
        if unpriced > 0 {
            text += &say!(
                lang,
                "（{unpriced} 项投资不详：填进台账的 cost_wan_yuan，或用 --costs 给造价表）\n",
                "({unpriced} costs unknown: fill in cost_wan_yuan of the register, or name a table with --costs)\n"
            );
        }
    }
    if !ranking.waived.is_empty() {
        let count = ranking.waived.len();
        text += &say!(lang, "\n── 已豁免，不参加排序（{count}）\n", "\n── Waived, not ranked ({count})\n");
        for gap in &ranking.waived {
            let (name, item, title, until) = (&gap.community_name, gap.item, &gap.title, &gap.until);
            let clauses = gap.clauses.join(lang.comma());
            text += &say!(
                lang,
                "   {name}　{item} {title}：{clauses}，豁免至 {until}\n",
                "   {name}, {item} {title}: {clauses}, waived until {until}\n"
            );
        }
        if ranking.gate.is_some() {
            text += &say!(
                lang,
                "   （关口按不计豁免的算：已豁免的不达标项仍挡在关口前。）\n",
                "   (The gate is the one without waivers: a waived gap is still in its way.)\n"
            );
        }
    }
    if let Some(plan) = ranking.plan.as_ref().filter(|_| !ranking.rows.is_empty()) {
        text += &planned(ranking, plan, lang);
    }
    text
}

/// What it is a ranking of.
pub fn title(ranking: &Ranking, lang: Lang) -> String {
    let datasets = ranking.datasets.join(lang.semicolon());
    say!(lang, "先做哪些：{datasets}", "Which first: {datasets}")
}

/// What is ranked, by which keys, and how residents are counted, in sentences.
pub fn basis(ranking: &Ranking, lang: Lang) -> Vec<String> {
    let (communities, gaps, standard) = (ranking.communities, ranking.rows.len(), &ranking.standard);
    if gaps == 0 {
        return vec![match ranking.waived.len() {
            0 => say!(
                lang,
                "{communities} 个社区没有不达标项，没有可排的（标准：{standard}）。",
                "Nothing to rank: none of {communities} communities has a gap ({standard})."
            ),
            waived => say!(
                lang,
                "{communities} 个社区的 {waived} 个不达标项全部已豁免，没有可排的（标准：{standard}）。",
                "Nothing to rank: all {waived} gaps of {communities} communities are waived ({standard})."
            ),
        }];
    }
    let keys: Vec<String> =
        ranking.keys.iter().map(|key| words::key(*key, ranking.counted_in, lang)).collect();
    let (keys, by) = (keys.join(if lang == Lang::Zh { " → " } else { " -> " }), words::by(ranking.by, lang));
    let mut lines = vec![
        say!(
            lang,
            "{communities} 个社区 {gaps} 个不达标项，按{by}排序（标准：{standard}）。",
            "{gaps} gaps of {communities} communities, by {by} ({standard})."
        ),
        say!(
            lang,
            "次序：{keys}。没有权重；同一项目解决几项的，按它解决的几项合计排。",
            "Order: {keys}. There are no weights; a project that closes several gaps is ranked by their sum."
        ),
    ];
    if !ranking.without_people.is_empty() {
        let (unit, names) =
            (words::unit(ranking.counted_in, lang), ranking.without_people.join(lang.comma()));
        lines.push(say!(
            lang,
            "居民按{unit}计：{names}的住宅楼没有写全人口。",
            "Residents are counted in {unit}: the residences of {names} do not all say their population."
        ));
    }
    if !ranking.idle_complexes.is_empty() {
        let names = ranking.idle_complexes.join(lang.comma());
        lines.push(say!(
            lang,
            "造价表里的综合体 {names} 没有对应的不达标项。",
            "Complexes of costs.toml that close no gap: {names}."
        ));
    }
    lines
}

fn table(ranking: &Ranking, lang: Lang) -> String {
    let unit = words::unit(ranking.counted_in, lang);
    let has_groups = ranking.rows.iter().any(|row| group(row).is_some());
    let mut columns = vec![
        Column::right(say!(lang, "位次", "Rank")),
        Column::left(say!(lang, "社区", "Community")),
        Column::left(say!(lang, "不达标项", "Gap")),
        Column::right(say!(lang, "惠及（{unit}）", "Residents ({unit})")),
    ];
    if has_groups {
        columns.push(Column::left(say!(lang, "其中", "Of them")));
    }
    columns.extend([
        Column::right(say!(lang, "得分", "Points")),
        Column::right(say!(lang, "投资（万元）", "Cost (10⁴ yuan)")),
        Column::right(match ranking.by {
            By::Score => say!(lang, "每万元（分）", "Points per 10⁴ yuan"),
            _ => say!(lang, "每万元（{unit}）", "{unit} per 10⁴ yuan"),
        }),
        Column::left(say!(lang, "关口", "Gate")),
        Column::left(say!(lang, "就绪", "Ready")),
        Column::left(say!(lang, "为什么排在这里", "Why it stands here")),
    ]);
    let rows = ranking.rows.iter().map(|row| {
        let mut cells = vec![
            row.rank.to_string(),
            row.community_name.clone(),
            format!("{} {}", row.item, row.title),
            row.served.counted(ranking.counted_in).map_or(unknown(lang), |count| count.to_string()),
        ];
        if has_groups {
            cells.push(match group(row) {
                Some((years, count)) => {
                    let years = if years == 60 { "60+" } else { "0—3" };
                    say!(lang, "{years} 岁 {count}", "{years}: {count}")
                }
                None => String::new(),
            });
        }
        cells.extend([
            row.points.map_or(unknown(lang), gained),
            row.cost.map_or(unknown(lang), |cost| cost.to_string()),
            match ranking.by {
                By::Score => row.purchase.points_per_wan_yuan.map(|per| format!("{per:.4}")),
                _ => row.purchase.residents_per_wan_yuan.map(|per| format!("{per:.1}")),
            }
            .unwrap_or_default(),
            words::gate(row, lang),
            match row.ready {
                true => words::yes_no(true, lang).to_owned(),
                false => row
                    .lacks
                    .iter()
                    .map(|lack| words::lack(lack, lang))
                    .collect::<Vec<_>>()
                    .join(lang.semicolon()),
            },
            because::because(ranking, row, lang),
        ]);
        cells
    });
    columns::text(&columns, rows)
}

/// The group that an item is for, by its first year of age, and how many they are.
fn group(row: &Row) -> Option<(u32, u64)> {
    let old = row.served.people_60_plus.map(|count| (60, count));
    old.or_else(|| row.served.children_0_3.map(|count| (0, count)))
}

fn unknown(lang: Lang) -> String {
    say!(lang, "不详", "unknown")
}

/// `+1.25`, or `+1.25—2.5`.
fn gained(points: Range) -> String {
    let (low, high) = (plain(points.low), plain(points.high));
    if low == high { format!("+{low}") } else { format!("+{low}—{high}") }
}

/// What a budget buys, in sentences.
pub fn budget(ranking: &Ranking, plan: &Plan, lang: Lang) -> Vec<String> {
    let (budget, spent, unspent) = (plan.budget, plan.set.cost, plan.set.unspent);
    let (closed, projects) = (plan.set.ranks.len(), plan.set.projects.len());
    let mut lines = vec![
        say!(
            lang,
            "预算 {budget} 万元：列入 {projects} 个项目、解决 {closed} 项，共 {spent} 万元，余 {unspent} 万元。",
            "Budget {budget} 10⁴ yuan: {projects} projects close {closed} gaps for {spent}; {unspent} are left."
        ),
        match ranking.by {
            By::Residents => say!(
                lang,
                "所求：惠及居民（逐项相加）最多；同样多的取花钱少的。",
                "Wanted: most residents, summed over gaps; of equal sets the cheaper."
            ),
            By::Score => say!(
                lang,
                "所求：各项单独的得分（低端）之和最多；同样多的取花钱少的。",
                "Wanted: most points, each gap's own at the low end; of equal sets the cheaper."
            ),
            By::Gate => say!(
                lang,
                "所求：打开的关口最多，其次惠及居民（逐项相加）最多；同样多的取花钱少的。",
                "Wanted: most gates opened, then most residents, summed over gaps; of equal sets the cheaper."
            ),
        },
        does(ranking, &plan.set, lang),
    ];
    let next = &plan.next;
    let step = next.step;
    if next.added.is_empty() && next.dropped.is_empty() {
        lines.push(say!(lang, "再加 {step} 万元：列入的不变。", "With {step} more: the same set."));
    } else {
        let list = |ranks: &[usize]| {
            let names = ranks.iter().map(|rank| {
                let row = ranking.row(*rank);
                format!("{} {} {}", row.community_name, row.item, row.title)
            });
            names.collect::<Vec<_>>().join(lang.comma())
        };
        let (added, dropped, spent) = (list(&next.added), list(&next.dropped), next.set.cost);
        let dropped = match next.dropped.is_empty() {
            true => String::new(),
            false => say!(lang, "，换下 {dropped}", ", dropping {dropped}"),
        };
        let does = does(ranking, &next.set, lang);
        lines.push(say!(
            lang,
            "再加 {step} 万元：增加 {added}{dropped}，共 {spent} 万元。{does}",
            "With {step} more: adds {added}{dropped}, {spent} in all. {does}"
        ));
    }
    lines
}

/// What a set does, in one sentence.
fn does(ranking: &Ranking, set: &Set, lang: Lang) -> String {
    let (unit, residents, once) = (words::unit(ranking.counted_in, lang), set.residents, set.residents_once);
    let points = gained(set.points);
    let times = if ranking.counted_in == CountedIn::People && lang == Lang::Zh { "人次" } else { unit };
    let gates = match (&ranking.gate, set.gates_opened.is_empty()) {
        (None, _) => String::new(),
        (Some(_), true) => say!(lang, "；没有社区因此打开关口", "; no gate opens"),
        (Some(_), false) => {
            let names = set.gates_opened.join(lang.comma());
            say!(lang, "；打开关口：{names}", "; gates opened: {names}")
        }
    };
    say!(
        lang,
        "惠及 {residents} {times}（逐项相加；至少 {once} {unit}受益），各社区得分共 {points}{gates}。",
        "It serves {residents} {unit} (summed over gaps; at least {once} different ones), {points} points over all communities{gates}."
    )
}

fn planned(ranking: &Ranking, plan: &Plan, lang: Lang) -> String {
    let budget = plan.budget;
    let mut text = say!(lang, "\n── 预算 {budget} 万元\n", "\n── Budget {budget} 10⁴ yuan\n");
    for line in self::budget(ranking, plan, lang) {
        text += &format!("   {line}\n");
    }
    text += &say!(lang, "   列入：\n", "   Chosen:\n");
    if plan.set.ranks.is_empty() {
        text += &say!(lang, "     没有一项买得起\n", "     nothing is affordable\n");
    }
    for rank in &plan.set.ranks {
        let row = ranking.row(*rank);
        let (name, item, title) = (&row.community_name, row.item, &row.title);
        let cost = row.cost.unwrap_or_default();
        let shared = match row.purchase.closes.len() {
            0 | 1 => String::new(),
            _ => {
                let items = words::numbers(&row.purchase.closes, lang);
                say!(lang, "，与 {items} 项同一次投入", ", bought together with items {items}")
            }
        };
        text += &say!(
            lang,
            "     {rank:>3}　{name}　{item} {title}：{cost} 万元{shared}\n",
            "     {rank:>3} {name}, {item} {title}: {cost}{shared}\n"
        );
    }
    for after in &plan.communities {
        let (name, before, now) =
            (&after.name, after.before.map(wording::score), after.after.map(wording::score));
        let (before, now) = (before.unwrap_or_default(), now.unwrap_or_default());
        let gate = match (after.gate_before, after.gate_after) {
            (Some(before), Some(now)) if before != now => {
                let (before, now) = (wording::gate(before, lang), wording::gate(now, lang));
                say!(lang, "，关口 {before} → {now}", ", gate {before} -> {now}")
            }
            _ => String::new(),
        };
        text += &say!(
            lang,
            "     {name}：得分 {before} → {now}{gate}\n",
            "     {name}: score {before} -> {now}{gate}\n"
        );
    }
    if !plan.left_out.is_empty() {
        let count = plan.left_out.len();
        text += &say!(lang, "   没有列入（{count}）：\n", "   Left out ({count}):\n");
        for left in plan.left_out.iter().take(SHOWN) {
            let row = ranking.row(left.rank);
            let (rank, name, item, title) = (left.rank, &row.community_name, row.item, &row.title);
            let why = words::why(&left.why, lang);
            text += &say!(
                lang,
                "     {rank:>3}　{name}　{item} {title}：{why}\n",
                "     {rank:>3} {name}, {item} {title}: {why}\n"
            );
        }
        let rest = count.saturating_sub(SHOWN);
        if rest > 0 {
            text += &say!(lang, "     ……另有 {rest} 项\n", "     ... and {rest} more\n");
        }
    }
    text
}
