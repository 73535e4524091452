//! `ccaudit report`: other reports from an `audit.json`.

use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::report::{CommunitySlice, Format, Renderer, ReportContext, Reports, Summary};
use ccaudit::session::{saved_audit, standard_of};
use ccaudit::units::Pace;
use ccaudit::words;

use super::args::ReportArgs;
use super::deliver;
use super::diagnostics::Failure;
use super::exit::Exit;

/// Renders a finished audit once more.
pub fn run(args: &ReportArgs, lang: Lang) -> Result<Exit, Failure> {
    let mut heading = saved_audit(&args.audit).map_err(|defect| vec![*defect])?;
    let standard = standard_of(&heading)?;
    heading = words::told(heading, &standard.vocabulary, lang);
    let communities = std::mem::take(&mut heading.communities);
    let context = ReportContext {
        vocabulary: &standard.vocabulary,
        pace: Pace(heading.standard.pace),
        walks: Vec::new(),
        estimated: false,
        audit: &heading,
        lang,
    };
    let formats = formats(args, communities.len())?;
    let renderer = Renderer::new(&context, formats);
    let mut reports = Reports::begin(&renderer, deliver::output(args.delivery.out.as_deref())?)?;
    let mut summary = Summary::default();
    for (number, audit) in communities.iter().enumerate() {
        reports.take(renderer.render(&CommunitySlice { audit, measured: None }))?;
        summary.append(Summary::of(&context, number, audit));
    }
    let finished = reports.finish(communities)?;
    deliver::deliver(&args.delivery, args.quiet, &context, &summary, finished)?;
    Ok(Exit::Completed)
}

/// The formats asked for, as far as they can be made of `audit.json` alone.
fn formats(args: &ReportArgs, communities: usize) -> Result<Vec<&'static Format>, Failure> {
    let named = |format: &Format| args.delivery.format.iter().any(|name| name == format.name);
    let formats = deliver::formats(&args.delivery, communities)?;
    let lacking: Vec<&str> =
        formats.iter().filter(|format| format.needs_measures && named(format)).map(|f| f.name).collect();
    if !lacking.is_empty() {
        let names = lacking.join("、");
        return Err(Failure::Usage(say::needs_the_dataset_itself(InBoth, &names)));
    }
    // audit.json is there already; who names it gets it again.
    let is_new = |format: &&Format| !format.needs_measures && (format.name != "json" || named(format));
    Ok(formats.into_iter().filter(is_new).collect())
}
