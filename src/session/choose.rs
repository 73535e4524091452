//! Which communities are judged.

use super::{Error, Unmeasured};
use crate::codes::Code;
use crate::defect::{Defect, Place, did_you_mean};
use crate::lang::InBoth;
use crate::messages::session as say;

/// Keeps only the communities of these ids or names; all where none is named. Every name must be
/// found in some of the datasets.
///
/// # Errors
/// Names that no dataset has.
pub(super) fn choose<'p>(
    names: &[String],
    parts: impl Iterator<Item = &'p mut Unmeasured>,
) -> Result<(), Error> {
    if names.is_empty() {
        return Ok(());
    }
    let mut parts: Vec<&mut Unmeasured> = parts.collect();
    let mut unknown = Vec::new();
    let mut found = vec![Vec::new(); parts.len()];
    for name in names {
        let before: usize = found.iter().map(Vec::len).sum();
        for (part, found) in parts.iter().zip(&mut found) {
            found.extend(part.dataset.communities_named(name));
        }
        if found.iter().map(Vec::len).sum::<usize>() == before {
            let known = parts
                .iter()
                .flat_map(|part| &part.dataset.communities)
                .flat_map(|community| [community.id.as_str(), community.name.as_str()]);
            let defect = Defect::error(
                Code::UnknownCommunity,
                "--community",
                Place::Whole,
                say::no_community(InBoth, &name),
            )
            .expected(say::id_or_name_of_community_of_dataset(InBoth));
            unknown.push(match did_you_mean(name, known) {
                Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
                None => defect,
            });
        }
    }
    if !unknown.is_empty() {
        return Err(Error::Defects(unknown));
    }
    for (part, mut found) in parts.iter_mut().zip(found) {
        found.sort_unstable();
        found.dedup();
        part.chosen = found;
    }
    Ok(())
}
