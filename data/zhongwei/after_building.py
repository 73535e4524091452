"""What the five pilots' second state changes of their first (示意数据).

make_pilots.py builds the first state and hands it over here: `built` turns its layers and
its survey into those of 2023-10-30, the day by which the plan wants the first acceptance
done; `register` and `waivers` make the tables of that day. Only the register's names,
contents, units and deadlines are the annexes' (source/annexes.csv). Whether and when
anything was built, what it cost and what was answered is made up, so that every answer an
acceptance can give is there once:

- 36 of the 45 gaps are closed: by facilities, entrances and answers that are there now;
- 6 are not done and overdue: hengxiang 13 and fuxingyuan 9 (under way), xindunhuayuan 3
  (not begun; waived), zhongshan 18 (under way), changan 10 (under way), changan 18 (not begun);
- 2 are complete on paper alone: zhongshan 3 (185 of 200 square metres), changan 12 (44 of 344
  entrances lack ramp and handrail);
- 1 is complete and cannot be judged: xindunhuayuan 5, whose floor area nobody has measured;
- 1 item fails that passed, without a project: fuxingyuan 6, the supermarket was subdivided;
- 1 answer ended on 2023-09-30: xindunhuayuan 16.a, an item without a project;
- 1 project is of an item that passed all along (fuxingyuan 20), and 1 gap has two projects
  (xindunhuayuan 13, the second still under way).
"""
import csv, os

HERE = os.path.dirname(os.path.abspath(__file__))
CODES = {"hengxiang": "HX", "fuxingyuan": "FX", "xindunhuayuan": "XD", "zhongshan": "ZS", "changan": "CA"}
ANNEXES = dict(zip("12345", CODES))
CARE = ["生活照料", "助餐", "保健", "文化娱乐"]
HEALTH = ["预防", "医疗", "计生", "康复", "防疫"]
STILL_LACKING = [f"changan-r{n}" for n in range(64, 75)]  # 11 buildings of 廉租房小区, 44 entrances

COLUMNS = ["community", "item", "project_name", "project_content", "responsible", "cooperating", "deadline",
           "status", "started", "completed", "accepted", "cost_wan_yuan", "spent_wan_yuan", "evidence", "note"]
IDLE, UNDER_WAY, COMPLETE, ACCEPTED = "未开工", "在建", "已完工", "已验收"

# Community and item of a gap: status, dates of start, completion and acceptance, cost and
# what was spent of it (万元), note.
PROGRESS = {
    ("hengxiang", 1): (ACCEPTED, "07-20", "08-15", "08-30", "6.5", "6.2", ""),
    ("hengxiang", 4): (ACCEPTED, "07-18", "09-22", "10-12", "86", "83.4", ""),
    ("hengxiang", 7): (ACCEPTED, "08-01", "08-23", "09-06", "21.6", "21.6", ""),
    ("hengxiang", 10): (ACCEPTED, "07-23", "09-26", "10-16", "48", "46.75", ""),
    ("hengxiang", 12): (ACCEPTED, "08-05", "09-18", "09-23", "12.15", "12.15", ""),
    ("hengxiang", 13): (UNDER_WAY, "08-28", "", "", "32", "14.5", "示意：主体施工中"),
    ("hengxiang", 17): (ACCEPTED, "07-25", "09-28", "10-18", "38", "36.5", ""),
    ("hengxiang", 18): (COMPLETE, "09-05", "10-25", "", "12", "9.6", ""),
    ("fuxingyuan", 3): (ACCEPTED, "07-20", "09-15", "10-09", "45", "44.1", ""),
    ("fuxingyuan", 4): (ACCEPTED, "07-26", "09-25", "10-12", "62.5", "60", ""),
    ("fuxingyuan", 7): (ACCEPTED, "08-01", "08-25", "09-06", "13.5", "13.5", ""),
    ("fuxingyuan", 9): (UNDER_WAY, "07-17", "", "", "286.4", "171.8", "示意：供水、排水已改造，安防设施及系统未完成"),
    ("fuxingyuan", 12): (ACCEPTED, "07-24", "09-08", "09-23", "43.8", "42.9", ""),
    ("fuxingyuan", 14): (ACCEPTED, "08-10", "08-31", "09-12", "7.6", "7.4", ""),
    ("fuxingyuan", 17): (ACCEPTED, "07-25", "09-28", "10-18", "38", "36.5", ""),
    ("fuxingyuan", 18): (COMPLETE, "09-05", "10-25", "", "12", "9.6", ""),
    ("xindunhuayuan", 3): (IDLE, "", "", "", "", "0", "示意：托育机构尚未引入，投资未定"),
    ("xindunhuayuan", 5): (COMPLETE, "07-28", "09-29", "", "54", "52.3", ""),
    ("xindunhuayuan", 7): (ACCEPTED, "08-02", "08-28", "09-07", "16.2", "16.2", ""),
    ("xindunhuayuan", 9): (ACCEPTED, "07-15", "09-24", "10-13", "198", "192.6", ""),
    ("xindunhuayuan", 10): (ACCEPTED, "08-07", "09-27", "10-16", "25", "23.8", ""),
    ("xindunhuayuan", 12): (ACCEPTED, "07-24", "09-20", "10-11", "84.6", "84.6", ""),
    ("xindunhuayuan", 13): (ACCEPTED, "08-14", "09-16", "09-28", "18", "17.5", ""),
    ("xindunhuayuan", 14): (ACCEPTED, "08-10", "09-05", "09-14", "11.4", "11.2", ""),
    ("xindunhuayuan", 17): (ACCEPTED, "07-25", "09-28", "10-18", "38", "36.5", ""),
    ("xindunhuayuan", 18): (COMPLETE, "09-05", "10-25", "", "12", "9.6", ""),
    ("zhongshan", 3): (COMPLETE, "07-27", "09-28", "", "36", "35.2", ""),
    ("zhongshan", 7): (ACCEPTED, "08-03", "08-29", "09-08", "17.4", "17.4", ""),
    ("zhongshan", 9): (ACCEPTED, "07-12", "10-01", "10-15", "412", "398.7", ""),
    ("zhongshan", 10): (ACCEPTED, "08-08", "09-12", "10-16", "", "3.2", "示意：以协调为主，未单列投资"),
    ("zhongshan", 12): (ACCEPTED, "07-24", "09-29", "10-14", "119.4", "119.4", ""),
    ("zhongshan", 13): (ACCEPTED, "08-14", "09-21", "10-10", "54", "52.6", ""),
    ("zhongshan", 14): (ACCEPTED, "08-11", "09-07", "09-14", "14.8", "14.6", ""),
    ("zhongshan", 15): (ACCEPTED, "08-16", "09-19", "10-10", "22", "21.3", ""),
    ("zhongshan", 17): (ACCEPTED, "07-25", "09-28", "10-18", "38", "36.5", ""),
    ("zhongshan", 18): (UNDER_WAY, "09-05", "", "", "12", "4.8", "示意：接口联调中"),
    ("changan", 7): (COMPLETE, "08-04", "09-30", "", "25.2", "25.2", ""),
    ("changan", 9): (ACCEPTED, "07-19", "09-27", "10-17", "324", "310.5", ""),
    ("changan", 10): (UNDER_WAY, "08-21", "", "", "66", "31", "示意：非机动车停放区已建成，门前硬化和车位划分未完成"),
    ("changan", 12): (COMPLETE, "07-24", "09-30", "", "206.4", "180", ""),
    ("changan", 13): (ACCEPTED, "08-17", "09-23", "10-11", "36", "35", ""),
    ("changan", 14): (ACCEPTED, "08-12", "09-01", "09-14", "3.8", "3.8", ""),
    ("changan", 15): (COMPLETE, "08-18", "10-08", "", "4.5", "4.4", ""),
    ("changan", 17): (ACCEPTED, "07-25", "09-28", "10-18", "38", "36.5", ""),
    ("changan", 18): (IDLE, "", "", "", "12", "0", "示意：等待平台接口"),
}

# Projects that no annex lists.
PATTERN = "中卫市沙坡头区完整社区建设试点{}（{}）"
MORE = {
    ("fuxingyuan", 20): (
        PATTERN.format("社区文化建设项目", "福兴苑社区"), "在福兴苑社区举办各种社区文化活动，制定发布福兴苑社区居民公约。",
        "沙坡头区人民政府", "市民政局、旅游和文体广电局", "长期坚持", UNDER_WAY, "08-01", "", "", "5", "2.2", "示意：附件中没有这一项"),
    ("xindunhuayuan", 13): (
        PATTERN.format("环境卫生设施建设项目二期", "新墩花园社区"), "对新墩D区东门化粪池及相连管道实施改造。",
        "沙坡头区人民政府", "市住房城乡建设局", "2023年9月30日前", UNDER_WAY, "09-04", "", "", "30", "11", "示意：化粪池另立一项，附件中没有这一行"),
}
# One row writes a unit's name otherwise than the plan does.
OTHERWISE = {("fuxingyuan", 17): ("市住房城乡建设局", "市住房和城乡建设局")}

# Answers given again: community and clause to the answer and its day. What is not here keeps
# the answer of June.
ANSWERS = {
    "hengxiang": {"10.c": ("是", "10-16"), "17.a": ("是", "10-18"), "18.b": ("是", "10-26")},
    "fuxingyuan": {"9.a": ("是", "09-27"), "9.b": ("是", "09-27"), "9.i": ("否", "10-19"), "17.a": ("是", "10-18"), "18.b": ("是", "10-26")},
    "xindunhuayuan": {"9.a": ("是", "10-13"), "9.i": ("是", "10-13"), "10.c": ("是", "10-16"), "17.a": ("是", "10-18"), "18.b": ("是", "10-26")},
    "zhongshan": {"9.a": ("是", "10-15"), "9.b": ("是", "10-15"), "9.f": ("是", "10-15"), "10.c": ("是", "10-16"), "17.a": ("是", "10-18"), "18.b": ("否", "10-19")},
    "changan": {"9.a": ("是", "10-17"), "9.g": ("是", "10-17"), "10.c": ("否", "10-19"), "17.a": ("是", "10-18"), "18.b": ("否", "10-19")},
}
EXPIRED = ("xindunhuayuan", "16.a", "示意：新墩花园社区物业服务合同（至2023年9月30日）", "2023-09-30")

# Groups of parcel lockers added, and the cells of each.
LOCKERS = {"hengxiang": (6, 440), "fuxingyuan": (4, 370), "xindunhuayuan": (5, 380), "zhongshan": (5, 420), "changan": (8, 390)}
# What grounds and open green space hold now beside what they held.
FITTED = {
    "fuxingyuan": {"activity_ground": ["儿童娱乐设施"]},
    "xindunhuayuan": {"activity_ground": ["休息座椅", "儿童娱乐设施"]},
    "zhongshan": {"activity_ground": ["儿童娱乐设施"], "green_space": ["休息座椅"]},
    "changan": {"activity_ground": ["儿童娱乐设施"], "green_space": ["休息座椅"]},
}


def built(facilities, residences, survey, add, open_ground):
    """The layers and the survey after building. `add(community, category, quarter, x, y, size,
    **properties)` places a new facility; `open_ground` is where a community has free ground."""
    by_id = {f["properties"]["id"]: f["properties"] for f in facilities}
    for r in (r["properties"] for r in residences):
        if r["id"] not in STILL_LACKING:
            r["entrances_with_ramp"] = r["entrances_with_handrail"] = r["entrances"]
    for community, fitted in FITTED.items():
        for f in list(by_id.values()):
            if f["id"].startswith(community) and f["category"] in fitted:
                f["contains"] = f["contains"] + fitted[f["category"]]

    def one(community, category, status="existing"):
        found = [f for f in by_id.values() if f["id"].startswith(community) and f["category"] == category and f["status"] == status]
        assert len(found) == 1, (community, category)
        return found[0]

    one("hengxiang", "community_service_station")["contains"] = one("fuxingyuan", "community_service_station")["contains"]
    one("hengxiang", "elderly_service_station")["contains"] = one("fuxingyuan", "elderly_service_station")["contains"] = CARE
    add("hengxiang", "day_care_centre", 1, 130, name="恒祥老年人日间照料中心", floor_area_m2=420)
    add("fuxingyuan", "day_care_centre", 1, 130, name="福兴苑老年人日间照料中心", floor_area_m2=360)
    add("fuxingyuan", "nursery", 0, 45, name="福兴苑婴幼儿照护服务点", floor_area_m2=215)
    one("zhongshan", "nursery")["floor_area_m2"] = 185
    add("xindunhuayuan", "health_station", 0, 95, name="新墩花园社区卫生服务站", contains=HEALTH)  # not measured yet
    one("fuxingyuan", "supermarket")["floor_area_m2"] = 220  # subdivided
    for community, (groups, cells) in LOCKERS.items():
        short = one(community, "parcel_locker")["name"].removesuffix("智能快递柜")
        for i in range(groups):
            add(community, "parcel_locker", i % 4, 345 + 20 * (i // 4), name=f"{short}智能快递柜{i + 2}", cells=cells)
    ground = one("hengxiang", "parking", "planned")
    ground.update(status="existing", spaces=64, charging_spaces=20)
    del ground["description"]
    one("hengxiang", "public_toilet", "planned")["status"] = "under_construction"
    for community, short in (("xindunhuayuan", "新墩花园"), ("changan", "长安")):
        add(community, "bicycle_parking", 0, 240, name=f"{short}非机动车停放区1")
        add(community, "bicycle_parking", 3, 240, name=f"{short}非机动车停放区2")
    add("xindunhuayuan", "ebike_charging", 3, 265, name="新墩花园电动自行车充电棚")
    for community, names in (("xindunhuayuan", ["新墩便民市场"]), ("zhongshan", ["中山小区", "南关新村", "禹都新村"]), ("changan", ["宜居家园A区", "运动广场"])):
        for quarter, name in zip((0, 1, 3), names):
            add(community, "public_toilet", quarter, 320, name=f"{name}箱体式公共厕所", floor_area_m2=18, box_type=True)
    y = open_ground("zhongshan")
    add("zhongshan", "pocket_park", 2, 220, y, (40, 25), name="中山小区口袋公园", contains=["休息座椅"])
    add("zhongshan", "pocket_park", 0, 220, y, (40, 25), name="南关新村袖珍公园", contains=["休息座椅"])

    for row in survey[1:]:
        community, clause = row[:2]
        if clause in ANSWERS[community]:
            answer, day = ANSWERS[community][clause]
            item = int(clause.split(".")[0])
            project = paper(PROGRESS[community, item][0], code(community, item)) if answer == "是" else ""
            row[2:7] = [answer, "", project or row[4], "示意", f"2023-{day}"]
        if [community, clause] == list(EXPIRED[:2]):
            row[4], row[7] = EXPIRED[2:]


def code(community, item):
    return f"ZW-{CODES[community]}-{item:02}"


def paper(status, number):
    """What a finished project shows for itself."""
    return {COMPLETE: f"示意：完工报告 {number}", ACCEPTED: f"示意：竣工验收单 {number}"}.get(status, "")


def register():
    """The register: a row for every gap of the first state, as the annexes print it, and more."""
    with open(os.path.join(HERE, "source", "annexes.csv"), encoding="utf-8-sig", newline="") as f:
        annexes = list(csv.DictReader(f))
    rows = [COLUMNS]

    def add(community, item, plan, progress):
        status, started, completed, accepted, cost, spent, note = progress
        key = (community, item)
        if key in OTHERWISE:
            plan = [cell.replace(*OTHERWISE[key]) for cell in plan]
        number = code(community, item) + ("-2" if any(row[:2] == [community, str(item)] for row in rows) else "")
        days = [day and f"2023-{day}" for day in (started, completed, accepted)]
        rows.append([community, str(item), *plan, status, *days, cost, spent, paper(status, number), note])

    for row in annexes:
        key = (ANNEXES[row["annex"]], int(row["item"]))
        add(*key, [row[column] for column in COLUMNS[2:7]], PROGRESS[key])
        if key in MORE:
            add(*key, MORE[key][:5], MORE[key][5:])
    for key, more in MORE.items():
        if key not in PROGRESS:
            add(*key, more[:5], more[5:])
    return rows


def waivers():
    """Three decisions to do without: one in force, one that has ended, one nobody needs."""
    return [
        ["community", "clause", "reason", "approver", "document", "granted", "expires", "note"],
        ["xindunhuayuan", "3.a", "托育机构两次招引未成，幼儿暂由相邻社区托育园收托", "示意：中卫市完整社区建设试点工作专班", "示意：完整社区豁免〔2023〕示意3号", "2023-10-08", "2024-06-30", "示意"],
        ["changan", "10.c", "单元门前硬化施工期间车辆临时停放", "示意：中卫市完整社区建设试点工作专班", "示意：完整社区豁免〔2023〕示意2号", "2023-08-21", "2023-09-30", "示意"],
        ["zhongshan", "13.c", "老旧小区内选址未定", "示意：中卫市完整社区建设试点工作专班", "示意：完整社区豁免〔2023〕示意1号", "2023-07-28", "2024-06-30", "示意"],
    ]


DATASET = '''# 中卫市沙坡头区五个试点社区建设之后（2023年10月30日初步验收时）· 示意数据 ILLUSTRATIVE DATA
#
# 真实的：社区的名称、附件提到的小区名称、长安社区的 87 栋楼，台账中 45 行的项目名称、项目内容、
# 责任单位、配合单位和完成时限，均取自卫政办发〔2023〕36号及其附件（见 ../source/）。
# 示意的：台账的状态、日期、投资、依据和备注，附件之外的两行，豁免（waivers.csv），建成了什么、
# 多大面积、多少单元门口设了坡道和扶手，问卷答复，以及边界、道路、楼栋、人口等其他一切。
# 由 ../make_pilots.py 生成，为了让验收的每一种结论都出现一次；这些社区实际怎样建成、怎样验收，
# 本数据一无所知，不得作为实际情况引用。
#
# Real: names of communities and of the compounds the annexes name, Chang'an's 87 buildings, and
# in the register's 45 rows the project's name, content, units and deadline, all from the plan
# and its annexes (../source/). Illustrative: the register's status, dates, money, evidence and
# notes, two rows that no annex has, the waivers, everything built and measured, the answers, and
# all else. It shows each answer of acceptance once and says nothing about what these communities
# built or how they were accepted.

name = "中卫市沙坡头区五个完整社区建设试点初步验收时（建设结果为示意）"
standard = "zhongwei-2023"
crs = "wgs84"
as_of = "2023-10-30"
surveyed = "all"
source = "台账文字取自卫政办发〔2023〕36号及附件1至5；建设结果、状态、日期、投资、几何和设施为示意，由 make_pilots.py 生成"
licence = "政府公文文字不受著作权保护（著作权法第五条）；示意数据 CC0-1.0"
'''
