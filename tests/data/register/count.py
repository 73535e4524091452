#!/usr/bin/env python3
"""Counts and sums the pilots' register apart from the program.

    count.py            prints them; expected.json is what it printed

Reads data/zhongwei/after/projects.csv and nothing else. As of a day a project is not started
before its `started`, under way from that day, complete from `completed` and accepted from
`accepted`. It is overdue when its deadline's day (2023年9月30日前: 30 September) is before the
day asked about and it is not complete by then, late when it is complete by then but was not
by its deadline; 长期坚持 has no day.

Sums are in 万元. `cost` of all rows, of those started and of those complete by the day, and how
many rows tell no cost; `spent` likewise. The register tells one sum a project, the one of its
own day, not what had been spent by an earlier one.

`responsible` groups by the cell as it stands, `units` by each unit named in it, which then
counts in full for every one. 市住房和城乡建设局 is 市住房城乡建设局; in a list the 市 of the
first unit goes for those behind it.

Standard library only.
"""
import csv, json, os, re
from datetime import date
from decimal import Decimal

HERE = os.path.dirname(os.path.abspath(__file__))
REGISTER = os.path.join(HERE, *"../../../data/zhongwei/after/projects.csv".split("/"))
DAYS = ["2023-07-23", "2023-08-23", "2023-09-23", "2023-10-23", "2023-10-30"]
STATUS = ["未开工", "在建", "已完工", "已验收"]
ALIASES = {"市住房和城乡建设局": "市住房城乡建设局"}


def day(text):
    return date.fromisoformat(text) if text else None


def deadline(text):
    found = re.fullmatch(r"(\d+)年(\d+)月(\d+)日前", text)
    return date(*map(int, found.groups())) if found else None


def units(cell):
    names, city = [], ""
    for name in cell.split("、"):
        if name.startswith("市"):
            city = "市"
        elif not re.search("[市县区]人民政府$", name):
            name = city + name
        names.append(ALIASES.get(name, name))
    return names


def by(moment, asof):
    return moment is not None and moment <= asof


def money(rows, column):
    return float(sum((Decimal(row[column]) for row in rows if row[column]), Decimal(0)))


def figures(rows, asof):
    started = [r for r in rows if by(day(r["started"]), asof)]
    complete = [r for r in rows if by(day(r["completed"]), asof)]
    accepted = [r for r in rows if by(day(r["accepted"]), asof)]
    due = [r for r in rows if deadline(r["deadline"]) and deadline(r["deadline"]) < asof]
    late = [r for r in complete if deadline(r["deadline"]) and day(r["completed"]) > deadline(r["deadline"])]
    return {
        "projects": len(rows),
        "not_started": len(rows) - len(started),
        "under_way": len(started) - len(complete),
        "complete": len(complete) - len(accepted),
        "accepted": len(accepted),
        "overdue": sum(r not in complete for r in due),
        "late": len(late),
        "cost": {"all": money(rows, "cost_wan_yuan"), "started": money(started, "cost_wan_yuan"),
                 "completed": money(complete, "cost_wan_yuan"), "untold": sum(not r["cost_wan_yuan"] for r in rows)},
        "spent": {"all": money(rows, "spent_wan_yuan"), "started": money(started, "spent_wan_yuan"),
                  "completed": money(complete, "spent_wan_yuan"), "untold": sum(not r["spent_wan_yuan"] for r in rows)},
    }


def groups(rows, keys):
    found = {}
    for row in rows:
        for key in keys(row):
            found.setdefault(key, []).append(row)
    return found


with open(REGISTER, encoding="utf-8-sig", newline="") as f:
    rows = list(csv.DictReader(f))
for row in rows:  # dates and status tell the same story
    dates = [row[c] for c in ("started", "completed", "accepted")]
    assert [bool(d) for d in dates] == [STATUS.index(row["status"]) > i for i in range(3)], row
    assert [d for d in dates if d] == sorted(d for d in dates if d), row
grouped = {
    "communities": groups(rows, lambda r: [r["community"]]),
    "responsible": groups(rows, lambda r: [ALIASES.get(r["responsible"], r["responsible"])]),
    "units": groups(rows, lambda r: units(r["responsible"])),
}
status = lambda some: {s: sum(r["status"] == s for r in some) for s in STATUS}
print(json.dumps({
    "status": {"all": status(rows), **{kind: {key: status(some) for key, some in group.items()} for kind, group in grouped.items()}},
    "as_of": {
        asof: {"all": figures(rows, day(asof)),
               **{kind: {key: figures(some, day(asof)) for key, some in group.items()} for kind, group in grouped.items()}}
        for asof in DAYS
    },
}, ensure_ascii=False, indent=1))
