//! `acceptance/<community id>.docx`: a community's acceptance opinion (验收意见), to be signed.

use super::words;
use crate::accept::{Acceptance, CommunityAcceptance, Conclusion};
use crate::lang::Lang;
use crate::report::docx::{Letter, Paper, TableColumn};
use crate::report::wording;
use crate::say;

/// The opinion of one community.
pub fn document(acceptance: &Acceptance, community: &CommunityAcceptance, lang: Lang) -> Vec<u8> {
    let mut letter = Letter::begin(&community.title, &acceptance.as_of, Paper::Upright);
    letter.text(&basis(acceptance, community, lang));
    letter.section(&say!(lang, "一、验收结论", "1. Conclusion"));
    conclusions(acceptance, community, lang).iter().for_each(|text| letter.text(text));
    letter.section(&say!(lang, "二、项目验收情况", "2. Projects"));
    projects(&mut letter, community, lang);
    letter.section(&say!(lang, "三、与建设前相比的变化", "3. Changes since the earlier audit"));
    changes(&mut letter, community, lang);
    letter.section(&say!(lang, "四、整改要求", "4. To put right"));
    rectifications(&mut letter, community, lang);
    letter.section(&say!(lang, "五、待核实事项", "5. To find out"));
    to_verify(&mut letter, community, lang);
    if !community.waivers.is_empty() {
        letter.section(&say!(lang, "六、豁免", "6. Waivers"));
        community.waivers.iter().for_each(|waiver| letter.text(&wording::waiver(waiver, lang)));
    }
    letter.section(&say!(lang, "验收组和各方签字", "Signatures"));
    signatures(&mut letter, lang);
    letter.finish()
}

/// By what standard, on what day, and beside which earlier audit.
pub fn basis(acceptance: &Acceptance, community: &CommunityAcceptance, lang: Lang) -> String {
    let (name, standard, version) = (&community.name, &acceptance.standard, &acceptance.tool.version);
    let (title, hash) = (&standard.title, &standard.sha256[..standard.sha256.len().min(12)]);
    let (before, now) = (&acceptance.before, &acceptance.as_of);
    let layers = standard.layers.join(" → ");
    let mut text = say!(
        lang,
        "依据《{title}》（{layers}，标准校验值 {hash}），按 {now} 的数据对{name}逐条核查，并与 {before} 的核查结果对照。核查由 ccaudit {version} 计算，结论由验收组确认。",
        "{name} was audited clause by clause against {title} ({layers}, digest {hash}) on the data of {now}, and compared with the audit of {before}. Computed by ccaudit {version}; the acceptance group confirms the conclusion."
    );
    if let Some(other) = &acceptance.standard_before {
        let title = &other.title;
        text += &say!(
            lang,
            "前一次核查用的是另一个标准或版本（{title}），有的变化出于标准。",
            " The earlier audit was against another standard or version ({title}); some changes are the standard's."
        );
    }
    text
}

/// The conclusion and what it rests on, a paragraph each.
pub fn conclusions(acceptance: &Acceptance, community: &CommunityAcceptance, lang: Lang) -> Vec<String> {
    let conclusion = words::conclusion(community.conclusion, lang);
    let projects = community.projects.len();
    let [pass, rectify, verify] = [Conclusion::Pass, Conclusion::Rectify, Conclusion::Verify]
        .map(|wanted| words::count(community, wanted));
    let (failing, unknown) = (community.now.failing, community.now.unknown);
    let mut texts = vec![
        say!(
            lang,
            "结论：{conclusion}。台账项目 {projects} 个，通过 {pass} 个、整改 {rectify} 个、待核实 {verify} 个；现有 {failing} 项不达标、{unknown} 项待核实。",
            "Conclusion: {conclusion}. Of {projects} projects of the register {pass} pass, {rectify} are to be put right, {verify} to be verified; {failing} items fail now and {unknown} are undecided."
        ),
        {
            let before = words::score(community.before.as_ref(), lang);
            let now = words::score(Some(&community.now), lang);
            say!(
                lang,
                "得分：建设前 {before}，现在 {now}。得分用来比较和排序，不是验收评分。",
                "Score: {before} before, {now} now. It is for comparing and ranking; it is not the acceptance score."
            )
        },
    ];
    if community.now.gate.is_some() {
        let gate = words::gate(community, lang);
        let title = acceptance.standard.gate.clone().filter(|_| lang == Lang::Zh);
        let title = title.unwrap_or_else(|| say!(lang, "关口", "Gate"));
        texts.push(say!(lang, "{title}：{gate}。", "{title}: {gate}."));
    }
    texts
}

fn projects(letter: &mut Letter, community: &CommunityAcceptance, lang: Lang) {
    if community.projects.is_empty() {
        letter.text(&say!(
            lang,
            "台账里没有这个社区的项目。",
            "The register has no project of this community."
        ));
        return;
    }
    let columns = [
        TableColumn::word(say!(lang, "序号", "No."), 6),
        TableColumn::prose(say!(lang, "建设内容", "Item"), 16),
        TableColumn::prose(say!(lang, "项目名称", "Project"), 24),
        TableColumn::word(say!(lang, "台账状态", "Register"), 10),
        TableColumn::word(say!(lang, "结论", "Conclusion"), 10),
        TableColumn::prose(say!(lang, "依据", "Ground"), 38),
    ];
    let rows = community.projects.iter().enumerate().map(|(index, project)| {
        vec![
            (index + 1).to_string(),
            format!("{} {}", project.project.item, project.project.title),
            project.project.name.clone(),
            project.project.stage.word(lang).to_owned(),
            words::of_project(project, lang),
            project.reason.clone(),
        ]
    });
    letter.table(&columns, rows);
}

fn changes(letter: &mut Letter, community: &CommunityAcceptance, lang: Lang) {
    let none = say!(lang, "无", "none");
    let list =
        |items: Vec<String>| if items.is_empty() { none.clone() } else { items.join(lang.semicolon()) };
    let closed = community.closed.iter().map(|gap| format!("{} {}", gap.item, gap.title)).collect();
    let new = community.new_gaps.iter().map(|gap| format!("{} {}", gap.item, gap.title)).collect();
    let regressions = community.regressions.iter().map(|c| words::problem(&c.clause, lang)).collect();
    let lost = community.lost.iter().map(|c| words::problem(&c.clause, lang)).collect();
    let (closed, new, regressions, lost) = (list(closed), list(new), list(regressions), list(lost));
    letter.text(&say!(lang, "已解决的不达标项：{closed}。", "Gaps closed: {closed}."));
    letter.text(&say!(lang, "新出现的不达标项：{new}。", "New gaps: {new}."));
    letter.text(&say!(
        lang,
        "退步的条款：{regressions}。",
        "Clauses that passed and fail now: {regressions}."
    ));
    if !community.lost.is_empty() {
        letter.text(&say!(
            lang,
            "原已达标、现待核实的条款：{lost}。",
            "Clauses that passed and are undecided now: {lost}."
        ));
    }
}

fn rectifications(letter: &mut Letter, community: &CommunityAcceptance, lang: Lang) {
    if community.rectifications.is_empty() {
        letter.text(&say!(lang, "没有需要整改的项。", "Nothing is to be put right."));
        return;
    }
    let columns = [
        TableColumn::prose(say!(lang, "建设内容", "Item"), 16),
        TableColumn::prose(say!(lang, "存在问题", "What is wrong"), 40),
        TableColumn::word(say!(lang, "责任单位", "Responsible"), 16),
        TableColumn::word(say!(lang, "原定时限", "Deadline"), 14),
        TableColumn::word(say!(lang, "整改时限", "Put right by"), 14),
    ];
    let rows = community.rectifications.iter().map(|row| {
        vec![
            format!("{} {}", row.item, row.title),
            format!("{}（{}）", words::problems(row, lang), words::kind(row.kind, lang)),
            row.responsible.clone(),
            row.deadline.clone(),
            row.rectify_by.clone(),
        ]
    });
    letter.table(&columns, rows);
}

fn to_verify(letter: &mut Letter, community: &CommunityAcceptance, lang: Lang) {
    if community.to_verify.is_empty() {
        letter.text(&say!(lang, "没有待核实的强制性条款。", "No obligatory clause is undecided."));
        return;
    }
    let columns = [
        TableColumn::word(say!(lang, "条款", "Clause"), 8),
        TableColumn::prose(say!(lang, "建设内容", "Item"), 18),
        TableColumn::prose(say!(lang, "为何待核实", "Why"), 37),
        TableColumn::prose(say!(lang, "需要查明", "What to find out"), 37),
    ];
    let rows = community.to_verify.iter().map(|fact| {
        vec![
            fact.clause.clone(),
            format!("{} {}", fact.item, fact.title),
            fact.reason.clone(),
            fact.ask.clone(),
        ]
    });
    letter.table(&columns, rows);
}

/// Who signs, a row each with room for a hand or a seal.
pub fn signatories(lang: Lang) -> [String; 6] {
    [
        say!(lang, "验收组组长（签字）", "Head of the acceptance group"),
        say!(lang, "验收组成员（签字）", "Members of the acceptance group"),
        say!(lang, "社区居民委员会（盖章）", "Residents' committee (seal)"),
        say!(lang, "街道办事处或镇人民政府（盖章）", "Street office or town (seal)"),
        say!(lang, "住房城乡建设部门（盖章）", "Housing department (seal)"),
        say!(lang, "民政部门（盖章）", "Civil-affairs department (seal)"),
    ]
}

fn signatures(letter: &mut Letter, lang: Lang) {
    let columns = [TableColumn::word("", 34), TableColumn::prose("", 42), TableColumn::word("", 24)];
    let date = say!(lang, "　　　年　　月　　日", "Date:");
    // Blank lines are room to sign in.
    letter.table(&columns, signatories(lang).map(|who| vec![who, "\n\n\n".into(), date.clone()]));
}
