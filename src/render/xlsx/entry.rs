//! What cells to be filled in take: rules that a spreadsheet checks.

use rust_xlsxwriter::{DataValidation, DataValidationRule, ExcelDateTime, Worksheet, XlsxError};

use super::within_limits;
use crate::document::{AllowedEntry, EntryRule};
use crate::lang::Lang;
use crate::messages::render as say;

/// Characters of a rule's help that Excel shows.
const MOST_HELP: usize = 250;
/// A sheet may not hold more than some tens of thousands of rules, nor a rule too many ranges.
const MOST_RANGES: usize = 100;

/// The rules of a sheet's cells: those of a column that are equal are one.
#[derive(Default)]
pub(super) struct EntryRules {
    columns: Vec<ColumnRules>,
}

struct ColumnRules {
    position: u16,
    /// Each rule with the rows it is of.
    rules: Vec<(EntryRule, Vec<u32>)>,
}

impl EntryRules {
    /// Takes up a cell; cells come row by row.
    pub(super) fn add(&mut self, row: u32, position: u16, rule: &EntryRule) {
        let known = self.columns.iter().position(|column| column.position == position);
        let at = known.unwrap_or_else(|| {
            self.columns.push(ColumnRules { position, rules: Vec::new() });
            self.columns.len() - 1
        });
        let rules = &mut self.columns[at].rules;
        match rules.iter_mut().find(|(known, _)| known == rule) {
            Some((_, rows)) => rows.push(row),
            None => rules.push((rule.clone(), vec![row])),
        }
    }

    /// Gives the rules to their sheet.
    pub(super) fn put_on(mut self, sheet: &mut Worksheet, lang: Lang) {
        self.columns.sort_by_key(|column| column.position);
        for ColumnRules { position, rules } in &self.columns {
            for (rule, rows) in rules {
                let rule = within_limits(validation(rule, lang));
                let runs: Vec<&[u32]> = rows.chunk_by(|a, b| a + 1 == *b).collect();
                for runs in runs.chunks(MOST_RANGES) {
                    let rule = rule.clone().set_multi_range(ranges(*position, runs));
                    let first = runs[0][0];
                    within_limits(sheet.add_data_validation(first, *position, first, *position, &rule));
                }
            }
        }
    }
}

/// `G3:G5 G9`. Forms have fewer columns than there are letters.
fn ranges(position: u16, runs: &[&[u32]]) -> String {
    let letter = char::from(b'A' + position as u8);
    let range = |run: &&[u32]| match run {
        [only] => format!("{letter}{}", only + 1),
        [first, .., last] => format!("{letter}{}:{letter}{}", first + 1, last + 1),
        [] => String::new(),
    };
    runs.iter().map(range).collect::<Vec<_>>().join(" ")
}

fn validation(rule: &EntryRule, lang: Lang) -> Result<DataValidation, XlsxError> {
    let check = DataValidation::new();
    let check = match &rule.allowed {
        AllowedEntry::Anything => check.allow_any_value(),
        AllowedEntry::OneOf(choices) => check.allow_list_strings(choices)?,
        AllowedEntry::Number { least, most } => {
            check.allow_decimal_number(DataValidationRule::Between(*least, *most))
        }
        AllowedEntry::Whole { least, most } => {
            check.allow_whole_number(DataValidationRule::Between(*least, *most))
        }
        AllowedEntry::Day => check.allow_date(DataValidationRule::Between(
            ExcelDateTime::from_ymd(2000, 1, 1)?,
            ExcelDateTime::from_ymd(2099, 12, 31)?,
        )),
    };
    let help: String = rule.help.chars().take(MOST_HELP).collect();
    let check = match rule.is_prompted {
        true => check.set_input_title(say::how_to_fill_in(lang))?.set_input_message(&help)?,
        false => check,
    };
    check.set_error_title(say::this_cannot_be_read(lang))?.set_error_message(help)
}
