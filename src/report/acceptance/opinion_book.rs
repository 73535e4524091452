//! `acceptance/<community id>.xlsx`: the same opinion as a workbook, to filter and to sign.

use rust_xlsxwriter::Workbook;

use super::{opinion, rectification, words};
use crate::accept::{Acceptance, CommunityAcceptance};
use crate::lang::Lang;
use crate::report::wording;
use crate::report::xlsx::{Cell, Column, Sheet, dated, look};
use crate::say;

/// The workbook of one community.
pub fn workbook(acceptance: &Acceptance, community: &CommunityAcceptance, lang: Lang) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&dated(&community.title, &acceptance.as_of));
    for sheet in [
        summary(acceptance, community, lang),
        projects(community, lang),
        changes(community, lang),
        rectification::sheet(std::slice::from_ref(community), lang),
        to_verify(community, lang),
    ] {
        sheet.finish().into_iter().for_each(|sheet| workbook.push_worksheet(sheet));
    }
    workbook.save_to_buffer().expect("writing to memory")
}

fn summary(acceptance: &Acceptance, community: &CommunityAcceptance, lang: Lang) -> Sheet {
    let columns = vec![
        Column::word(say!(lang, "事项", "Matter"), 30.0),
        Column::text(say!(lang, "内容", "Content"), 90.0),
    ];
    let notes = vec![(community.title.clone(), look::title())];
    let mut sheet = Sheet::with_notes(say!(lang, "验收意见", "Opinion"), columns, notes, 0, lang);
    let mut row = |what: String, text: String| sheet.row(vec![Cell::Text(what), Cell::Text(text)]);
    row(say!(lang, "依据", "Basis"), opinion::basis(acceptance, community, lang));
    for text in opinion::conclusions(acceptance, community, lang) {
        row(say!(lang, "结论", "Conclusion"), text);
    }
    for waiver in &community.waivers {
        row(say!(lang, "豁免", "Waiver"), wording::waiver(waiver, lang));
    }
    let date = say!(lang, "　　　　　　　　　　　　年　　月　　日", "Date:");
    for who in opinion::signatories(lang) {
        row(who, format!("\n\n{date}"));
    }
    sheet
}

fn projects(community: &CommunityAcceptance, lang: Lang) -> Sheet {
    let columns = vec![
        Column::ordinal(say!(lang, "项", "Item"), 6.0),
        Column::text(say!(lang, "建设内容", "建设内容"), 18.0),
        Column::text(say!(lang, "项目名称", "项目名称"), 30.0),
        Column::text(say!(lang, "责任单位", "责任单位"), 18.0),
        Column::word(say!(lang, "完成时限", "完成时限"), 16.0),
        Column::word(say!(lang, "台账状态", "Register"), 10.0),
        Column::word(say!(lang, "结论", "Conclusion"), 10.0),
        Column::text(say!(lang, "依据", "Ground"), 60.0),
        Column::text(say!(lang, "差多少", "Short by"), 16.0),
        Column::text(say!(lang, "台账依据", "Evidence of the register"), 24.0),
        Column::ordinal(say!(lang, "台账行", "Row"), 7.0),
    ];
    let mut sheet = Sheet::new(say!(lang, "项目验收", "Projects"), columns, lang);
    for accepted in &community.projects {
        let project = &accepted.project;
        let short: Vec<String> = accepted
            .clauses
            .iter()
            .filter(|clause| !clause.short.is_empty())
            .map(|clause| format!("{} {}", clause.id, words::short(&clause.short, lang)))
            .collect();
        sheet.row(vec![
            Cell::Number(f64::from(project.item)),
            Cell::text(&project.title),
            Cell::text(&project.name),
            Cell::text(project.responsible_text()),
            Cell::text(&project.deadline.printed),
            Cell::text(project.stage.word(lang)),
            Cell::Worded(words::colour(accepted.conclusion), words::of_project(accepted, lang)),
            Cell::text(&accepted.reason),
            Cell::text(short.join("；")),
            Cell::text(project.evidence.clone().unwrap_or_default()),
            Cell::count(project.row),
        ]);
    }
    sheet
}

fn changes(community: &CommunityAcceptance, lang: Lang) -> Sheet {
    let columns = vec![
        Column::word(say!(lang, "变化", "Change"), 18.0),
        Column::ordinal(say!(lang, "项", "Item"), 6.0),
        Column::text(say!(lang, "建设内容", "建设内容"), 24.0),
        Column::word(say!(lang, "条款", "Clause"), 8.0),
        Column::word(say!(lang, "此前", "Before"), 10.0),
        Column::word(say!(lang, "现在", "Now"), 10.0),
        Column::text(say!(lang, "理由", "Reason"), 60.0),
        Column::word(say!(lang, "有项目", "Has a project"), 10.0),
    ];
    let mut sheet = Sheet::new(say!(lang, "变化", "Changes"), columns, lang);
    let yes = |has: bool| match (has, lang) {
        (true, Lang::Zh) => "是",
        (false, Lang::Zh) => "否",
        (true, Lang::En) => "yes",
        (false, Lang::En) => "no",
    };
    let before = |verdict: Option<crate::verdict::Verdict>| verdict.map_or(Cell::Empty, Cell::Verdict);
    for (what, gaps) in [
        (say!(lang, "不达标项已解决", "Gap closed"), &community.closed),
        (say!(lang, "新增不达标项", "New gap"), &community.new_gaps),
    ] {
        for gap in gaps {
            sheet.row(vec![
                Cell::text(&what),
                Cell::Number(f64::from(gap.item)),
                Cell::text(&gap.title),
                Cell::Empty,
                before(gap.before),
                Cell::Verdict(gap.now),
                Cell::Empty,
                Cell::text(yes(gap.has_project)),
            ]);
        }
    }
    for (what, changes) in [
        (say!(lang, "退步", "Regression"), &community.regressions),
        (say!(lang, "原达标、现待核实", "Undecided now"), &community.lost),
    ] {
        for changed in changes {
            sheet.row(vec![
                Cell::text(&what),
                Cell::Number(f64::from(changed.item)),
                Cell::text(&changed.title),
                Cell::text(&changed.clause.id),
                before(changed.clause.before),
                Cell::Verdict(changed.clause.now),
                Cell::text(&changed.clause.reason),
                Cell::text(yes(changed.has_project)),
            ]);
        }
    }
    sheet
}

fn to_verify(community: &CommunityAcceptance, lang: Lang) -> Sheet {
    let columns = vec![
        Column::ordinal(say!(lang, "项", "Item"), 6.0),
        Column::text(say!(lang, "建设内容", "建设内容"), 24.0),
        Column::word(say!(lang, "条款", "Clause"), 8.0),
        Column::text(say!(lang, "为何待核实", "Why it is undecided"), 50.0),
        Column::text(say!(lang, "需要查明", "What to find out"), 50.0),
    ];
    let mut sheet = Sheet::new(say!(lang, "待核实", "To find out"), columns, lang);
    for fact in &community.to_verify {
        sheet.row(vec![
            Cell::Number(f64::from(fact.item)),
            Cell::text(&fact.title),
            Cell::text(&fact.clause),
            Cell::text(&fact.reason),
            Cell::text(&fact.ask),
        ]);
    }
    sheet
}
