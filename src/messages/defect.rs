//! What `src/defect.rs` says.

messages! {
    line_column(line, column) { "第 {line} 行第 {column} 列", "line {line} column {column}" }
    feature_with_id(index, nth, id) {
        "features[{index}]（第 {nth} 个要素，id={id}）",
        "features[{index}] (feature {nth}, id={id})"
    }
    feature_without_id(index, nth) {
        "features[{index}]（第 {nth} 个要素，无 id）",
        "features[{index}] (feature {nth}, no id)"
    }
    table_cell(row, column) { "第 {row} 行“{column}”列", "row {row}, column {column}" }
    table_row(row) { "第 {row} 行", "row {row}" }
}

words! {
    error { "错误", "error" }
    warning { "警告", "warning" }
    note { "提示", "note" }
    expected { "应为", "expected" }
    mend { "处理", "mend" }
}
