//! What `src/report/docx` says.

messages! {
    no_item_fails(name) {
        "{name}没有不达标的项，不列项目。",
        "{name}: no item fails, so no project is listed."
    }
    items_undecided_may_be_listed(open) {
        "另有 {open} 项待核实，查明后可能需要补列。",
        " {open} items are undecided and may have to be listed once they are known."
    }
}
