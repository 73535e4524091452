//! A file that is made but not yet written.

/// A file, or a part of one, to be written below `--out`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path with `/`, relative to the output directory.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}
