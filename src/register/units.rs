//! Responsible and cooperating units (责任单位、配合单位), by whatever name a register writes them.

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use crate::standard::city::City;

/// A unit as a register names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RegisterUnit {
    /// As the register writes it.
    pub written: String,
    /// The city's name for it; as written where the city names no units or not this one.
    pub name: String,
    /// Whether the city's table has it; null where there is no table.
    pub known: Option<bool>,
}

/// The units of a city, as they are called in one district.
pub(crate) struct Units {
    /// Every name, folded, and the city's own for it.
    names: Vec<(String, String)>,
    /// `中卫` of 中卫市, which may stand before a city's unit.
    city: Option<String>,
}

impl Units {
    pub(crate) fn from_city(city: Option<&City>, district: Option<&str>) -> Units {
        let Some(city) = city else { return Units { names: Vec::new(), city: None } };
        let district = district.unwrap_or(&city.district_unknown);
        let fill = |pattern: &str| pattern.replace("{district}", district);
        let mut names = Vec::new();
        for (unit, others) in &city.units {
            let own = fill(unit);
            names.push((folded(&own), own.clone()));
            names.extend(others.iter().map(|other| (folded(&fill(other)), own.clone())));
        }
        Units { names, city: Some(city.name.trim_end_matches('市').to_owned()) }
    }

    /// The units that a cell lists. Behind a unit of the table others leave their 市 out, as the
    /// plan prints them: in 市民政局、财政局 and in 各县（区）人民政府、财政局 it is 市财政局.
    pub(crate) fn listed(&self, cell: &str) -> Vec<RegisterUnit> {
        let mut is_behind = false;
        let mut units: Vec<RegisterUnit> = Vec::new();
        for part in
            cell.split(['、', '，', ',', '；', ';', '\n', '/']).map(str::trim).filter(|p| !p.is_empty())
        {
            let found = self.find(part).or_else(|| self.find(&format!("市{part}")).filter(|_| is_behind));
            is_behind |= found.is_some();
            let known = (!self.names.is_empty()).then_some(found.is_some());
            let unit =
                RegisterUnit { written: part.to_owned(), name: found.unwrap_or(part).to_owned(), known };
            if !units.iter().any(|other| other.name == unit.name) {
                units.push(unit);
            }
        }
        units
    }

    fn find(&self, name: &str) -> Option<&str> {
        let folded = folded(name);
        let bare = self.city.as_deref().and_then(|city| folded.strip_prefix(city)).unwrap_or(&folded);
        self.names.iter().find(|(known, _)| *known == folded || known == bare).map(|(_, own)| own.as_str())
    }

    /// Every name the city has for its units.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|(_, own)| own.as_str())
    }
}

/// Full and half width, and white space, make no difference.
fn folded(name: &str) -> String {
    name.nfkc().filter(|character| !character.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::Standard;

    fn names(cell: &str) -> Vec<(String, Option<bool>)> {
        let standard = Standard::load("zhongwei-2023", None, None).unwrap();
        let units = Units::from_city(standard.city.as_ref(), Some("沙坡头区"));
        units.listed(cell).into_iter().map(|unit| (unit.name, unit.known)).collect()
    }

    #[test]
    fn a_unit_is_known_by_all_its_names() {
        for (cell, expected) in [
            ("市住房和城乡建设局", "市住房城乡建设局"),
            ("中卫市住房和城乡建设局", "市住房城乡建设局"),
            ("市住建局", "市住房城乡建设局"),
            ("各县(区)人民政府", "沙坡头区人民政府"),
            ("各县（区）人民政府", "沙坡头区人民政府"),
            ("沙坡头区人民政府", "沙坡头区人民政府"),
        ] {
            assert_eq!(names(cell), [(expected.to_owned(), Some(true))], "{cell}");
        }
    }

    #[test]
    fn the_city_is_left_out_behind_a_known_unit_only() {
        let known = |name: &str| (name.to_owned(), Some(true));
        assert_eq!(
            names("市民政局、财政局、市场监督管理局"),
            [known("市民政局"), known("市财政局"), known("市市场监督管理局")]
        );
        assert_eq!(names("各县（区）人民政府、财政局"), [known("沙坡头区人民政府"), known("市财政局")]);
        assert_eq!(names("某某局、财政局")[1], ("财政局".to_owned(), Some(false)));
        assert_eq!(names("财政局"), [("财政局".to_owned(), Some(false))]);
        assert_eq!(names("市园林局"), [("市园林局".to_owned(), Some(false))]);
    }

    #[test]
    fn without_a_table_nothing_is_unknown() {
        let units = Units::from_city(None, None);
        assert_eq!(
            units.listed("甲局、乙局").iter().map(|unit| unit.known).collect::<Vec<_>>(),
            [None, None]
        );
    }

    #[test]
    fn every_unit_of_the_plan_is_in_the_table() {
        let standard = Standard::load("zhongwei-2023", None, None).unwrap();
        let city = standard.city.as_ref().unwrap();
        let units = Units::from_city(Some(city), None);
        let tasks = city.tasks.values().flat_map(|task| [&task.responsible, &task.cooperating]);
        let items = city.items.values().flat_map(|item| [&item.responsible, &item.cooperating]);
        for cell in tasks.chain(items) {
            let cell = cell.replace("{district}", &city.district_unknown);
            for unit in units.listed(&cell) {
                assert_eq!(unit.known, Some(true), "{} in {cell}", unit.written);
            }
        }
    }
}
