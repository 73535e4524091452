//! What `src/accept` says.

messages! {
    item_does_not_apply_now {
        "该项现在不适用，项目是否仍需要请核实",
        "the item does not apply now; find out whether the project is still needed"
    }
    item_fails_neither_before {
        "该项此前和现在都没有不达标",
        "the item fails neither before nor now"
    }
    complete_by_register_failing_as_measured(stage, text) {
        "台账为{stage}，实测不达标——{text}",
        "{stage} by the register, failing as measured: {text}"
    }
    register_still_says(stage) {
        "；台账仍为{stage}，请更新",
        "; the register still says {stage}: update it"
    }
}

words! {
    waived_aside { "（已豁免）", " (waived)" }
}
