//! What a session is opened with.

use std::path::{Path, PathBuf};

use crate::date::Date;
use crate::network::Routes;
use crate::units::Pace;

/// Up to so many communities an audit holds their maps: more are not looked at one by one, and
/// a city's buildings would make `audit.json` several times as long.
pub const MOST_MAPPED: usize = 200;

/// A dataset to open.
#[derive(Clone, Debug)]
pub enum Input {
    /// A directory or a bundle file.
    Path(PathBuf),
    /// A bundle in memory, and what messages call it.
    Bytes {
        /// What messages call it.
        name: String,
        /// The bundle: a JSON text.
        bytes: Vec<u8>,
    },
}

impl Input {
    /// The folder that a standard named by the dataset is looked for in.
    pub(super) fn folder(&self) -> Option<&Path> {
        match self {
            Input::Path(path) if path.is_dir() => Some(path),
            Input::Path(path) => path.parent(),
            Input::Bytes { .. } => None,
        }
    }
}

impl From<&Path> for Input {
    fn from(path: &Path) -> Input {
        Input::Path(path.to_path_buf())
    }
}

/// Which categories' walks are followed to the nearest facility wherever it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WalksListed {
    /// Those that a clause of the standard reaches for.
    #[default]
    Reached,
    /// Every category's, for lists of walks.
    All,
}

/// Whether audits hold the communities' maps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Maps {
    /// Never.
    None,
    /// Where at most [`MOST_MAPPED`] communities are judged.
    #[default]
    Few,
    /// Always.
    All,
}

/// What stays in memory once walks are measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// What judging needs: paths are given to the network, and the network is let go where no map
    /// is drawn.
    #[default]
    Once,
    /// The network besides, to walk along it later.
    Network,
    /// Everything that was read, so that it can be changed and saved.
    Edits,
}

/// How datasets are read, measured and judged.
#[derive(Clone, Debug)]
pub struct Options {
    /// Id or path of the standard; wins over the datasets' own.
    pub standard: Option<String>,
    /// A vocabulary that wins over the standard's.
    pub vocabulary: Option<PathBuf>,
    /// The coordinate system that wins over the datasets' own.
    pub crs: Option<String>,
    /// The day audited for; wins over the datasets' own.
    pub as_of: Option<Date>,
    /// The day audited for where nobody names one. No clock is read here.
    pub today: Date,
    /// A walking pace that wins over the standard's.
    pub pace: Option<Pace>,
    /// Which paths are walked.
    pub routes: Routes,
    /// Ids or names of the communities to judge; none for all.
    pub communities: Vec<String>,
    /// Which categories' walks are followed wherever they lead.
    pub walks: WalksListed,
    /// Whether audits hold maps.
    pub maps: Maps,
    /// What stays in memory.
    pub keep: Keep,
}

impl Options {
    /// Audits whole datasets by what they say of themselves, for `today` where they name no day.
    pub fn for_day(today: Date) -> Options {
        Options {
            standard: None,
            vocabulary: None,
            crs: None,
            as_of: None,
            today,
            pace: None,
            routes: Routes::default(),
            communities: Vec::new(),
            walks: WalksListed::default(),
            maps: Maps::default(),
            keep: Keep::default(),
        }
    }
}
