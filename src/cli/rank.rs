//! `ccaudit rank`.

use std::fs;
use std::path::Path;

use ccaudit::both;
use ccaudit::defect::{Defect, Place, did_you_mean};
use ccaudit::lang::Lang;
use ccaudit::rank::costs::{Complex, bad_amount};
use ccaudit::rank::{self, Budget, By, Costs, Currency, Fen, Ranking};
use ccaudit::register::{self, Register};
use ccaudit::report;
use ccaudit::standard::Standard;

use super::args::{Inputs, RankArgs, RankBy};
use super::audited::{Audited, audited};
use super::diagnostics::Failure;
use super::exit::Exit;
use super::{deliver, print};

/// By how much more money to ask what it would buy, in 万元, unless the user says otherwise.
const STEP: &str = "50";

/// All gaps of the datasets in one order, and what a budget buys.
pub fn run(args: &RankArgs, lang: Lang) -> Result<Exit, Failure> {
    let budget = budget(args)?;
    let mut found = Vec::new();
    for dataset in &args.inputs.datasets {
        // A community may be in any of the datasets: it is looked for when all are read.
        let community =
            if args.inputs.datasets.len() > 1 { Vec::new() } else { args.inputs.community.clone() };
        let inputs = Inputs { datasets: vec![dataset.clone()], community, ..args.inputs.clone() };
        found.push(audited(&inputs, lang)?);
    }
    if found.len() > 1 {
        choose(&args.inputs.community, &mut found)?;
        comparable(args, &found)?;
    }
    let mut registers: Vec<Register> = Vec::new();
    for found in &found {
        registers.push(super::register::of(
            found,
            found.loaded.as_of,
            register::SOON,
            args.inputs.quiet,
            lang,
        )?);
    }
    let costs = costs(args.costs.as_deref(), &found)?;
    let by = match args.by {
        RankBy::Residents => By::Residents,
        RankBy::Score => By::Score,
        RankBy::Gate => By::Gate,
    };
    if by == By::Gate && found.iter().all(|found| found.audit.standard.gate.is_none()) {
        let standard = &found[0].audit.standard.id;
        return Err(Failure::Usage {
            zh: format!(
                "标准 {standard} 没有“七有”关口，不能按 gate 排\n  处理: 用 --by residents 或 score，或用 --standard 换有关口的标准（如 ningxia-2023）"
            ),
            en: format!(
                "the standard {standard} has no gate to rank by\n  mend: use --by residents or score, or name a standard with a gate, such as --standard ningxia-2023"
            ),
        });
    }
    let sources: Vec<rank::Audited> = found
        .iter()
        .zip(&registers)
        .map(|(found, register)| rank::Audited {
            dataset: &found.loaded.dataset,
            standard: &found.standard,
            audit: &found.audit,
            register,
            members: &found.members,
        })
        .collect();
    let ranking = Ranking::of(&sources, &costs, by, budget);
    residents_known(args, &ranking)?;
    let files = || report::rank_files(&ranking, lang);
    deliver::leave(args.out.as_deref(), files, args.inputs.quiet, lang)?;
    print(&report::rank(&ranking, lang))?;
    Ok(Exit::Completed)
}

fn budget(args: &RankArgs) -> Result<Option<Budget>, Failure> {
    let amount = |name: &str, text: &str| {
        Fen::read(text, Currency::WanYuan).map(|(fen, _)| fen).map_err(|why| {
            let what = bad_amount(why, text);
            Failure::Usage {
                zh: format!(
                    "--{name} {text}：{}\n  应为: 不小于 0 的万元数，如 500 或 \"500 万元\"",
                    what.zh
                ),
                en: format!(
                    "--{name} {text}: {}\n  expected: 0 or more, in 10,000 yuan, such as 500",
                    what.en
                ),
            }
        })
    };
    let Some(text) = &args.budget else { return Ok(None) };
    let step = amount("step", args.step.as_deref().unwrap_or(STEP))?;
    Ok(Some(Budget { amount: amount("budget", text)?, step }))
}

/// Keeps only the communities asked for, which may be of any dataset.
fn choose(wanted: &[String], found: &mut [Audited]) -> Result<(), Failure> {
    if wanted.is_empty() {
        return Ok(());
    }
    let communities = || found.iter().flat_map(|found| &found.audit.communities);
    let unknown = wanted.iter().filter(|name| !communities().any(|c| c.id == **name || c.name == **name));
    let defects = unknown.map(|name| {
        let defect = Defect::error(
            "unknown-community",
            "--community",
            Place::Whole,
            both!("没有社区“{name}”", "there is no community {name:?}"),
        )
        .expected(both!("数据集中社区的 id 或名称", "the id or name of a community of the datasets"));
        match did_you_mean(name, communities().flat_map(|c| [c.id.as_str(), c.name.as_str()])) {
            Some(meant) => defect.mend(both!("是否指 {meant}？", "did you mean {meant}?")),
            None => defect,
        }
    });
    let defects: Vec<Defect> = defects.collect();
    if !defects.is_empty() {
        return Err(Failure::Defects(defects));
    }
    for found in found {
        let communities = std::mem::take(&mut found.audit.communities);
        let members = std::mem::take(&mut found.members);
        let kept = communities.into_iter().zip(members);
        (found.audit.communities, found.members) = kept
            .filter(|(community, _)| wanted.contains(&community.id) || wanted.contains(&community.name))
            .unzip();
    }
    Ok(())
}

/// Points and gates of different standards cannot stand in one order.
fn comparable(args: &RankArgs, found: &[Audited]) -> Result<(), Failure> {
    let (first, rest) = (&found[0].audit.standard, &found[1..]);
    let other =
        rest.iter().zip(&args.inputs.datasets[1..]).find(|(f, _)| f.audit.standard.sha256 != first.sha256);
    let Some((found, path)) = other else { return Ok(()) };
    let (one, another) = (&first.id, &found.audit.standard.id);
    let defect = Defect::error(
        "other-standard",
        &path.display().to_string(),
        Place::Whole,
        both!(
            "标准是 {another}，第一个数据集的是 {one}：得分和关口不能排在一起",
            "its standard is {another}, that of the first dataset {one}: points and gates do not compare"
        ),
    );
    Err(Failure::Defects(vec![
        defect
            .expected(both!("同一个标准", "one standard"))
            .mend(both!("用 --standard 指定一个标准", "name one for all with --standard")),
    ]))
}

/// Reads the table of costs, and checks that its complexes are of communities there are.
fn costs(path: Option<&Path>, found: &[Audited]) -> Result<Costs, Failure> {
    let (Some(path), Some(first)) = (path, found.first()) else { return Ok(Costs::default()) };
    let file = path.display().to_string();
    let text = fs::read(path).map_err(|error| {
        let defect = Defect::error(
            "unreadable",
            &file,
            Place::Whole,
            both!("读不了：{error}", "it cannot be read: {error}"),
        );
        vec![
            defect
                .expected(both!(
                    "造价表（.toml），见 ccaudit rank --help",
                    "a table of costs (.toml), see ccaudit rank --help"
                ))
                .mend(both!("检查路径和权限", "check the path and its permissions")),
        ]
    })?;
    let text = String::from_utf8(text).map_err(|_| {
        let defect = Defect::error(
            "unreadable",
            &file,
            Place::Whole,
            both!("不是 UTF-8 文本", "it is not UTF-8 text"),
        );
        vec![defect.mend(both!("另存为 UTF-8", "save it as UTF-8"))]
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let standard: &Standard = &first.standard;
    let costs = Costs::read(text, &file, standard)?;
    let known = || found.iter().flat_map(|found| &found.loaded.dataset.communities);
    let unknown: Vec<Defect> = costs
        .complexes
        .iter()
        .filter(|complex| !known().any(|c| c.id == complex.community || c.name == complex.community))
        .map(|complex| {
            unknown_community(&file, complex, known().flat_map(|c| [c.id.as_str(), c.name.as_str()]))
        })
        .collect();
    if unknown.is_empty() { Ok(costs) } else { Err(Failure::Defects(unknown)) }
}

fn unknown_community<'a>(file: &str, complex: &Complex, names: impl Iterator<Item = &'a str>) -> Defect {
    let name = &complex.community;
    let defect = Defect::error(
        "bad-costs",
        file,
        complex.place.clone(),
        both!("没有社区“{name}”", "there is no community {name:?}"),
    )
    .expected(both!("数据集中社区的 id 或名称", "the id or name of a community of the datasets"));
    match did_you_mean(name, names) {
        Some(meant) => defect.mend(both!("是否指 {meant}？", "did you mean {meant}?")),
        None => defect,
    }
}

/// An order by residents needs to know of some.
fn residents_known(args: &RankArgs, ranking: &Ranking) -> Result<(), Failure> {
    let is_known = |row: &rank::Row| row.served.counted(ranking.counted_in).is_some();
    if ranking.by != By::Residents || ranking.rows.is_empty() || ranking.rows.iter().any(is_known) {
        return Ok(());
    }
    let file = args.inputs.datasets[0].display().to_string();
    let defect = Defect::error(
        "no-residents",
        &file,
        Place::Whole,
        both!(
            "没有住宅楼，社区也没有写人口或户数，不能按居民排",
            "it has no residences, and its communities tell neither population nor households: nothing to rank residents by"
        ),
    );
    Err(Failure::Defects(vec![
        defect
            .expected(both!(
                "residences.geojson，或社区的 population、households",
                "residences.geojson, or population or households of the communities"
            ))
            .mend(both!(
                "补上数据，或用 --by score、--by gate",
                "add them, or rank with --by score or --by gate"
            )),
    ]))
}
