//! What a session keeps so that it can be edited.

use std::sync::Arc;

use super::AuditedCommunity;
use crate::dataset::save::edited::EditedFiles;
use crate::measure::SnapPoints;
use crate::standard::Standard;

/// What a part keeps so that it can be edited.
pub(super) struct Editable {
    pub files: EditedFiles,
    pub snapped: SnapPoints,
    /// Every community that is judged, in their order.
    pub judged: Vec<AuditedCommunity>,
    pub standard: Arc<Standard>,
}
