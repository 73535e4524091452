//! The dataset a form goes into: which of its files change, and what becomes of each row.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::columns::FormColumn;
use super::entered::{Entered, ReadBackOptions};
use super::entry::{EnteredFact, FormEntry};

use super::survey::{self, AnswerStep};
use crate::check::Attest;
use crate::codes::Code;
use crate::dataset::facts::Value;
use crate::dataset::save::feature::LayerColumns;
use crate::dataset::save::fill::{Fate, GivenValue, LayerText};
use crate::dataset::save::manifest;
use crate::dataset::{Answer, Dataset, FORM_ENTRIES, Origin, Renames, append_csv_rows, unreadable};
use crate::defect::{Defect, Place};
use crate::import::Conflict;
use crate::lang::{InBoth, Lang};
use crate::messages::form as say;
use crate::output::File;
use crate::session::{Error, Input, Keep, Opened, Options, Standards};
use crate::vocabulary::{CategoryId, Layer};

/// The dataset a form goes into.
pub(super) struct FormTarget<'a> {
    directory: &'a Path,
    pub(super) opened: Opened,
    pub(super) lang: Lang,
    /// What messages call the dataset.
    pub(super) name: String,
    renames: Renames,
}

impl<'a> FormTarget<'a> {
    /// Opens the dataset as an audit does.
    ///
    /// # Errors
    /// A bundle, which a form does not go into; everything wrong with the dataset or the standard.
    pub(super) fn open(directory: &'a Path, options: &ReadBackOptions) -> Result<FormTarget<'a>, Error> {
        if directory.is_file() {
            let shown = directory.display().to_string();
            let what = say::bundle_takes_no_form(InBoth);
            let defect = Defect::error(Code::NotADirectory, &shown, Place::Whole, what)
                .expected(say::dataset_directory(InBoth))
                .help(say::split_bundle_into_directory(InBoth));
            return Err(Error::Defects(vec![defect]));
        }
        let session = Options { keep: Keep::Edits, ..options.session.clone() };
        let inputs = vec![Input::from(directory)];
        let opened = Opened::read(inputs, session, &mut Standards::default(), &())?;
        let vocabulary = &opened.standard().vocabulary;
        let (name, renames) = opened
            .source()
            .map(|source| (source.name.clone(), source.renames(vocabulary)))
            .unwrap_or_default();
        Ok(FormTarget { directory, opened, lang: options.lang, name, renames })
    }

    pub(super) fn dataset(&self) -> &Dataset {
        self.opened.dataset().0
    }

    /// A warning where a form says that it was made for other datasets.
    pub(super) fn another_dataset(&self, named: &[String], forms: &[PathBuf]) -> Option<Defect> {
        let name = &self.dataset().name;
        let other = named.iter().find(|other| *other != name).filter(|_| !named.contains(name))?;
        let file = forms.first()?.display().to_string();
        Some(
            Defect::warning(
                Code::AnotherDataset,
                &file,
                Place::Whole,
                say::form_of_another_dataset(InBoth, &other, &name),
            )
            .help(say::check_directory_of_into(InBoth)),
        )
    }

    /// What a file of the dataset holds now; nothing where there is none.
    fn bytes(&self, file: &str) -> Result<Option<Vec<u8>>, Vec<Defect>> {
        match fs::read(self.directory.join(file)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(vec![unreadable(&format!("{}/{file}", self.name), &error)]),
        }
    }

    /// The files that change, and what became of each row.
    pub(super) fn changed(&self, entries: &[FormEntry]) -> Result<Entered, Vec<Defect>> {
        let mut entered = Entered::default();
        let mut recorded: Vec<Vec<String>> = Vec::new();
        self.answers(entries, &mut entered)?;
        self.surveys(entries, &mut entered, &mut recorded)?;
        for layer in [Layer::Communities, Layer::Facilities, Layer::Residences] {
            self.values(layer, entries, &mut entered, &mut recorded)?;
        }
        if !recorded.is_empty() {
            let named = |header: &str| RECORD.iter().position(|column| *column == header);
            self.append(FORM_ENTRIES, &RECORD, named, &recorded, &mut entered)?;
        }
        Ok(entered)
    }

    fn append(
        &self,
        path: &str,
        columns: &[&str],
        named: impl Fn(&str) -> Option<usize>,
        rows: &[Vec<String>],
        entered: &mut Entered,
    ) -> Result<(), Vec<Defect>> {
        let known = self.bytes(path)?;
        let file = format!("{}/{path}", self.name);
        let bytes =
            append_csv_rows(known.as_deref(), &file, columns, named, rows).map_err(|defect| vec![*defect])?;
        entered.files.push(File { path: path.to_owned(), bytes });
        Ok(())
    }

    fn answers(&self, entries: &[FormEntry], entered: &mut Entered) -> Result<(), Vec<Defect>> {
        let mut rows = Vec::new();
        for entry in entries {
            let Some((answer, attest)) = self.answer(entry) else { continue };
            let known: Vec<&Answer> = self
                .dataset()
                .survey
                .iter()
                .filter(|known| known.community == answer.community && known.clause == answer.clause)
                .collect();
            let community = &self.dataset().communities[answer.community].id;
            match survey::step(&answer, &known, attest, self.opened.dataset().1) {
                AnswerStep::Append => {
                    entered.counts.answers += 1;
                    entered.defects.extend(self.weakness(entry, &answer, attest));
                    rows.push(survey::row(&answer, community));
                }
                AnswerStep::Same => entered.counts.same += 1,
                AnswerStep::Conflict(why) => {
                    let latest = known.iter().max_by_key(|known| known.date);
                    entered.conflicts.push(Conflict {
                        layer: Layer::Survey,
                        id: community.clone(),
                        property: answer.clause.clone(),
                        known: latest.map_or(String::new(), |known| shown_answer(known)),
                        given: shown_answer(&answer),
                        why,
                    });
                }
            }
        }
        if rows.is_empty() {
            return Ok(());
        }
        let vocabulary = &self.opened.standard().vocabulary;
        let named = |header: &str| {
            let known = vocabulary.property(Layer::Survey, header)?;
            survey::COLUMNS.iter().position(|column| *column == known.id)
        };
        self.append("survey.csv", &survey::COLUMNS, named, &rows, entered)
    }

    /// A row as an answer, and the check that takes it.
    fn answer(&self, entry: &FormEntry) -> Option<(Answer, &Attest)> {
        let EnteredFact::Answer { community, clause, reply } = &entry.said else { return None };
        let attest = self.opened.standard().clause(clause)?.checks().find_map(|check| check.attest())?;
        let text = |column| Some(entry.row.cell(column).to_owned()).filter(|text| !text.is_empty());
        let answer = Answer {
            community: *community,
            clause: clause.clone(),
            reply: *reply,
            value: None,
            evidence: text(FormColumn::Evidence),
            by: text(FormColumn::By),
            date: entry.date,
            expires: entry.expires,
            note: text(FormColumn::Note),
            origin: Origin { input: 0, index: 0 },
        };
        Some((answer, attest))
    }

    /// Why an answer that is entered will not count.
    fn weakness(&self, entry: &FormEntry, answer: &Answer, attest: &Attest) -> Option<Defect> {
        let (at, lang) = (&entry.row.at, self.lang);
        let as_of = self.opened.dataset().1;
        let warning =
            |code, column, what| Defect::warning(code, &at.file, at.place(Some(column), lang), what);
        if let Some(date) = answer.date.filter(|date| *date > as_of) {
            let what = say::date_later_than_as_of(InBoth, &date, &as_of);
            let mend = say::renew_as_of_in_dataset_toml(InBoth);
            return Some(warning(Code::LaterAnswer, FormColumn::Date, what).help(mend));
        }
        attest.lack(answer, as_of)?;
        let reply = survey::reply(answer.reply);
        let what = say::reply_stays_unknown(InBoth, &reply);
        Some(warning(Code::NoEvidence, FormColumn::Evidence, what).help(say::give_evidence(InBoth)))
    }

    /// Categories that every community says are surveyed completely.
    fn surveys(
        &self,
        entries: &[FormEntry],
        entered: &mut Entered,
        recorded: &mut Vec<Vec<String>>,
    ) -> Result<(), Vec<Defect>> {
        let vocabulary = &self.opened.standard().vocabulary;
        let mut said: BTreeMap<CategoryId, Vec<(&FormEntry, usize, bool)>> = BTreeMap::new();
        for entry in entries {
            if let EnteredFact::Survey { community, category, all } = &entry.said {
                said.entry(*category).or_default().push((entry, *community, *all));
            }
        }
        let mut complete = Vec::new();
        for (category, said) in said {
            if self.dataset().surveyed.covers(category) {
                entered.counts.same += said.len();
                continue;
            }
            let zh = vocabulary.category_zh(category);
            let is_complete =
                |index: usize| said.iter().any(|(_, community, all)| *community == index && *all);
            let lacking: Vec<&str> = (0..self.dataset().communities.len())
                .filter(|index| !is_complete(*index))
                .map(|index| self.dataset().communities[index].name.as_str())
                .collect();
            if lacking.is_empty() {
                entered.counts.categories += 1;
                complete.push(zh.to_owned());
                for (entry, community, _) in &said {
                    let id = &self.dataset().communities[*community].id;
                    recorded.push(record("communities", id, "surveyed", zh, entry));
                }
                continue;
            }
            entered.counts.open += said.len();
            let (count, first) = (lacking.len(), lacking[0]);
            let row = &said[0].0.row;
            let id = vocabulary.category_name(category);
            entered.defects.push(
                Defect::note(
                    Code::PartlySurveyed,
                    &row.at.file,
                    row.at.place(Some(FormColumn::Answer), self.lang),
                    say::communities_not_said_yes(InBoth, &zh, &count, &first, &id),
                )
                .help(say::add_facilities_then_read_together(InBoth)),
            );
        }
        if complete.is_empty() {
            return Ok(());
        }
        let file = format!("{}/dataset.toml", self.name);
        let text = String::from_utf8(self.bytes("dataset.toml")?.unwrap_or_default()).unwrap_or_default();
        let appended = manifest::surveyed(&text, &complete).ok_or_else(|| {
            vec![
                Defect::error(
                    Code::BadManifest,
                    &file,
                    Place::Whole,
                    say::nothing_can_be_added_to_surveyed(InBoth),
                )
                .expected(say::surveyed_nursery(InBoth)),
            ]
        })?;
        entered.files.push(File { path: "dataset.toml".into(), bytes: appended.into_bytes() });
        Ok(())
    }

    /// Values of one layer's features.
    fn values(
        &self,
        layer: Layer,
        entries: &[FormEntry],
        entered: &mut Entered,
        recorded: &mut Vec<Vec<String>>,
    ) -> Result<(), Vec<Defect>> {
        let mut given: Vec<(&FormEntry, &str, GivenValue)> = Vec::new();
        for entry in entries {
            if let EnteredFact::Property { layer: of, id, feature, property, value } = &entry.said
                && *of == layer
            {
                given.push((entry, id, GivenValue { feature: *feature, property: *property, value }));
            }
        }
        if given.is_empty() {
            return Ok(());
        }
        let vocabulary = &self.opened.standard().vocabulary;
        let path = format!("{}.geojson", layer.id());
        let file = format!("{}/{path}", self.name);
        let bytes = self.bytes(&path)?.unwrap_or_default();
        // The loader read it: it is UTF-8.
        let text = String::from_utf8(bytes).unwrap_or_default();
        let columns = LayerColumns { layer, vocabulary, renames: &self.renames };
        let of = LayerText { columns, file: &file, text: &text };
        let (rows, given): (Vec<(&FormEntry, &str)>, Vec<GivenValue>) =
            given.into_iter().map(|(entry, id, given)| ((entry, id), given)).unzip();
        let (appended, fates) = of.with(&given).map_err(|defect| vec![*defect])?;
        let mut is_changed = false;
        for (((entry, id), given), fate) in rows.into_iter().zip(&given).zip(fates) {
            let property = &vocabulary.properties(layer)[given.property.0 as usize].id;
            match fate {
                Fate::Written => {
                    is_changed = true;
                    entered.counts.properties += 1;
                    recorded.push(record(layer.id(), id, property, &shown(given.value), entry));
                }
                Fate::Same => entered.counts.same += 1,
                Fate::Other(known) => entered.conflicts.push(Conflict {
                    layer,
                    id: id.to_owned(),
                    property: property.clone(),
                    known: shown(&known),
                    given: shown(given.value),
                    why: say::dataset_has_a_value(InBoth),
                }),
            }
        }
        if is_changed {
            entered.files.push(File { path, bytes: appended.into_bytes() });
        }
        Ok(())
    }
}

/// The columns of the record of who entered what.
const RECORD: [&str; 8] = ["layer", "id", "property", "value", "evidence", "by", "date", "note"];

fn record(layer: &str, id: &str, property: &str, value: &str, entry: &FormEntry) -> Vec<String> {
    let text = |column| entry.row.cell(column).to_owned();
    let date = entry.date.map_or(String::new(), |date| date.to_string());
    let what = [layer, id, property, value].map(str::to_owned).to_vec();
    [what, vec![text(FormColumn::Evidence), text(FormColumn::By), date, text(FormColumn::Note)]].concat()
}

/// A value for a reader.
fn shown(value: &Value) -> String {
    match value {
        Value::Flag(true) => "是".into(),
        Value::Flag(false) => "否".into(),
        other => other.to_string(),
    }
}

/// `是（依据：照片 3；2023-06-20）`.
fn shown_answer(answer: &Answer) -> String {
    let date = answer.date.map(|date| date.to_string());
    let rest: Vec<String> = [answer.evidence.clone(), date].into_iter().flatten().collect();
    let reply = survey::reply(answer.reply);
    if rest.is_empty() { reply.to_owned() } else { format!("{reply}（{}）", rest.join("；")) }
}
