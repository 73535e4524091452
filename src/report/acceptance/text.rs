//! The acceptance on a terminal: a line a community, then what stands in its way.

use std::fmt::Write as _;

use super::words;
use crate::accept::{Acceptance, CommunityAcceptance, Conclusion};
use crate::lang::Lang;
use crate::report::columns::{self, Column};
use crate::report::wording;
use crate::say;

/// The whole acceptance as text.
pub fn text(acceptance: &Acceptance, lang: Lang) -> String {
    let datasets = acceptance.datasets.join(lang.semicolon());
    let (title, before, now) = (&acceptance.standard.title, &acceptance.before, &acceptance.as_of);
    let mut text = say!(
        lang,
        "数据：{datasets}\n标准：{title}\n对照：{before} → {now}\n",
        "Data: {datasets}\nStandard: {title}\nCompared: {before} → {now}\n"
    );
    if let Some(other) = &acceptance.standard_before {
        let title = &other.title;
        text += &say!(
            lang,
            "注意：前一次核查用的是另一个标准或版本（{title}），有的变化出于标准，不是出于建设\n",
            "Mind: the earlier audit was against another standard or version ({title}); some changes are the standard's, not the place's\n"
        );
    }
    text.push('\n');
    text += &overview(acceptance, lang);
    for community in &acceptance.communities {
        text += &details(community, lang);
    }
    text + &say!(
        lang,
        "\n台账写“已完工”不算数：条款现在达标并有依据，项目才通过。得分用来比较和排序，不是验收评分。\n",
        "\nThat the register says complete counts for nothing: a project passes when its clauses pass now, with evidence. The score is for comparing and ranking; it is not the acceptance score.\n"
    )
}

fn overview(acceptance: &Acceptance, lang: Lang) -> String {
    let gate = acceptance.standard.gate.clone().filter(|_| lang == Lang::Zh);
    let columns = [
        Column::left(say!(lang, "社区", "Community")),
        Column::left(say!(lang, "结论", "Conclusion")),
        Column::right(say!(lang, "项目", "Projects")),
        Column::right(words::conclusion(Conclusion::Pass, lang)),
        Column::right(words::conclusion(Conclusion::Rectify, lang)),
        Column::right(words::conclusion(Conclusion::Verify, lang)),
        Column::right(say!(lang, "账面完工", "Paper only")),
        Column::right(say!(lang, "退步条款", "Regressions")),
        Column::right(say!(lang, "新增不达标", "New gaps")),
        Column::left(say!(lang, "得分", "Score")),
        Column::left(gate.unwrap_or_else(|| say!(lang, "关口", "Gate"))),
    ];
    let rows = acceptance.communities.iter().map(|community| {
        let points = |standing: Option<&crate::accept::Standing>| {
            standing.and_then(|standing| standing.score).map_or("—".to_owned(), wording::score)
        };
        let paper = community.projects.iter().filter(|project| project.paper_only).count();
        vec![
            community.name.clone(),
            words::conclusion(community.conclusion, lang).to_owned(),
            community.projects.len().to_string(),
            words::count(community, Conclusion::Pass).to_string(),
            words::count(community, Conclusion::Rectify).to_string(),
            words::count(community, Conclusion::Verify).to_string(),
            paper.to_string(),
            community.regressions.len().to_string(),
            community.new_gaps.len().to_string(),
            format!("{} → {}", points(community.before.as_ref()), points(Some(&community.now))),
            words::gate(community, lang),
        ]
    });
    columns::text(&columns, rows)
}

fn details(community: &CommunityAcceptance, lang: Lang) -> String {
    let (name, conclusion) = (&community.name, words::conclusion(community.conclusion, lang));
    let mut text = say!(lang, "\n── {name}：{conclusion}\n", "\n── {name}: {conclusion}\n");
    let mut line = |line: String| writeln!(text, "   {line}").expect("writing to a string");
    for project in community
        .projects
        .iter()
        .filter(|project| project.conclusion != Conclusion::Pass || project.by_waiver)
    {
        let (item, title, reason) = (project.project.item, &project.project.title, &project.reason);
        let conclusion = words::of_project(project, lang);
        let short: Vec<String> = project
            .clauses
            .iter()
            .filter(|clause| clause.is_failing())
            .map(|clause| words::short(&clause.short, lang))
            .filter(|short| !short.is_empty())
            .collect();
        let short = match (short.is_empty(), lang) {
            (true, _) => String::new(),
            (false, Lang::Zh) => format!("（{}）", short.join("；")),
            (false, Lang::En) => format!(" ({})", short.join("; ")),
        };
        line(say!(
            lang,
            "{conclusion}　{item} {title}：{reason}{short}",
            "{conclusion}: {item} {title}. {reason}{short}"
        ));
    }
    for (title, changes) in [
        (say!(lang, "退步", "regression"), &community.regressions),
        (say!(lang, "原达标、现待核实", "passed before, undecided now"), &community.lost),
    ] {
        for changed in changes {
            let (item, of, project) = (changed.item, &changed.title, changed.has_project);
            let clause = words::problem(&changed.clause, lang);
            let project =
                if project { String::new() } else { say!(lang, "（没有项目）", " (no project)") };
            line(say!(
                lang,
                "{title}　{item} {of}{project}　{clause}",
                "{title}: {item} {of}{project}. {clause}"
            ));
        }
    }
    for waiver in &community.waivers {
        line(wording::waiver(waiver, lang));
    }
    if let Some(first) = community.rectifications.first() {
        let (count, by) = (community.rectifications.len(), &first.rectify_by);
        line(say!(lang, "整改 {count} 项，时限 {by}", "{count} item(s) to put right by {by}"));
    }
    text
}
