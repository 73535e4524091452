//! `ccaudit accept`.

use std::fs;

use ccaudit::accept::{Acceptance, printed_deadline, usual_deadline};
use ccaudit::audit::Audit;
use ccaudit::codes::Code;
use ccaudit::date::{self, Date};
use ccaudit::defect::{Defect, Place};
use ccaudit::diff;
use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::output::{File, Finished, Output};
use ccaudit::report::{self, CommunitySlice, Renderer, ReportContext, Reports};
use ccaudit::session::saved_audit;
use ccaudit::units::Pace;

use super::args::AcceptArgs;
use super::audited::{Audited, audited};
use super::diagnostics::{Failure, note};
use super::diff::refusal;
use super::exit::Exit;
use super::{deliver, print, register};

/// Audits again, and says of every project whether its gap is closed.
pub fn run(args: &AcceptArgs, lang: Lang) -> Result<Exit, Failure> {
    let rectify_by = args.rectify_by.as_deref().map(new_deadline).transpose()?;
    let before = saved_audit(&args.before).map_err(|defect| vec![*defect])?;
    let found = audited(&args.inputs, lang)?;
    let as_of = found.part().as_of;
    diff::comparable(&before, &found.audit, args.across_standards).map_err(|obstacle| {
        refusal(obstacle, (&args.before, &before), (&args.inputs.datasets[0], &found.audit))
    })?;
    in_order(args, &before, as_of)?;
    let register = register::of(&found, as_of, ccaudit::register::SOON, args.inputs.quiet, lang)?;
    let rectify_by = match rectify_by {
        Some(given) => given,
        None => {
            let city = found.session.standard().city.as_ref();
            let planned = city.and_then(|city| city.rectified_by.as_deref());
            printed_deadline(usual_deadline(planned, as_of))
        }
    };
    let acceptance = Acceptance::of(&before, &found.audit, &register, &rectify_by, lang);
    print(&report::acceptance(&acceptance, lang))?;
    if let Some(directory) = &args.out {
        let mut files = report::acceptance_files(&acceptance, &args.formats, lang);
        let kept = audit_file(&found, lang)?;
        let replaced = fs::read(directory.join(&kept.path)).is_ok_and(|known| known != kept.bytes);
        let replaced = replaced.then(|| deliver::replaced(&kept.path, lang));
        files.push(kept);
        deliver::leave(Some(directory), || files, args.inputs.quiet, lang)?;
        replaced.iter().filter(|_| !args.inputs.quiet).for_each(|text| note(text));
    }
    Ok(Exit::Completed)
}

/// The earlier audit is not of a later day.
fn in_order(args: &AcceptArgs, before: &Audit, as_of: Date) -> Result<(), Failure> {
    if date::parse(&before.as_of).is_none_or(|day| day <= as_of) {
        return Ok(());
    }
    let day = &before.as_of;
    let defect = Defect::error(
        Code::BeforeIsLater,
        &args.before.display().to_string(),
        Place::Whole,
        say::day_later_than_acceptance(InBoth, &day, &as_of),
    );
    Err(Failure::Defects(vec![
        defect
            .expected(say::audit_from_before_building(InBoth))
            .help(say::name_earlier_audit_or_later_day(InBoth)),
    ]))
}

/// A new deadline as the user gives it, printed as plans print one.
fn new_deadline(text: &str) -> Result<String, Failure> {
    let day =
        date::last_day(text).ok_or_else(|| Failure::Usage(say::rectify_by_is_no_date(InBoth, &text)))?;
    Ok(printed_deadline(day))
}

/// The new audit by its day, which the next acceptance is set beside.
fn audit_file(found: &Audited, lang: Lang) -> Result<File, Failure> {
    let audit = &found.audit;
    let heading = Audit { communities: Vec::new(), ..audit.clone() };
    let context = ReportContext {
        audit: &heading,
        vocabulary: &found.session.standard().vocabulary,
        pace: Pace(audit.standard.pace),
        walks: Vec::new(),
        estimated: false,
        lang,
    };
    let formats = report::FORMATS.iter().filter(|format| format.name == "json").collect();
    let renderer = Renderer::new(&context, formats);
    let mut reports = Reports::begin(&renderer, Output::Memory(Vec::new()))?;
    for community in &audit.communities {
        reports.take(renderer.render(&CommunitySlice { audit: community, measured: None }))?;
    }
    match reports.finish(Vec::new())? {
        Finished::Held(mut files) if files.len() == 1 => {
            let path = format!("history/{}.json", audit.as_of);
            Ok(File { path, ..files.remove(0) })
        }
        _ => Err(Failure::Usage(say::audit_json_was_not_made(InBoth))),
    }
}
