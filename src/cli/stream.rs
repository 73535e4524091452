//! `ccaudit audit -`: a text sequence in, one audit a line out.

use std::io::{BufReader, stdin};

use ccaudit::dataset::records;
use ccaudit::lang::{Both, InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::report;
use ccaudit::session::{Input, Maps, Opened, Options, Standards};
use ccaudit::words;

use super::args::{Delivery, FailOn, Inputs};
use super::diagnostics::{Failure, note, notes, report as tell};
use super::exit::{Exit, ExitTally};
use super::print;
use super::progress::Progress;

/// Audits record by record. A record that cannot be judged is reported and gives no line; the
/// others still do, and the run ends with [`Exit::CouldNotJudge`].
pub(super) fn run(
    inputs: &Inputs,
    delivery: &Delivery,
    fail_on: Option<FailOn>,
    options: Options,
    lang: Lang,
) -> Result<Exit, Failure> {
    let usage = |what: Both| Err(Failure::Usage(what));
    if inputs.datasets.len() > 1 {
        return usage(say::dash_stands_alone(InBoth));
    }
    if delivery.out.is_some() || !delivery.format.is_empty() {
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
        let exit = |tally: ExitTally| tally.exit(fail_on);
        match one(inputs.quiet, bundle, &options, &mut standards, lang).map(exit) {
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
    quiet: bool,
    bundle: Input,
    options: &Options,
    standards: &mut Standards,
    lang: Lang,
) -> Result<ExitTally, Failure> {
    // How far a stream is, its results tell.
    let progress = Progress::unseen(quiet, lang);
    let session = Opened::read(vec![bundle], options.clone(), standards, &progress)?.measure(&progress);
    if !quiet {
        session.parts().iter().for_each(|part| notes(part.defects(), lang));
    }
    let audit = words::told(session.audit(), &session.standard().vocabulary, lang);
    print(&(report::json_line(&audit, lang) + "\n"))?;
    let tallies = audit.communities.iter().map(ExitTally::from_audit);
    Ok(tallies.fold(ExitTally::default(), ExitTally::and))
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
