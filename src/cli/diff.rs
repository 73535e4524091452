//! `ccaudit diff`: what changed between two audits.

use std::path::Path;

use ccaudit::audit::Audit;
use ccaudit::both;
use ccaudit::defect::{Defect, Place};
use ccaudit::diff::{self, Diff, Obstacle};
use ccaudit::lang::Lang;
use ccaudit::say;

use super::args::DiffArgs;
use super::diagnostics::{Failure, note};
use super::exit::Exit;
use super::{deliver, kept, print};

/// Compares two audits.
pub fn run(args: &DiffArgs, lang: Lang) -> Result<Exit, Failure> {
    let (before, after) = both_read(&args.before, &args.after)?;
    let found = Diff::between(&before, &after, args.across_standards)
        .map_err(|obstacle| refusal(obstacle, (&args.before, &before), (&args.after, &after)))?;
    if before.as_of > after.as_of && !args.quiet {
        let (first, second) = (&before.as_of, &after.as_of);
        note(&say!(
            lang,
            "警告: 前一份的核查日 {first} 晚于后一份的 {second}：以下按给出的顺序，从 {first} 变到 {second}",
            "warning: the first audit's day {first} is later than the second's, {second}: what follows goes from {first} to {second}, as given"
        ));
    }
    deliver::leave(args.out.as_deref(), || diff::files(&found), args.quiet, lang)?;
    print(&diff::text(&found, &kept::standard(&after)?.vocabulary, lang))?;
    Ok(Exit::Completed)
}

/// Both audits, or what is wrong with either.
fn both_read(before: &Path, after: &Path) -> Result<(Audit, Audit), Failure> {
    match (kept::audit(before), kept::audit(after)) {
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
                "no-common-community",
                &file,
                Place::Whole,
                both!(
                    "与 {first} 没有一个社区的 id 相同（前：{old}；后：{new}），像是两个城市的核查结果",
                    "no community's id is in {first} too (there {old}, here {new}): they look like audits of two cities"
                ),
            )
            .expected(both!("同一批社区的两次核查结果", "two audits of the same communities"))
            .mend(both!(
                "换成同一地方的 audit.json；社区 id 若改过，改回原来的再核查",
                "name an audit.json of the same place; where ids were changed, change them back and audit again"
            ))
        }
        Obstacle::OtherStandard => {
            let of = |audit: &Audit| {
                let sum: String = audit.standard.sha256.chars().take(8).collect();
                format!("{} ({}, {sum})", audit.standard.id, audit.standard.title)
            };
            let (old, new) = (of(before), of(after));
            Defect::error(
                "other-standard",
                &file,
                Place::Whole,
                both!(
                    "标准与 {first} 的不同：前 {old}，后 {new}",
                    "its standard is not that of {first}: there {old}, here {new}"
                ),
            )
            .expected(both!("同一标准下的两次核查结果", "two audits under the same standard"))
            .mend(both!(
                "要比较就加 --across-standards，结果会注明标准不同；或用同一标准重新核查",
                "add --across-standards to compare them all the same, which is then said; or audit again under one standard"
            ))
        }
    };
    Failure::Defects(vec![defect])
}
