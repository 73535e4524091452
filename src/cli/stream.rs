//! `ccaudit audit -`: a text sequence in, one audit a line out.

use std::collections::HashMap;
use std::io::{BufReader, stdin};

use ccaudit::dataset::{Source, records};
use ccaudit::date::Date;
use ccaudit::lang::{Both, InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::report;
use ccaudit::standard::Standard;
use ccaudit::units::Pace;

use super::args::AuditArgs;
use super::diagnostics::{Failure, note, notes, report as tell};
use super::exit::{Exit, Tally};
use super::progress::Progress;
use super::{load, print};

/// Audits record by record. A record that cannot be judged is reported and gives no line; the
/// others still do, and the run ends with [`Exit::CouldNotJudge`].
pub fn run(args: &AuditArgs, as_of: Option<Date>, pace: Option<Pace>, lang: Lang) -> Result<Exit, Failure> {
    let usage = |what: Both| Err(Failure::Usage(what));
    if args.inputs.datasets.len() > 1 {
        return usage(say::dash_stands_alone(InBoth));
    }
    if args.delivery.out.is_some() || !args.delivery.format.is_empty() {
        return usage(say::dash_goes_to_standard_output(InBoth));
    }
    let mut standards: HashMap<Option<String>, Standard> = HashMap::new();
    let mut worst = Exit::Completed;
    let mut count = 0;
    for record in records(BufReader::new(stdin())) {
        count += 1;
        let bytes =
            record.map_err(|error| Failure::Usage(say::standard_input_cannot_be_read(InBoth, &error)))?;
        match one(args, format!("-#{count}"), bytes, &mut standards, as_of, pace, lang) {
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
    name: String,
    bytes: Vec<u8>,
    standards: &mut HashMap<Option<String>, Standard>,
    as_of: Option<Date>,
    pace: Option<Pace>,
    lang: Lang,
) -> Result<Exit, Failure> {
    let source = Source::bundle(name, bytes)?;
    let key = source.manifest.standard.clone();
    if !standards.contains_key(&key) {
        standards.insert(key.clone(), load::standard(&args.inputs, &source, None)?);
    }
    let standard = &standards[&key];
    // How far a stream is, its results tell.
    let progress = Progress::begin(true, lang);
    let mut loaded = [load::dataset(&args.inputs, &progress, &source, standard, as_of, lang)?];
    load::choose(&args.inputs, &mut loaded)?;
    let [loaded] = &mut loaded;
    let paths = std::mem::take(&mut loaded.dataset.paths);
    if !args.inputs.quiet {
        notes(&loaded.defects, lang);
    }
    load::judged(loaded, paths, standard, pace, lang, load::routes(&args.inputs), |_, _, audit| {
        print(&(report::json_line(&audit) + "\n"))?;
        let tallies = audit.communities.iter().map(Tally::of);
        Ok(tallies.fold(Tally::default(), Tally::and).exit(args.fail_on))
    })
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
