//! How units are written behind a number; the two languages of a unit with no word for it are alike.

words! {
    facility { "处", "facilities" }
    group { "组", "groups" }
    square_metre { "平方米", "m²" }
    metre { "米", "m" }
    minute { "分钟", "minutes" }
    metre_per_minute { "米/分钟", "m/min" }
    class { "班", "classes" }
    space { "个车位", "spaces" }
    cell { "个格口", "cells" }
    parcel { "件", "parcels" }
    household { "户", "households" }
    person { "人", "people" }
    entrance { "个出入口", "entrances" }
    residence { "栋住宅楼", "residences" }
    level { "层", "levels" }
    wan_yuan { "万元", "10,000 yuan" }
    point { "分", "points" }
    share { "", "" }
    percent { "%", "%" }
    permille { "‰", "‰" }
    cell_per_parcel { "格口/件", "cells a parcel" }
    space_per_household { "车位/户", "spaces a household" }
    square_metre_per_household { "平方米/户", "m² a household" }
    square_metre_per_hundred_households { "平方米/百户", "m² a hundred households" }
    content { "项内容", "contents" }
}
