//! A table on a terminal, its columns lined up, without lines or colours.

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

/// A column: its header, and whether its cells are numbers.
pub struct Column {
    title: String,
    is_number: bool,
}

impl Column {
    pub fn left(title: impl Into<String>) -> Column {
        Column { title: title.into(), is_number: false }
    }

    pub fn right(title: impl Into<String>) -> Column {
        Column { title: title.into(), is_number: true }
    }
}

/// The table as text; every row has a cell a column.
pub fn text(columns: &[Column], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(columns.iter().map(|column| column.title.as_str()));
    rows.into_iter().for_each(|row| {
        table.add_row(row);
    });
    for (index, column) in columns.iter().enumerate() {
        if let (true, Some(column)) = (column.is_number, table.column_mut(index)) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}
