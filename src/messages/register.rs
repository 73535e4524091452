//! What `src/register` says.

messages! {
    same_as_another_row(other) {
        "与第 {other} 行每一格都相同",
        "every cell is that of row {other}"
    }
    one_row_a_project { "一个项目一行", "one row a project" }
    take_one_row_out_or_rename {
        "删去重复的一行；确是两个项目，写不同的项目名称",
        "take one of the rows out; where they are two projects, give them different names"
    }
    status_cannot_be_read(written) {
        "状态“{written}”读不出来",
        "the status {written:?} cannot be read"
    }
    one_of_the_stages {
        "未开工、在建、已完工、已验收 之一",
        "one of 未开工 (not started), 在建 (under way), 已完工 (complete), 已验收 (accepted)"
    }
    did_you_mean(meant) { "是否指 {meant}？", "did you mean {meant}?" }
    write_one_and_details_as_note {
        "改成其中之一，细节写进备注",
        "write one of these, and the details as a note"
    }
    correct_status_or_dates_by_documents {
        "对照开工、完工、验收的凭据，改正状态或日期",
        "correct the status or the dates by their documents"
    }
    deadline_is_no_date(deadline) {
        "完成时限“{deadline}”不是日期",
        "the deadline {deadline:?} is no date"
    }
    day_of_calendar {
        "有这一天的日期，如 2023年9月30日前、2023年9月底前，或 长期坚持",
        "a day the calendar has, such as 2023年9月30日前 or 2023年9月底前, or 长期坚持"
    }
    correct_it_by_the_plan { "对照方案改正", "correct it by the plan" }
    deadline_names_no_day_whether(printed) {
        "完成时限“{printed}”没有说哪一天，是否逾期无法判断",
        "the deadline {printed:?} names no day; whether it is overdue cannot be told"
    }
    unit_not_in_table(written) {
        "单位表里没有“{written}”，按原文列出",
        "the table of units has no {written:?}; it is listed as written"
    }
    correct_or_add_the_unit {
        "写错了就改正；确有此单位，加进市级标准的 [city.units]",
        "correct it, or add the unit to [city.units] of the city's standard"
    }
    earlier_than_before(later, second, earlier, first) {
        "{later} 的日期 {second} 早于 {earlier} 的 {first}",
        "{later}, {second}, is earlier than {earlier}, {first}"
    }
    status_contradicts_date(zh, column, day, en) {
        "状态是“{zh}”，却有 {column} 的日期 {day}",
        "its status is “{en}”, yet {column} has the date {day}"
    }
}
