//! `ccaudit rank`.

use std::fs;
use std::path::Path;

use ccaudit::codes::Code;
use ccaudit::defect::{Defect, Place, did_you_mean};
use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
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
            found.part().as_of,
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
        return Err(Failure::Usage(say::standard_has_no_gate(InBoth, &standard)));
    }
    let sources: Vec<rank::Audited> = found
        .iter()
        .zip(&registers)
        .map(|(found, register)| rank::Audited {
            dataset: &found.part().dataset,
            standard: found.session.standard(),
            audit: &found.audit,
            register,
            members: &found.members,
        })
        .collect();
    let ranking = Ranking::of(&sources, &costs, by, budget);
    residents_known(args, &ranking)?;
    let files = || report::rank_files(&ranking, &args.formats, lang);
    deliver::leave(args.out.as_deref(), files, args.inputs.quiet, lang)?;
    print(&report::rank(&ranking, lang))?;
    Ok(Exit::Completed)
}

fn budget(args: &RankArgs) -> Result<Option<Budget>, Failure> {
    let amount = |name: &str, text: &str| {
        Fen::read(text, Currency::WanYuan).map(|(fen, _)| fen).map_err(|why| {
            let what = bad_amount(why, text);
            let (zh, en) = (what.zh, what.en);
            Failure::Usage(say::amount_of_argument(InBoth, &name, &text, &zh, &en))
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
            Code::UnknownCommunity,
            "--community",
            Place::Whole,
            say::no_community(InBoth, &name),
        )
        .expected(say::id_or_name_of_community_of_datasets(InBoth));
        match did_you_mean(name, communities().flat_map(|c| [c.id.as_str(), c.name.as_str()])) {
            Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
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
        Code::OtherStandard,
        &path.display().to_string(),
        Place::Whole,
        say::standards_do_not_compare(InBoth, &another, &one),
    );
    Err(Failure::Defects(vec![
        defect.expected(say::one_standard_for_all(InBoth)).help(say::name_one_for_all_with_standard(InBoth)),
    ]))
}

/// Reads the table of costs, and checks that its complexes are of communities there are.
fn costs(path: Option<&Path>, found: &[Audited]) -> Result<Costs, Failure> {
    let (Some(path), Some(first)) = (path, found.first()) else { return Ok(Costs::default()) };
    let file = path.display().to_string();
    let text = fs::read(path).map_err(|error| {
        let defect =
            Defect::error(Code::Unreadable, &file, Place::Whole, say::cannot_be_read(InBoth, &error));
        vec![defect.expected(say::table_of_costs(InBoth)).help(say::check_path_and_permissions(InBoth))]
    })?;
    let text = String::from_utf8(text).map_err(|_| {
        let defect = Defect::error(Code::Unreadable, &file, Place::Whole, say::not_utf_8_text(InBoth));
        vec![defect.help(say::save_as_utf_8(InBoth))]
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let standard: &Standard = first.session.standard();
    let costs = Costs::read(text, &file, standard)?;
    let known = || found.iter().flat_map(|found| &found.part().dataset.communities);
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
    let defect = Defect::error(Code::BadCosts, file, complex.place.clone(), say::no_community(InBoth, &name))
        .expected(say::id_or_name_of_community_of_datasets(InBoth));
    match did_you_mean(name, names) {
        Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
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
    let defect =
        Defect::error(Code::NoResidents, &file, Place::Whole, say::nothing_to_rank_residents_by(InBoth));
    Err(Failure::Defects(vec![
        defect
            .expected(say::residences_or_population(InBoth))
            .help(say::add_or_rank_with_by_score_or_by_gate(InBoth)),
    ]))
}
