//! `ccaudit site`.

use std::time::Duration;

use ccaudit::both;
use ccaudit::defect::{Defect, Place, did_you_mean};
use ccaudit::lang::{Both, Lang};
use ccaudit::report;
use ccaudit::site::{self, Aim, Ask, Siting, Sought, Source};
use ccaudit::standard::{Clause, Item, Standard};
use ccaudit::units::{Metres, Pace};
use ccaudit::verdict::Verdict;

use super::args::{SiteAim, SiteArgs};
use super::audited::{Audited, audited};
use super::diagnostics::Failure;
use super::exit::Exit;
use super::{deliver, print};

/// For how long each kind of facility is searched, unless the user says otherwise.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// Where new facilities of an item go.
pub fn run(args: &SiteArgs, lang: Lang) -> Result<Exit, Failure> {
    let mut ask = ask(args)?;
    let found = audited(&args.inputs, lang)?;
    // Read before, and found fit.
    ask.pace = args.inputs.pace.as_deref().and_then(|text| text.parse().ok()).map(Pace);
    let sought = sought(args, &found)?;
    let source = Source {
        dataset: &found.loaded.dataset,
        standard: &found.standard,
        audit: &found.audit,
        network: found.network.as_ref(),
        members: &found.members,
    };
    let siting = Siting::of(&source, &sought, &ask)?;
    let files = || report::site_files(&siting, &source, args.distances, lang);
    deliver::leave(args.out.as_deref(), files, args.inputs.quiet, lang)?;
    print(&report::site(&siting, lang))?;
    Ok(Exit::Completed)
}

fn usage(both: Both) -> Failure {
    Failure::Usage { zh: both.zh, en: both.en }
}

/// Reads the numbers.
fn ask(args: &SiteArgs) -> Result<Ask, Failure> {
    let positive = |name: &str, text: &Option<String>| -> Result<Option<f64>, Failure> {
        let Some(text) = text else { return Ok(None) };
        match text.trim().parse::<f64>() {
            Ok(number) if number.is_finite() && number > 0.0 => Ok(Some(number)),
            _ => Err(usage(both!(
                "--{name} {text} 应为大于 0 的数",
                "--{name} {text} must be a number above 0"
            ))),
        }
    };
    let count = match &args.count {
        None => None,
        Some(text) => match text.trim().parse::<usize>() {
            Ok(count) if count > 0 => Some(count),
            _ => {
                return Err(usage(both!(
                    "--count {text} 应为大于 0 的整数，如 3",
                    "--count {text} must be a whole number above 0, such as 3"
                )));
            }
        },
    };
    let aim = match (args.aim, count) {
        (None, None) | (Some(SiteAim::Fewest), None) => Aim::Fewest,
        (None | Some(SiteAim::Most), Some(count)) => Aim::Most { count },
        (Some(SiteAim::Nearest), Some(count)) => Aim::Nearest { count },
        (Some(SiteAim::Fewest), Some(_)) => {
            return Err(usage(both!(
                "--aim fewest 求的就是几处，不能再写 --count",
                "--aim fewest asks how many: it takes no --count"
            )));
        }
        (Some(_), None) => {
            return Err(usage(both!(
                "--aim most、nearest 要用 --count 说明最多建几处",
                "--aim most and nearest want --count: how many sites at most"
            )));
        }
    };
    let room = positive("capacity", &args.capacity)?;
    if room.is_some() && matches!(aim, Aim::Nearest { .. }) {
        return Err(usage(both!(
            "--aim nearest 不能与 --capacity 同用：最远的步行与容量无关",
            "--aim nearest takes no --capacity: the worst walk does not depend on room"
        )));
    }
    let time = positive("time-limit", &args.time_limit)?;
    let time = time.map_or(Ok(TIME_LIMIT), Duration::try_from_secs_f64);
    Ok(Ask {
        aim,
        within: positive("within", &args.within)?.map(Metres),
        room,
        pace: None,
        time: time.unwrap_or(Duration::MAX),
    })
}

/// The kinds of facility asked for: of an item those some community lacks, or all where none does.
fn sought<'s>(args: &SiteArgs, found: &'s Audited) -> Result<Vec<Sought<'s>>, Failure> {
    let standard = &found.standard;
    if let Some(wanted) = &args.clause {
        let wanted = wanted.trim();
        let Some((item, ..)) = standard.clauses().find(|(_, id, _)| *id == wanted) else {
            let ids = standard.clauses().map(|(_, id, _)| id);
            return Err(unknown(
                "--clause",
                wanted,
                ids,
                both!("标准里的条款号，如 13.c", "a clause of the standard, such as 13.c"),
            ));
        };
        let kinds = site::kinds(standard, item, |id, _| id == wanted);
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
    let mut kinds = site::kinds(standard, item, applies);
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
        let kinds = site::kinds(standard, item, |_, _| true);
        kinds.iter().any(|kind| category.is_some_and(|category| kind.categories.contains(&category)))
    };
    match standard.items.values().find(asks) {
        Some(item) => Ok((item, category)),
        None if category.is_some() => Err(nothing_to_site(standard, "--item", wanted)),
        None => {
            let titles = standard.items.values().map(|item| item.title.as_str());
            let names = standard.vocabulary.categories().map(|(_, name, _)| name);
            let zh = standard.vocabulary.categories().map(|(id, ..)| standard.vocabulary.category_zh(id));
            let expected = both!(
                "项的序号、id 或名称，或设施类别，如 13、环境卫生、公共厕所",
                "the number, id or title of an item, or a category of facility, such as 13 or public_toilet"
            );
            Err(unknown("--item", wanted, titles.chain(names).chain(zh), expected))
        }
    }
}

fn unknown<'a>(argument: &str, name: &str, known: impl Iterator<Item = &'a str>, expected: Both) -> Failure {
    let what = both!("标准里没有“{name}”", "the standard has no {name:?}");
    let defect = Defect::error("unknown-item", argument, Place::Whole, what).expected(expected);
    Failure::Defects(vec![match did_you_mean(name, known) {
        Some(meant) => defect.mend(both!("是否指 {meant}？", "did you mean {meant}?")),
        None => defect,
    }])
}

/// An item or clause that no new facility answers.
fn nothing_to_site(standard: &Standard, argument: &str, name: &str) -> Failure {
    let has_kinds = |item: &&Item| !site::kinds(standard, item, |_, _| true).is_empty();
    let items: Vec<String> =
        standard.items.values().filter(has_kinds).map(|item| item.number.to_string()).collect();
    let (zh, en) = (items.join("、"), items.join(", "));
    let what = both!(
        "“{name}”不是靠新建一处设施来达到的，或在所选社区不适用",
        "{name:?} is not answered by a new facility, or does not apply in these communities"
    );
    Failure::Defects(vec![
        Defect::error("nothing-to-site", argument, Place::Whole, what)
            .expected(both!("要求某种设施的项：{zh}", "an item that asks for a facility: {en}"))
            .mend(both!("换一项，或用 --clause 指定条款", "name another item, or a clause with --clause")),
    ])
}
