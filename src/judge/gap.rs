//! The gap list: one row an item that fails, in the very columns official plans annex.

use std::collections::BTreeMap;

use super::clause::Outcome;
use crate::audit::{Gap, Level};
use crate::check::Figures;
use crate::dataset::{Dataset, Project, Status};
use crate::interval::Interval;
use crate::lang::Lang;
use crate::measure::CommunityMeasures;
use crate::messages::judge as say;
use crate::standard::Standard;
use crate::standard::city::{City, CityItem, Wording};
use crate::standard::layer::Item;
use crate::standard::wording;
use crate::units::plain;
use crate::verdict::Verdict;
use crate::vocabulary::Layer;

/// Where a cell's text comes from.
const STANDARD: &str = "standard";
const CITY: &str = "city";
const MEASURED: &str = "measured";
const REGISTER: &str = "register";

/// A cell: its text, the kind of its source, and the place in it.
struct Cell {
    text: String,
    source: &'static str,
    origin: String,
}

/// Makes the gap list of one community, a row an item that fails.
pub(super) struct Row<'a> {
    pub dataset: &'a Dataset,
    pub standard: &'a Standard,
    pub community: &'a CommunityMeasures,
    pub lang: Lang,
}

impl Row<'_> {
    /// The row of an item that fails, at a position in the list counted from 1.
    pub fn gap(&self, number: usize, id: &str, item: &Item, outcomes: &[Outcome]) -> Gap {
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
        let objective = self.standard.objectives.get(&item.objective).cloned().unwrap_or_default();
        let projects = self.projects(id);
        let city = self.standard.city.as_ref().and_then(|city| Some((city, city.items.get(id)?)));
        let failing = || {
            outcomes.iter().filter(|outcome| {
                outcome.audit.level == Level::Must && outcome.audit.verdict == Verdict::Fail
            })
        };
        Gap {
            number: cell(
                "number",
                Some(Cell {
                    text: number.to_string(),
                    source: STANDARD,
                    origin: say::position_in_list(self.lang),
                }),
            )
            .parse()
            .unwrap_or(number),
            item: item.number,
            objective: cell("objective", from_standard("objective", &objective)),
            content: cell("content", from_standard("title", &item.title)),
            requirement: cell("requirement", from_standard("text", &item.text)),
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
            project_content: cell("project_content", self.content(&projects, city, item, outcomes)),
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
            clauses: failing().map(|outcome| outcome.audit.id.clone()).collect(),
            waived: failing().all(|outcome| outcome.audit.waived.is_some()),
            sources,
            origins,
        }
    }

    /// The title over the list: the city's, else the community's name and what it is a list of.
    pub fn title(&self) -> String {
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
    fn register(&self, projects: &[&Project], field: impl Fn(&Project) -> Option<&String>) -> Option<Cell> {
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
    fn place_name(&self, name: &str) -> Option<Vec<String>> {
        let community = &self.dataset.communities[self.community.community];
        let city = self.standard.city.as_ref()?;
        match name {
            "city" => Some(vec![city.name.clone()]),
            "community" => Some(vec![community.name.clone()]),
            "district" => {
                let id = self.standard.vocabulary.property_id(Layer::Communities, "district")?;
                Some(vec![community.facts.text(id).unwrap_or(&city.district_unknown).to_owned()])
            }
            _ => None,
        }
    }

    fn city_origin(&self, own: &CityItem, key: &str) -> String {
        let items = self.standard.city.as_ref().map(|city| &city.items);
        let id = items
            .and_then(|items| items.iter().find(|(_, item)| std::ptr::eq(*item, own)))
            .map_or("", |(id, _)| id.as_str());
        let path = ["city", "items", id, key].map(str::to_owned);
        format!("{} city.items.{id}.{key}", self.standard.layer_of(&path))
    }

    /// What is to be done: the register, else planned facilities' descriptions, else the
    /// city's wording of the failing clauses, else their reasons.
    fn content(
        &self,
        projects: &[&Project],
        city: Option<(&City, &CityItem)>,
        item: &Item,
        outcomes: &[Outcome],
    ) -> Option<Cell> {
        self.register(projects, |project| project.content.as_ref())
            .or_else(|| self.composed(city.map(|(_, own)| own), item, outcomes))
    }

    /// A text for every failing obligatory clause: what is planned for it, else the city's
    /// wording, else why it fails.
    fn composed(&self, own: Option<&CityItem>, item: &Item, outcomes: &[Outcome]) -> Option<Cell> {
        let mut texts: Vec<String> = Vec::new();
        let mut origins: Vec<String> = Vec::new();
        let mut measured = false;
        for outcome in outcomes {
            if outcome.audit.level != Level::Must || outcome.audit.verdict != Verdict::Fail {
                continue;
            }
            let part = self
                .planned(item, &outcome.audit.id)
                .or_else(|| self.worded(own?, outcome))
                .unwrap_or_else(|| Cell {
                    text: outcome.audit.reason.clone(),
                    source: MEASURED,
                    origin: outcome.audit.id.clone(),
                });
            measured |= part.source == MEASURED;
            for (list, text) in [(&mut texts, part.text), (&mut origins, part.origin)] {
                if !text.is_empty() && !list.contains(&text) {
                    list.push(text);
                }
            }
        }
        let text = texts.join(self.lang.semicolon());
        (!text.is_empty()).then(|| Cell {
            text: text + self.lang.stop(),
            source: if measured { MEASURED } else { CITY },
            origin: origins.join(", "),
        })
    }

    /// Descriptions of facilities planned or under construction here that a clause looks for.
    fn planned(&self, item: &Item, clause: &str) -> Option<Cell> {
        let categories: Vec<_> = item
            .clauses
            .get(clause)?
            .checks()
            .flat_map(|check| check.kind().categories())
            .filter_map(|name| self.standard.vocabulary.category(name))
            .collect();
        let mut texts: Vec<&str> = Vec::new();
        let mut ids = Vec::new();
        for member in &self.community.facilities {
            let facility = &self.dataset.facilities[member.index];
            if facility.status == Status::Existing || !categories.contains(&facility.category) {
                continue;
            }
            let Some(text) = facility.description.as_deref() else { continue };
            if !texts.contains(&text) {
                texts.push(text);
            }
            let (file, _) = self.dataset.place(facility.origin);
            ids.push(format!("{file} {} description", facility.id));
        }
        if texts.is_empty() {
            return None;
        }
        let texts: Vec<&str> = texts.iter().map(|text| text.trim_end_matches('。')).collect();
        Some(Cell { text: texts.join("；"), source: MEASURED, origin: ids.join(", ") })
    }

    /// The city's wording of a failing clause, filled with measured figures; an empty wording
    /// says that another clause's has said it all.
    fn worded(&self, own: &CityItem, outcome: &Outcome) -> Option<Cell> {
        let rules = rules(own, &outcome.audit.id, &outcome.finding.figures);
        let mut texts: Vec<String> = Vec::new();
        let mut measured = false;
        for (rule, figures) in &rules {
            let used = std::cell::Cell::new(false);
            let values = |name: &str| {
                self.place_name(name).or_else(|| {
                    used.set(true);
                    figure(figures, name)
                })
            };
            let text = wording::fill(&rule.text, &values)?;
            measured |= used.get();
            if !text.is_empty() {
                texts.push(text);
            }
        }
        (!rules.is_empty()).then(|| Cell {
            text: texts.join("；"),
            source: if measured { MEASURED } else { CITY },
            origin: self.city_origin(own, "content"),
        })
    }
}

/// The wordings that apply to a failing clause, each with its figures: for every group of
/// things lacking, or for the clause as a whole, the first rule whose ranges hold.
fn rules<'a>(own: &'a CityItem, clause: &str, figures: &'a Figures) -> Vec<(&'a Wording, &'a Figures)> {
    let fits = |rule: &Wording, figures: &Figures| {
        rule.when.iter().all(|(name, range)| {
            let Some(Interval { low, high }) = counted(figures, name) else { return false };
            range.at_least.is_none_or(|least| low >= least) && range.at_most.is_none_or(|most| high <= most)
        })
    };
    let first = |lacking: Option<&str>, figures: &Figures| {
        own.content
            .iter()
            .filter(|rule| rule.clause == clause && rule.lacking.as_deref() == lacking)
            .find(|rule| fits(rule, figures))
    };
    let by_group: Vec<(&Wording, &Figures)> = figures
        .groups
        .iter()
        .filter(|(_, group)| group.numbers.get("buildings").is_some_and(|buildings| buildings.low > 0.0))
        .filter_map(|(name, group)| Some((first(Some(name), group)?, group)))
        .collect();
    if !by_group.is_empty() {
        return by_group;
    }
    first(None, figures).map(|rule| (rule, figures)).into_iter().collect()
}

/// A figure as a number; a list counts its entries.
fn counted(figures: &Figures, name: &str) -> Option<Interval> {
    let list = || figures.lists.get(name).map(|list| Interval::exactly(list.len() as f64));
    figures.numbers.get(name).copied().or_else(list)
}

/// A figure as text. What is only known to be so many at least says so.
fn figure(figures: &Figures, name: &str) -> Option<Vec<String>> {
    if let Some(number) = figures.numbers.get(name) {
        let low = plain(number.low);
        return Some(vec![if number.is_exact() { low } else { format!("至少{low}") }]);
    }
    figures.lists.get(name).cloned()
}
