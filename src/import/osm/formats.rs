//! What the importer reads.

use crate::lang::{Both, InBoth};
use crate::messages::import_osm as say;

/// What the importer reads, for messages.
pub(super) fn formats() -> Both {
    say::openstreetmap_osm(InBoth)
}
