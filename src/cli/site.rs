//! `ccaudit site`.

use std::time::Duration;

use ccaudit::codes::Code;
use ccaudit::defect::{Defect, Place, did_you_mean};
use ccaudit::lang::{Both, InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::report;
use ccaudit::session::Keep;
use ccaudit::site::{self, Aim, Ask, Siting, Sought, Source};
use ccaudit::standard::{Clause, Item, Standard};
use ccaudit::units::Metres;
use ccaudit::verdict::Verdict;

use super::args::{SiteAim, SiteArgs};
use super::audited::{Audited, audited_keeping};
use super::diagnostics::Failure;
use super::exit::Exit;
use super::{deliver, print};

/// For how long each kind of facility is searched, unless the user says otherwise.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// Where new facilities of an item go.
pub fn run(args: &SiteArgs, lang: Lang) -> Result<Exit, Failure> {
    let mut ask = ask(args)?;
    let found = audited_keeping(&args.inputs, Keep::Network, lang)?;
    ask.pace = found.session.options().pace;
    let sought = sought(args, &found, &mut ask)?;
    let source = Source {
        dataset: &found.part().dataset,
        standard: found.session.standard(),
        audit: &found.audit,
        network: found.part().network.as_ref(),
        members: &found.members,
    };
    let siting = Siting::of(&source, &sought, &ask)?;
    let files = || report::site_files(&siting, &source, args.distances, &args.formats, lang);
    deliver::leave(args.out.as_deref(), files, args.inputs.quiet, lang)?;
    print(&report::site(&siting, lang))?;
    Ok(Exit::Completed)
}

/// Reads the numbers.
fn ask(args: &SiteArgs) -> Result<Ask, Failure> {
    let positive = |name: &str, text: &Option<String>| -> Result<Option<f64>, Failure> {
        let Some(text) = text else { return Ok(None) };
        match text.trim().parse::<f64>() {
            Ok(number) if number.is_finite() && number > 0.0 => Ok(Some(number)),
            _ => Err(Failure::Usage(say::argument_must_be_above_0(InBoth, &name, &text))),
        }
    };
    let count = match &args.count {
        None => None,
        Some(text) => match text.trim().parse::<usize>() {
            Ok(count) if count > 0 => Some(count),
            _ => {
                return Err(Failure::Usage(say::count_must_be_whole_number(InBoth, &text)));
            }
        },
    };
    let aim = match (args.aim, count) {
        (None, None) | (Some(SiteAim::Fewest), None) => Aim::Fewest,
        (None | Some(SiteAim::Most), Some(count)) => Aim::Most { count },
        (Some(SiteAim::Nearest), Some(count)) => Aim::Nearest { count },
        (Some(SiteAim::Fewest), Some(_)) => {
            return Err(Failure::Usage(say::aim_fewest_takes_no_count(InBoth)));
        }
        (Some(_), None) => {
            return Err(Failure::Usage(say::aim_wants_count(InBoth)));
        }
    };
    let room = positive("capacity", &args.capacity)?;
    if room.is_some() && matches!(aim, Aim::Nearest { .. }) {
        return Err(Failure::Usage(say::aim_nearest_takes_no_capacity(InBoth)));
    }
    let time = positive("time-limit", &args.time_limit)?;
    let time = time.map_or(Ok(TIME_LIMIT), Duration::try_from_secs_f64);
    Ok(Ask {
        aim,
        within: positive("within", &args.within)?.map(Metres),
        room,
        pace: None,
        time: time.unwrap_or(Duration::MAX),
        met_already: Vec::new(),
    })
}

/// The kinds of facility asked for: of an item those some community lacks, or all where none does.
fn sought<'s>(args: &SiteArgs, found: &'s Audited, ask: &mut Ask) -> Result<Vec<Sought<'s>>, Failure> {
    let standard = found.session.standard();
    if let Some(wanted) = &args.clause {
        let wanted = wanted.trim();
        let Some((item, ..)) = standard.clauses().find(|(_, id, _)| *id == wanted) else {
            let ids = standard.clauses().map(|(_, id, _)| id);
            return Err(unknown("--clause", wanted, ids, say::clause_of_standard(InBoth)));
        };
        let kinds = site::kinds(item, |id, _| id == wanted);
        return if kinds.is_empty() { Err(nothing_to_site(standard, "--clause", wanted)) } else { Ok(kinds) };
    }
    let wanted = args.item.as_deref().unwrap_or_default().trim();
    let (item, category) = match standard.item(wanted) {
        Some((_, item)) => (item, None),
        None => by_category(standard, wanted)?,
    };
    let verdicts = |clause: &str| -> Vec<Verdict> {
        let all = found.audit.communities.iter().flat_map(|c| &c.items).flat_map(|item| &item.clauses);
        all.filter(|audit| audit.id == clause).map(|audit| audit.verdict).collect()
    };
    let applies = |id: &str, clause: &Clause| {
        let is_asked = category.is_some() || site::obliges(clause);
        is_asked && verdicts(id).iter().any(|verdict| *verdict != Verdict::NotApplicable)
    };
    let mut kinds = site::kinds(item, applies);
    if let Some(category) = category {
        kinds.retain(|kind| kind.categories.contains(&category));
    }
    if kinds.is_empty() {
        return Err(nothing_to_site(standard, "--item", wanted));
    }
    let is_lacking = |kind: &Sought| {
        let verdicts = kind.clauses.iter().flat_map(|clause| verdicts(clause));
        verdicts.into_iter().any(|verdict| matches!(verdict, Verdict::Fail | Verdict::Unknown))
    };
    if kinds.iter().any(is_lacking) {
        let left_out = kinds.iter().filter(|kind| !is_lacking(kind));
        let category = |kind: &Sought| standard.vocabulary.category_zh(kind.categories[0]).to_owned();
        ask.met_already = left_out.map(category).collect();
        kinds.retain(is_lacking);
    }
    Ok(kinds)
}

/// The item that asks for a category of facility.
fn by_category<'s>(
    standard: &'s Standard,
    wanted: &str,
) -> Result<(&'s Item, Option<ccaudit::vocabulary::CategoryId>), Failure> {
    let category = standard.vocabulary.category(wanted);
    let asks = |item: &&Item| {
        let kinds = site::kinds(item, |_, _| true);
        kinds.iter().any(|kind| category.is_some_and(|category| kind.categories.contains(&category)))
    };
    match standard.items.values().find(asks) {
        Some(item) => Ok((item, category)),
        None if category.is_some() => Err(nothing_to_site(standard, "--item", wanted)),
        None => {
            let titles = standard.items.values().map(|item| item.title.as_str());
            let names = standard.vocabulary.categories().map(|(_, name, _)| name);
            let zh = standard.vocabulary.categories().map(|(id, ..)| standard.vocabulary.category_zh(id));
            let expected = say::item_or_category(InBoth);
            Err(unknown("--item", wanted, titles.chain(names).chain(zh), expected))
        }
    }
}

fn unknown<'a>(argument: &str, name: &str, known: impl Iterator<Item = &'a str>, expected: Both) -> Failure {
    let what = say::standard_has_no(InBoth, &name);
    let defect = Defect::error(Code::UnknownItem, argument, Place::Whole, what).expected(expected);
    Failure::Defects(vec![match did_you_mean(name, known) {
        Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
        None => defect,
    }])
}

/// An item or clause that no new facility answers.
fn nothing_to_site(standard: &Standard, argument: &str, name: &str) -> Failure {
    let has_kinds = |item: &&Item| !site::kinds(item, |_, _| true).is_empty();
    let items: Vec<String> =
        standard.items.values().filter(has_kinds).map(|item| item.number.to_string()).collect();
    let (zh, en) = (items.join("、"), items.join(", "));
    let what = say::not_answered_by_a_facility(InBoth, &name);
    Failure::Defects(vec![
        Defect::error(Code::NothingToSite, argument, Place::Whole, what)
            .expected(say::items_that_ask_for_facilities(InBoth, &zh, &en))
            .help(say::name_another_item_or_clause(InBoth)),
    ])
}
