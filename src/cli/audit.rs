//! `ccaudit audit`.

use ccaudit::audit::{Audit, CommunityAudit};
use ccaudit::lang::Lang;
use ccaudit::messages::cli as say;
use ccaudit::output::File;
use ccaudit::report::{CommunitySlice, Measured, Renderer, ReportContext, Reports, Summary};
use ccaudit::session::{JudgedCommunity, Options, Session, WalksListed};
use ccaudit::words;

use super::args::{AuditArgs, Walks};
use super::diagnostics::{Failure, notes};
use super::exit::{Exit, Tally};
use super::options::{datasets, options};
use super::progress::Progress;
use super::{deliver, stream, what_if};

/// Loads, measures, judges and reports.
pub fn run(args: &AuditArgs, lang: Lang) -> Result<Exit, Failure> {
    let inputs = &args.inputs;
    let options = options(inputs)?;
    what_if::check(args)?;
    if inputs.is_stream() {
        return stream::run(args, options, lang);
    }
    // Before anything is written: what cannot be supposed leaves no file.
    let supposed = what_if::find(args, &options, lang)?;

    let progress = Progress::begin(inputs.quiet, lang);
    let walks = match args.walks {
        Walks::Reached => WalksListed::Reached,
        Walks::All => WalksListed::All,
    };
    let session = Session::open(datasets(inputs), Options { walks, ..options }, &progress)?;
    if !inputs.quiet {
        progress.aside(|| session.parts().iter().for_each(|part| notes(part.defects(), lang)));
    }
    let heading = session.heading();
    let frame = frame(&session, &heading, lang);

    // So many communities are judged and rendered at a time, on all cores; in order, they are
    // written while the next are judged, and let go.
    let renderer = Renderer::new(&frame, deliver::formats(&args.delivery, session.count())?);
    let mut reports = Reports::begin(&renderer, deliver::output(args.delivery.out.as_deref())?)?;
    let (mut summary, mut tally) = (Summary::default(), Tally::default());
    let mut kept = Vec::new();
    let make = |judged: JudgedCommunity| {
        let JudgedCommunity { number, part, index, mut audit, failing_features } = judged;
        words::tell(&mut audit, frame.vocabulary, lang);
        let measured = Measured {
            dataset: &part.dataset,
            measures: &part.measures,
            community: index,
            failing_features: &failing_features,
        };
        Done {
            files: renderer.render(&CommunitySlice { audit: &audit, measured: Some(measured) }),
            summary: Summary::of(&frame, number, &audit),
            tally: Tally::of(&audit),
            audit: renderer.keeps_audits().then_some(audit),
        }
    };
    let take = |one: Done| -> Result<(), Failure> {
        summary.append(one.summary);
        tally = tally.and(one.tally);
        progress.written(one.files.iter().flatten().map(|file| file.bytes.len() as u64).sum());
        reports.take(one.files)?;
        kept.extend(one.audit);
        progress.done(1);
        Ok(())
    };
    progress.communities(say::judging_and_writing_communities(lang), session.count());
    session.judge_in_order(make, take)?;
    let finished = reports.finish(kept)?;
    drop(progress);
    deliver::deliver(&args.delivery, inputs.quiet, &frame, &summary, finished)?;
    // The process ends here and gives a city back faster in one piece than feature by feature.
    std::mem::forget(session);
    if let Some((found, standard)) = supposed {
        what_if::tell(args, &found, &standard, lang)?;
    }
    Ok(tally.exit(args.fail_on))
}

/// What all parts of the reports share.
fn frame<'a>(session: &'a Session, heading: &'a Audit, lang: Lang) -> ReportContext<'a> {
    ReportContext {
        audit: heading,
        vocabulary: &session.standard().vocabulary,
        pace: session.pace(),
        walks: session.listed().to_vec(),
        estimated: session.is_estimated(),
        lang,
    }
}

/// What is left of a community once it is judged; its audit, much larger, is let go by the core
/// that made it, unless a report needs all of them at the end.
struct Done {
    files: Vec<Option<File>>,
    summary: Summary,
    tally: Tally,
    audit: Option<CommunityAudit>,
}
