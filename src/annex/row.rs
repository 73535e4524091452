//! A row of the list: what the standard, the register and the city's plan say in each column.

use std::collections::BTreeMap;

use crate::audit::{Gap, ItemAudit};
use crate::dataset::{Dataset, Project};
use crate::judge::FailingClause;
use crate::measure::CommunityMeasures;
use crate::standard::Standard;
use crate::standard::city::{City, CityItem};
use crate::standard::wording;
use crate::verdict::{Level, Verdict};
use crate::words::Words;

/// Where a cell's text comes from.
pub(super) const STANDARD: &str = "standard";
pub(super) const CITY: &str = "city";
pub(super) const MEASURED: &str = "measured";
pub(super) const REGISTER: &str = "register";

/// The origin of a row's number.
const POSITION: &str = "清单内按标准的次序编号";

/// A cell: its text, the kind of its source, and the place in it.
pub(super) struct Cell {
    pub(crate) text: String,
    pub(crate) source: &'static str,
    pub(crate) origin: String,
}

/// Makes the gap list of one community, a row an item that fails.
pub(super) struct GapListMaker<'a> {
    pub(crate) dataset: &'a Dataset,
    pub(crate) standard: &'a Standard,
    pub(crate) community: &'a CommunityMeasures,
    pub(crate) words: Words<'a>,
}

impl GapListMaker<'_> {
    /// The row of an item that fails, at a position in the list counted from 1.
    /// `failing` holds the obligatory clauses that the community fails, of any item.
    pub(super) fn gap(&self, number: usize, item: &ItemAudit, failing: &[FailingClause]) -> Gap {
        let id = item.id.as_str();
        let mut sources = BTreeMap::new();
        let mut origins = BTreeMap::new();
        let mut cell = |column: &'static str, cell: Option<Cell>| -> String {
            let Some(cell) = cell.filter(|cell| !cell.text.is_empty()) else { return String::new() };
            sources.insert(column.into(), cell.source.into());
            origins.insert(column.into(), cell.origin);
            cell.text
        };
        let from_standard = |key: &str, text: &str| {
            let path = ["items", id, key].map(str::to_owned);
            let layer = self.standard.layer_of(&path);
            Some(Cell {
                text: text.to_owned(),
                source: STANDARD,
                origin: format!("{layer} items.{id}.{key}"),
            })
        };
        let projects = self.projects(id);
        let city = self.standard.city.as_ref().and_then(|city| Some((city, city.items.get(id)?)));
        let fails = item
            .clauses
            .iter()
            .filter(|clause| clause.level == Level::Must && clause.verdict == Verdict::Fail);
        let own = fails.clone().filter_map(|clause| {
            let failing = failing.iter().find(|failing| failing.id == clause.id)?;
            Some((clause, failing))
        });
        Gap {
            number: cell(
                "number",
                Some(Cell { text: number.to_string(), source: STANDARD, origin: POSITION.to_owned() }),
            )
            .parse()
            .unwrap_or(number),
            item: item.number,
            objective: cell("objective", from_standard("objective", &item.objective)),
            content: cell("content", from_standard("title", &item.title)),
            requirement: cell("requirement", from_standard("text", &item.requirement)),
            project_name: cell(
                "project_name",
                self.column(
                    &projects,
                    |p| p.name.as_ref(),
                    city,
                    |city, own| {
                        (own.project_name.as_ref().unwrap_or(&city.project_name).clone(), "project_name")
                    },
                ),
            ),
            project_content: cell("project_content", self.content(&projects, city, own)),
            responsible: cell(
                "responsible",
                self.column(
                    &projects,
                    |p| p.responsible.as_ref(),
                    city,
                    |_, own| (own.responsible.clone(), "responsible"),
                ),
            ),
            cooperating: cell(
                "cooperating",
                self.column(
                    &projects,
                    |p| p.cooperating.as_ref(),
                    city,
                    |_, own| (own.cooperating.clone(), "cooperating"),
                ),
            ),
            deadline: cell(
                "deadline",
                self.column(
                    &projects,
                    |p| p.deadline.as_ref(),
                    city,
                    |_, own| (own.deadline.clone(), "deadline"),
                ),
            ),
            clauses: fails.clone().map(|clause| clause.id.clone()).collect(),
            waived: fails.clone().all(|clause| clause.waived.is_some()),
            sources,
            origins,
        }
    }

    /// The title over the list: the city's, else the community's name and what it is a list of.
    pub(super) fn title(&self) -> String {
        let own =
            self.standard.city.as_ref().and_then(|city| {
                wording::fill(city.list_title.as_ref()?, &|name: &str| self.place_name(name))
            });
        let name = &self.dataset.communities[self.community.community].name;
        own.unwrap_or_else(|| format!("{name}完整社区建设项目清单"))
    }

    /// The register's rows for an item of this community.
    fn projects(&self, id: &str) -> Vec<&Project> {
        let projects = &self.dataset.projects;
        self.community
            .projects
            .iter()
            .map(|index| &projects[*index])
            .filter(|project| self.standard.item(&project.item).is_some_and(|(known, _)| known == id))
            .collect()
    }

    /// What the register says in a column; several projects' texts stand behind each other.
    pub(super) fn register(
        &self,
        projects: &[&Project],
        field: impl Fn(&Project) -> Option<&String>,
    ) -> Option<Cell> {
        let mut texts: Vec<String> = Vec::new();
        let mut rows = Vec::new();
        for project in projects {
            let Some(text) = field(project) else { continue };
            let (file, row) = self.dataset.place(project.origin);
            rows.push(format!("{file}:{row}"));
            if !texts.contains(text) {
                texts.push(text.clone());
            }
        }
        (!texts.is_empty()).then(|| Cell {
            text: texts.join("；"),
            source: REGISTER,
            origin: rows.join(", "),
        })
    }

    /// A column that the register may set and the city fills otherwise.
    fn column(
        &self,
        projects: &[&Project],
        field: impl Fn(&Project) -> Option<&String>,
        city: Option<(&City, &CityItem)>,
        pattern: impl Fn(&City, &CityItem) -> (String, &'static str),
    ) -> Option<Cell> {
        self.register(projects, field).or_else(|| {
            let (city, own) = city?;
            let (pattern, key) = pattern(city, own);
            let values = |name: &str| match name {
                "project" => Some(vec![own.project.clone()]),
                other => self.place_name(other),
            };
            Some(Cell {
                text: wording::fill(&pattern, &values)?,
                source: CITY,
                origin: self.city_origin(own, key),
            })
        })
    }

    /// `{city}`, `{district}` and `{community}`.
    pub(super) fn place_name(&self, name: &str) -> Option<Vec<String>> {
        let community = &self.dataset.communities[self.community.community];
        let city = self.standard.city.as_ref()?;
        match name {
            "city" => Some(vec![city.name.clone()]),
            "community" => Some(vec![community.name.clone()]),
            "district" => {
                let district = self.standard.vocabulary.own.communities.district;
                Some(vec![community.facts.text(district).unwrap_or(&city.district_unknown).to_owned()])
            }
            _ => None,
        }
    }

    pub(super) fn city_origin(&self, own: &CityItem, key: &str) -> String {
        let items = self.standard.city.as_ref().map(|city| &city.items);
        let id = items
            .and_then(|items| items.iter().find(|(_, item)| std::ptr::eq(*item, own)))
            .map_or("", |(id, _)| id.as_str());
        let path = ["city", "items", id, key].map(str::to_owned);
        format!("{} city.items.{id}.{key}", self.standard.layer_of(&path))
    }
}
