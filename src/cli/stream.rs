//! `ccaudit audit -`: a text sequence in, one audit a line out.

use std::io::{BufReader, stdin};

use ccaudit::dataset::records;
use ccaudit::lang::{Both, InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::report;
use ccaudit::session::{Input, Maps, Opened, Options, Standards};
use ccaudit::words;

use super::commands::AuditArgs;
use super::diagnostics::{Failure, note, notes, report as tell};
use super::exit::{Exit, Tally};
use super::print;
use super::progress::Progress;

/// Audits record by record. A record that cannot be judged is reported and gives no line; the
/// others still do, and the run ends with [`Exit::CouldNotJudge`].
pub fn run(args: &AuditArgs, options: Options, lang: Lang) -> Result<Exit, Failure> {
    let usage = |what: Both| Err(Failure::Usage(what));
    if args.inputs.datasets.len() > 1 {
        return usage(say::dash_stands_alone(InBoth));
    }
    if args.delivery.out.is_some() || !args.delivery.format.is_empty() {
        return usage(say::dash_goes_to_standard_output(InBoth));
    }
    // A stream may be a city's.
    let options = Options { maps: Maps::None, ..options };
    let mut standards = Standards::default();
    let mut worst = Exit::Completed;
    let mut count = 0;
    for record in records(BufReader::new(stdin())) {
        count += 1;
        let bytes =
            record.map_err(|error| Failure::Usage(say::standard_input_cannot_be_read(InBoth, &error)))?;
        let bundle = Input::Bytes { name: format!("-#{count}"), bytes };
        match one(args, bundle, &options, &mut standards, lang) {
            Ok(exit) => worst = worse(worst, exit),
            Err(Failure::Defects(defects)) => {
                tell(&Failure::Defects(defects), lang);
                worst = Exit::CouldNotJudge;
            }
            Err(failure) => return Err(failure),
        }
    }
    if count == 0 {
        return usage(say::standard_input_is_empty(InBoth));
    }
    if worst == Exit::CouldNotJudge {
        note(&say::records_some_not_judged(lang, &count));
    }
    Ok(worst)
}

fn one(
    args: &AuditArgs,
    bundle: Input,
    options: &Options,
    standards: &mut Standards,
    lang: Lang,
) -> Result<Exit, Failure> {
    // How far a stream is, its results tell.
    let progress = Progress::unseen(args.inputs.quiet, lang);
    let session = Opened::read(vec![bundle], options.clone(), standards, &progress)?.measure(&progress);
    if !args.inputs.quiet {
        session.parts().iter().for_each(|part| notes(part.defects(), lang));
    }
    let audit = words::told(session.audit(), &session.standard().vocabulary, lang);
    print(&(report::json_line(&audit, lang) + "\n"))?;
    let tallies = audit.communities.iter().map(Tally::of);
    Ok(tallies.fold(Tally::default(), Tally::and).exit(args.fail_on))
}

/// The exit code of a run whose parts ended so: what could not be judged over gaps over
/// unknowns.
fn worse(a: Exit, b: Exit) -> Exit {
    let rank = |exit| match exit {
        Exit::Completed => 0,
        Exit::Unknown => 1,
        Exit::Gap => 2,
        Exit::CouldNotJudge => 3,
    };
    if rank(b) > rank(a) { b } else { a }
}
