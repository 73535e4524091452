//! What a row says is to be done (项目内容).

use super::row::{CITY, Cell, GapListMaker, MEASURED};
use crate::audit::ClauseAudit;
use crate::dataset::{Project, Status};
use crate::finding::Figures;
use crate::interval::Interval;
use crate::judge::FailingClause;
use crate::standard::city::{City, CityItem, Wording};
use crate::standard::wording;
use crate::units::plain;
use crate::vocabulary::{CategoryId, Layer};

impl GapListMaker<'_> {
    /// What is to be done: the register, else planned facilities' descriptions, else the
    /// city's wording of the failing clauses, else their reasons.
    pub(super) fn content<'f>(
        &self,
        projects: &[&Project],
        city: Option<(&City, &CityItem)>,
        failing: impl Iterator<Item = (&'f ClauseAudit, &'f FailingClause)>,
    ) -> Option<Cell> {
        self.register(projects, |project| project.content.as_ref())
            .or_else(|| self.composed(city.map(|(_, own)| own), failing))
    }

    /// A text for every failing obligatory clause: what is planned for it, else the city's
    /// wording, else why it fails.
    fn composed<'f>(
        &self,
        own: Option<&CityItem>,
        failing: impl Iterator<Item = (&'f ClauseAudit, &'f FailingClause)>,
    ) -> Option<Cell> {
        let mut texts: Vec<String> = Vec::new();
        let mut origins: Vec<String> = Vec::new();
        let mut measured = false;
        for (clause, measured_of) in failing {
            let wording = || self.worded(own?, measured_of);
            let part = self.planned(&clause.id).or_else(wording).unwrap_or_else(|| Cell {
                text: self.words.reason(&clause.finding),
                source: MEASURED,
                origin: clause.id.clone(),
            });
            measured |= part.source == MEASURED;
            for (list, text) in [(&mut texts, part.text), (&mut origins, part.origin)] {
                if !text.is_empty() && !list.contains(&text) {
                    list.push(text);
                }
            }
        }
        let text = texts.join("；");
        (!text.is_empty()).then(|| Cell {
            text: text + "。",
            source: if measured { MEASURED } else { CITY },
            origin: origins.join(", "),
        })
    }

    /// Descriptions of facilities planned or under construction here that a clause looks for.
    fn planned(&self, clause: &str) -> Option<Cell> {
        let checks = self.standard.clause(clause)?.checks();
        let categories: Vec<CategoryId> = checks.flat_map(|check| check.categories()).collect();
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
    fn worded(&self, own: &CityItem, clause: &FailingClause) -> Option<Cell> {
        let rules = self.rules(own, &clause.id, &clause.figures);
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

    /// The wordings that apply to a failing clause, each with its figures: for every group of
    /// things lacking, or for the clause as a whole, the first rule whose ranges hold.
    fn rules<'a>(
        &self,
        own: &'a CityItem,
        clause: &str,
        figures: &'a Figures,
    ) -> Vec<(&'a Wording, &'a Figures)> {
        let fits = |rule: &Wording, figures: &Figures| {
            rule.when.iter().all(|(name, range)| {
                let Some(Interval { low, high }) = counted(figures, name) else { return false };
                range.at_least.is_none_or(|least| low >= least)
                    && range.at_most.is_none_or(|most| high <= most)
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
            .filter_map(|(property, group)| {
                let lacking = self.standard.vocabulary.property_name(Layer::Residences, *property);
                Some((first(Some(lacking), group)?, group))
            })
            .collect();
        if !by_group.is_empty() {
            return by_group;
        }
        first(None, figures).map(|rule| (rule, figures)).into_iter().collect()
    }
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
