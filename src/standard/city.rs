//! The city section of a layer: who does what by when, and in which words.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a city's plan adds to the standard: units, deadlines, names and wordings.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct City {
    pub(crate) name: String,
    /// Source id.
    pub(crate) cite: String,
    /// Pattern of a project's name, with the placeholders `{city}`, `{district}`,
    /// `{community}` and `{project}`.
    pub(crate) project_name: String,
    /// Pattern of the title over a community's gap list, with `{city}`, `{district}` and
    /// `{community}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) list_title: Option<String>,
    /// What stands for `{district}` where a community does not say its district.
    pub(crate) district_unknown: String,
    /// The units (责任单位、配合单位) that the plan and its annexes name, each with what else it is
    /// written as. `{district}` stands for a community's district.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) units: IndexMap<String, Vec<String>>,
    /// The day by which the plan wants what acceptance found lacking to be put right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rectified_by: Option<String>,
    /// The plan's tasks by number.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub tasks: IndexMap<String, Task>,
    /// By item id.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub items: IndexMap<String, CityItem>,
}

/// One task of the plan as printed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Task {
    pub(crate) section: String,
    /// The task's words.
    pub text: String,
    /// Ids of the items it serves.
    pub items: Vec<String>,
    /// 责任单位.
    pub responsible: String,
    /// 配合单位.
    pub cooperating: String,
    /// 完成时限, as printed.
    pub deadline: String,
}

/// An item's row in the gap list, as far as the city decides it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CityItem {
    /// Number of the plan's task that the row carries out.
    pub task: u32,
    /// `{project}` of the name pattern.
    pub(crate) project: String,
    /// A name pattern of this item's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) project_name: Option<String>,
    /// 责任单位.
    pub responsible: String,
    /// 配合单位.
    pub cooperating: String,
    /// 完成时限, as printed.
    pub deadline: String,
    /// How the annexes depart from the task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub departs: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) unverified: bool,
    /// Wordings of the project's content, tried in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<Wording>,
}

/// How a failing clause is worded.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Id of the clause whose failing it words.
    pub clause: String,
    /// For an **every** clause: it words those lacking this thing (and having those before).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) lacking: Option<String>,
    /// Figures and the range each must lie in; a list counts its entries.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) when: IndexMap<String, FigureRange>,
    /// Text with placeholders: `{community}`, `{district}` and the clause's figures.
    /// `{compounds|小区}` puts 小区 behind a name that does not end so.
    pub(crate) text: String,
}

/// A range of a figure, ends included.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FigureRange {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at_least: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at_most: Option<f64>,
}
