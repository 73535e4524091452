//! `ccaudit diff`: what changed between two audits.

use std::path::Path;

use ccaudit::audit::Audit;
use ccaudit::codes::Code;
use ccaudit::defect::{Defect, Place};
use ccaudit::diff::{Diff, Obstacle};
use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::report;
use ccaudit::session::{saved_audit, standard_of};
use ccaudit::words;

use super::args::DiffArgs;
use super::diagnostics::{Failure, note};
use super::exit::Exit;
use super::{deliver, print};

/// Compares two audits.
pub fn run(args: &DiffArgs, lang: Lang) -> Result<Exit, Failure> {
    let (before, after) = both_read(&args.before, &args.after)?;
    let vocabulary = standard_of(&after)?.vocabulary;
    let (before, after) = (words::told(before, &vocabulary, lang), words::told(after, &vocabulary, lang));
    let found = Diff::between(&before, &after, args.across_standards)
        .map_err(|obstacle| refusal(obstacle, (&args.before, &before), (&args.after, &after)))?;
    if before.as_of > after.as_of && !args.quiet {
        let (first, second) = (&before.as_of, &after.as_of);
        note(&say::warning_first_audit_is_later(lang, &first, &second));
    }
    let files = || report::diff_files(&found, &vocabulary, lang);
    deliver::leave(args.out.as_deref(), files, args.quiet, lang)?;
    print(&report::diff(&found, &vocabulary, lang))?;
    Ok(Exit::Completed)
}

/// Both audits, or what is wrong with either.
fn both_read(before: &Path, after: &Path) -> Result<(Audit, Audit), Failure> {
    match (saved_audit(before), saved_audit(after)) {
        (Ok(before), Ok(after)) => Ok((before, after)),
        (before, after) => {
            let defects = [before.err(), after.err()].into_iter().flatten().map(|defect| *defect);
            Err(Failure::Defects(defects.collect()))
        }
    }
}

/// Why two audits are not compared, each with where it was read.
pub fn refusal(obstacle: Obstacle, before: (&Path, &Audit), after: (&Path, &Audit)) -> Failure {
    let (file, first) = (after.0.display().to_string(), before.0.display());
    let (before, after) = (before.1, after.1);
    let defect = match obstacle {
        Obstacle::NoCommunity => {
            let some = |audit: &Audit| {
                let ids: Vec<&str> = audit.communities.iter().take(3).map(|c| c.id.as_str()).collect();
                ids.join("、")
            };
            let (old, new) = (some(before), some(after));
            Defect::error(
                Code::NoCommonCommunity,
                &file,
                Place::Whole,
                say::no_community_in_common(InBoth, &first, &old, &new),
            )
            .expected(say::two_audits_of_same_communities(InBoth))
            .help(say::name_audit_of_same_place(InBoth))
        }
        Obstacle::OtherStandard => {
            let of = |audit: &Audit| {
                let sum: String = audit.standard.sha256.chars().take(8).collect();
                format!("{} ({}, {sum})", audit.standard.id, audit.standard.title)
            };
            let (old, new) = (of(before), of(after));
            Defect::error(
                Code::OtherStandard,
                &file,
                Place::Whole,
                say::standards_differ(InBoth, &first, &old, &new),
            )
            .expected(say::two_audits_under_same_standard(InBoth))
            .help(say::add_across_standards(InBoth))
        }
    };
    Failure::Defects(vec![defect])
}
