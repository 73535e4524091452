#!/usr/bin/env python3
"""Makes the illustrative geometry of the five pilot communities (示意数据).

    make_pilots.py            writes the layers beside this file and under after/
    make_pilots.py --check    fails when the files differ from what it would write

What is the plan's and the annexes' (卫政办发〔2023〕36号, under source/): the communities'
names, the compounds' but for 福兴苑新区, 新墩花园, 公租房小区 and 廉租房小区, the counts of
entrances that lack ramps and handrails (81, 73, 141, 199, 344) and of buildings (87), and the
project register's texts; which of the 20 items each community fails is inferred from the
projects its annex lists. Everything else (boundaries, streets, buildings, facilities, areas,
residents, survey answers) is made up, plausible, and nothing surveyed.

after/ is a second state, of the first acceptance on 2023-10-30: the same communities with
what was built since, as after_building.py has it. There only the register's names, contents,
units and deadlines are the annexes'; what was built, when, for how much and with what evidence
is made up to show every answer an acceptance can give.

Standard library only; the same files on every run.
"""
import copy, csv, io, json, math, os, sys

sys.dont_write_bytecode = True
import after_building

HERE = os.path.dirname(os.path.abspath(__file__))
LON0, LAT0 = 105.1729, 37.5035
METRE_Y = 180 / (math.pi * 6371008.8)
METRE_X = METRE_Y / math.cos(math.radians(LAT0 + 0.0065))
W, H = 1000.0, 720.0  # a community's sides
QW, QH = W / 2, H / 2  # a quarter's
SLOTS = [20, 100, 196, 276, 356]  # west ends of the buildings of a row
SPINE = 182  # the path that joins a quarter's rows
FIRST_ROW, ROW = 88, 44  # the southernmost row of buildings, and from row to row
TOWER_ROW = 64  # from row to row where buildings have 18 storeys
UNIT = 17.0  # length of building a staircase takes
DEPTH = 13.0


def ll(x, y):
    return [round(LON0 + x * METRE_X, 7), round(LAT0 + y * METRE_Y, 7)]


def rect(x, y, w, h):
    ring = [ll(x, y), ll(x + w, y), ll(x + w, y + h), ll(x, y + h), ll(x, y)]
    return {"type": "Polygon", "coordinates": [ring]}


def point(x, y):
    return {"type": "Point", "coordinates": ll(x, y)}


def feature(geometry, **properties):
    return {"type": "Feature", "properties": {k: v for k, v in properties.items() if v is not None}, "geometry": geometry}


ALL = "all"
ROOMS = ["社区服务大厅", "警务室", "社区居委会办公室", "居民活动用房", "阅览室", "党群活动中心"]
CARE = ["生活照料", "助餐", "保健", "文化娱乐"]
HEALTH = ["预防", "医疗", "计生", "康复", "防疫"]
GROUND = ["健身器材", "健身步道", "休息座椅", "儿童娱乐设施"]

# Compounds: name, staircases of each building, storeys, what its entrances have.
COMMUNITIES = [
    dict(
        id="hengxiang", name="恒祥社区", at=(0, 1), site_constrained=False, has_conditions=True,
        compounds=[("恒祥国际", [3] * 27, 18, "ramp"), ("众一家园", [3] * 16, 6, "both")],
        station=[r for r in ROOMS if r != "警务室"], nursery=260, care=["生活照料", "文化娱乐"], health=180, market=520,
        toilet=None, ground=GROUND, green=["休息座椅"], bicycle=True, attest_no=["10.c"],
    ),
    dict(
        id="fuxingyuan", name="福兴苑社区", at=(1, 1), site_constrained=False, has_conditions=False,
        compounds=[("福兴苑小区", [3] * 19 + [4] * 4, 6, "none"), ("福兴苑新区", [3] * 32, 6, "both")],
        station=ROOMS, nursery=None, care=["文化娱乐"], health=150, market=410,
        toilet=45, ground=["健身器材", "健身步道", "休息座椅"], green=["休息座椅"], bicycle=True, attest_no=["9.a", "9.b", "9.i"],
    ),
    dict(
        id="xindunhuayuan", name="新墩花园社区", at=(2, 1), site_constrained=True, has_conditions=False,
        compounds=[("新墩D区", [3] * 18, 6, "none"), ("西区", [3] * 14, 6, "none"), ("西关一期", [3] * 7 + [2] * 12, 6, "none"), ("新墩花园", [3] * 24, 6, "both")],
        station=ROOMS, nursery=None, care=CARE, health=None, market=360,
        toilet=18, ground=["健身器材", "健身步道"], green=["休息座椅"], bicycle=False, attest_no=["9.a", "9.i", "10.c"],
    ),
    dict(
        id="zhongshan", name="中山社区", at=(0, 0), site_constrained=True, has_conditions=False,
        compounds=[("紫荆花城", [3] * 14, 6, "none"), ("南苑名邸C区", [3] * 12, 6, "none"), ("南关新村", [3] * 13, 5, "none"),
                   ("中山佳苑", [3] * 9, 6, "none"), ("禹都新村", [3] * 11, 5, "none"), ("新世家", [3] * 4 + [2] * 5, 6, "none"), ("中山小区", [3] * 16, 6, "both")],
        station=ROOMS, nursery=120, care=CARE, health=140, market=None,
        toilet=24, ground=["健身器材", "健身步道", "休息座椅"], green=[], bicycle=True, attest_no=["9.a", "9.b", "9.f", "10.c"],
    ),
    dict(
        id="changan", name="长安社区", at=(1, 0), site_constrained=True, has_conditions=False,
        compounds=[("宜居家园A区", [4] * 34 + [3] * 2, 6, "none"), ("公租房小区", [4] * 26 + [3] * 1, 6, "none"), ("廉租房小区", [4] * 23 + [3] * 1, 6, "none")],
        station=ROOMS, nursery=230, care=CARE, health=160, market=480,
        toilet=None, ground=["健身器材", "健身步道", "休息座椅"], green=[], bicycle=False, attest_no=["9.a", "9.g", "10.c"],
    ),
]

ATTESTED = ["9.a", "9.b", "9.c", "9.d", "9.e", "9.f", "9.g", "9.h", "9.i", "9.j", "10.c", "12.b", "16.a", "17.a", "18.a", "18.b", "19.a", "19.b", "20.a", "20.b"]
NOWHERE = ["17.a", "18.b"]  # no pilot has the platform yet
UNANSWERED = {"zhongshan": ["9.j"], "changan": ["9.j"]}

communities, facilities, residences, paths, entrances = [], [], [], [], []
survey = [["community", "clause", "answer", "value", "evidence", "by", "date", "expires", "note"]]


def quarters(ox, oy):
    """South-west corners of a community's quarters."""
    return [(ox, oy), (ox + QW, oy), (ox, oy + QH), (ox + QW, oy + QH)]


def rows_of(c):
    """Rows of buildings in each quarter of a community: as many as its buildings fill."""
    buildings = sum(len(b) for _, b, *_ in c["compounds"])
    return [FIRST_ROW + pitch(c) * i for i in range(math.ceil(buildings / 4 / len(SLOTS)))]


def pitch(c):
    return TOWER_ROW if any(levels >= 10 for _, _, levels, _ in c["compounds"]) else ROW


def open_ground_of(c):
    """From where on, in each quarter, nothing is built: north of the last row."""
    return FIRST_ROW + pitch(c) * len(rows_of(c)) + 8


def community(c):
    ox, oy = c["at"][0] * W, c["at"][1] * H
    slots = [(qx + x, qy + y) for qx, qy in quarters(ox, oy) for y in rows_of(c) for x in SLOTS]
    households = people = 0
    used = 0
    for compound, buildings, levels, have in c["compounds"]:
        for number, units in enumerate(buildings, 1):
            x, y = slots[used]
            used += 1
            homes = units * levels * 2
            households += homes
            people += homes * 13 // 5
            residences.append(feature(
                rect(x, y, units * UNIT, DEPTH), id=f"{c['id']}-r{used}", compound=compound, name=f"{number}#楼",
                households=homes, population=homes * 13 // 5, population_60_plus=homes * 13 // 25, levels=levels,
                lift=True if levels >= 10 else (None if c["id"] == "hengxiang" else False),
                entrances=units,
                entrances_with_ramp=0 if have == "none" else units,
                entrances_with_handrail=units if have == "both" else 0,
                floor_area_m2=units * levels * 190,
            ))
    communities.append(feature(
        rect(ox, oy, W, H), id=c["id"], name=c["name"], district="沙坡头区", build="existing", site_constrained=c["site_constrained"],
        has_conditions=c["has_conditions"], central_heating=True, households=households, population=people,
        population_60_plus=people // 5, children_0_3=people // 33, daily_parcels=people // 10 * 3, property_floor_area_m2=households * 95,
    ))
    for clause in ATTESTED:
        if clause in UNANSWERED.get(c["id"], []):
            continue
        no = clause in c["attest_no"] or clause in NOWHERE
        survey.append([c["id"], clause, "否" if no else "是", "", f"示意：{c['name']}现场核查记录", "示意", "2023-06-20", "", ""])
    services(c, ox, oy)


def services(c, ox, oy):
    """Facilities, in the band along the south of each quarter."""
    q = quarters(ox, oy)
    n = 0

    open_ground = open_ground_of(c)

    def add(category, quarter, x, y=45, size=None, status=None, **properties):
        nonlocal n
        n += 1
        x, y = q[quarter][0] + x, q[quarter][1] + y
        geometry = rect(x, y, *size) if size else point(x, y)
        facilities.append(feature(geometry, id=f"{c['id']}-f{n}", category=category, status=status or "existing", **properties))
        return facilities[-1]["properties"]["id"], (x, y)

    short = c["name"].removesuffix("社区")
    add("community_service_station", 0, 20, name=f"{c['name']}综合服务站", floor_area_m2=900, contains=c["station"])
    gate, at = add("kindergarten", 1, 20, 14, (80, 49), name=f"{short}幼儿园", classes=9, floor_area_m2=2600, site_area_m2=3920, inclusive=True)
    entrances.append(feature(point(at[0] + 40, at[1]), of=gate, name="幼儿园大门"))
    if c["nursery"]:
        add("nursery", 0, 45, name=f"{short}托育园", floor_area_m2=c["nursery"])
    add("elderly_service_station", 0, 70, name=f"{short}老年服务站", floor_area_m2=320, contains=c["care"])
    if c["health"]:
        add("health_station", 0, 95, name=f"{short}社区卫生服务站", floor_area_m2=c["health"], contains=HEALTH)
    if c["market"]:
        add("supermarket", 0, 120, name=f"{short}综合超市", floor_area_m2=c["market"])
    for i, area in enumerate([55, 68, 82]):
        add("convenience_store", i + 1, 110, name=f"{short}便利店{i + 1}", floor_area_m2=area)
    add("parcel_locker", 0, 145, name=f"{short}智能快递柜", cells=120)
    add("parcel_station", 3, 130, name=f"{short}快递驿站", floor_area_m2=24)
    for i, (category, name, area) in enumerate([
        ("barber", "理发店", 30), ("laundry", "洗衣店", 40), ("pharmacy", "药店", 80), ("repair_shop", "维修点", 18),
        ("housekeeping", "家政服务网点", 35), ("restaurant", "餐馆", 120), ("restaurant", "面馆", 60),
    ]):
        add(category, 2, 20 + 22 * i, name=f"{short}{name}", floor_area_m2=area)
    for i in range(4):
        add("parking", i, 420, 100, (40, 60), name=f"{short}停车场{i + 1}", spaces=90, charging_spaces=12)
        add("waste_collection_point", i, 400, name=f"{short}垃圾分类收集点{i + 1}")
    add("charging", 1, 440, name=f"{short}充电桩")
    if c["bicycle"]:
        add("bicycle_parking", 0, 240, name=f"{short}非机动车停车棚")
        add("bicycle_parking", 3, 240, name=f"{short}自行车停放架")
    if c["id"] == "hengxiang":
        add("ebike_charging", 3, 265, name="恒祥电动自行车充电棚")
    if c["id"] in ("hengxiang", "fuxingyuan"):
        add("sports_ground", 2, 300, open_ground, (40, 28), name=f"{short}球场", site_area_m2=1120)
    if c["id"] == "changan":
        add("day_care_centre", 1, 130, name="长安老年人日间照料中心", floor_area_m2=380)
    if c["toilet"]:
        add("public_toilet", 2, 300, name=f"{short}公共厕所", floor_area_m2=c["toilet"], box_type=False)
    add("waste_station", 3, 300, name=f"{short}生活垃圾收集站", site_area_m2=130)
    add("activity_ground", 1, 220, open_ground, (60, 30), name=f"{short}活动广场", contains=c["ground"])
    add("green_space", 3, 40, open_ground, (130, 36), name=f"{short}街心绿地", contains=c["green"])
    if c["green"]:
        add("pocket_park", 2, 220, open_ground, (40, 25), name=f"{short}口袋公园", contains=["休息座椅"])
    add("property_office", 1, 150, name=f"{short}物业管理用房", floor_area_m2=90)
    if c["id"] == "hengxiang":
        add("public_toilet", 3, 20, status="planned", name="第十二小学东北拐角公共卫生间",
            description="在中卫市第十二小学东北拐角空地规划建设1所不小于30平方米的公共卫生间，有效缓解居民外出期间如厕难问题。")
        add("parking", 3, 300, open_ground, (60, 40), status="planned", name="众一家园北侧停车场",
            description="将众一家园围墙北侧的大坑填充硬化，规划建设停车位供小区居民使用。")
    for compound, *_ in c["compounds"]:
        first = next(r for r in residences if r["properties"]["id"].startswith(c["id"]) and r["properties"]["compound"] == compound)
        x, y = first["geometry"]["coordinates"][0][0]
        entrances.append(feature({"type": "Point", "coordinates": [x, round(y - 20 * METRE_Y, 7)]}, of=compound, name=f"{compound}大门"))


def streets():
    """Streets around and across the communities, and the paths of each quarter, all joined at
    shared vertices."""
    cells = {c["at"] for c in COMMUNITIES}
    quarter_corners = sorted({q for cx, cy in cells for q in quarters(cx * W, cy * H)})
    across, along = {}, {}  # streets by their y and x: the vertices on them
    for qx, qy in quarter_corners:
        for y in (qy, qy + QH):
            across.setdefault(y, set()).update([qx, qx + SPINE, qx + QW])
        for x in (qx, qx + QW):
            along.setdefault(x, set()).update([qy, qy + QH])

    def add(points, name):
        paths.append(feature({"type": "LineString", "coordinates": [ll(x, y) for x, y in points]}, id=f"p{len(paths) + 1}", name=name))

    def runs(values, step):
        values = sorted(values)
        run = [values[0]]
        for value in values[1:]:
            if value - run[-1] > step:
                yield run
                run = []
            run.append(value)
        yield run

    for number, (y, xs) in enumerate(sorted(across.items()), 1):
        for run in runs(xs, QW):
            add([(x, y) for x in run], f"示意横{number}路")
    for number, (x, ys) in enumerate(sorted(along.items()), 1):
        for run in runs(ys, QH):
            add([(x, y) for y in run], f"示意纵{number}路")
    built = {q: rows_of(c) for c in COMMUNITIES for q in quarters(c["at"][0] * W, c["at"][1] * H)}
    for qx, qy in quarter_corners:
        rows = [qy + row - 9 for row in built[qx, qy]]
        add([(qx + SPINE, y) for y in [qy, *rows, qy + QH]], "小区路")
        for y in rows:
            add([(qx + 15, y), (qx + SPINE, y), (qx + 470, y)], "宅前路")
    stops = 0
    for y in sorted(across):
        if y % H:
            continue
        for run in runs(across[y], QW):
            for x in run:
                if x % QW == 0 or (x - SPINE) % QW:
                    continue
                stops += 1
                facilities.append(feature(point(x + 8, y + 6), id=f"bus{stops}", category="bus_stop", name=f"示意公交站{stops}"))


def register():
    rows = [["community", "item", "project_name", "project_content", "responsible", "cooperating", "deadline", "status", "started", "completed", "cost_wan_yuan", "evidence", "note"]]

    def add(community, item, content="", name="", responsible="", cooperating=""):
        rows.append([community, str(item), name, content, responsible, cooperating, "", "", "", "", "", "", ""])

    add("hengxiang", 1, cooperating="市民政局、公安局")
    add("hengxiang", 4, "恒祥社区建立老年人日间照料中心（对接恒瑞物业服务公司，提供恒祥国际小区西门两侧空房，将北边1楼改造为老饭桌，2楼改造为日间照料中心；提供照料、保健等服务；南边2层改造为老年人活动室，提供练舞、唱歌、下棋等文化娱乐服务。）")
    add("fuxingyuan", 3, "福兴苑社区在社区综合服务站点和幼儿园单独设立婴幼儿照护服务设施，征集“共享妈妈”“共享奶奶”等志愿者提供婴幼儿照护服务。")
    add("fuxingyuan", 4, "福兴苑社区建立老年人日间照料中心（需要民政厅给予政策倾斜，划拨老年人日间照料中心建设名额；在综合服务站规划整合出空房间，设立生活辅助照料、助餐、保健、文娱活动场所。）")
    add("fuxingyuan", 9, "对福兴苑小区内供水、排水管道、落水管、瓷砖、消防栓、安防设施及系统等升级改造；给福兴苑4标段配齐灭火器。")
    add("hengxiang", 10, "将众一家园围墙北侧的大坑填充硬化，规划建设停车位供小区居民使用。")
    add("fuxingyuan", 14, "在福兴苑社区辖区内公共活动场地安装2套儿童娱乐设施。")
    add("xindunhuayuan", 5, "新墩花园社区建设社区卫生服务站（在社区综合服务楼间设立社区卫生服务站；对接市卫健委，给卫生服务站配备专业人员。）")
    add("xindunhuayuan", 9, "对新墩D区6—9#楼周围的供水管、西关一期19#楼的供水管、辖区内老旧的安防设施升级改造。")
    add("xindunhuayuan", 10, "协调开放新墩D区、西区、西关一期地下车库，地上合理规划设立非机动车停放区和充电设施。")
    add("xindunhuayuan", 13, "在新墩便民市场新增1处集成箱体式公共厕所；协调解决新墩D区东门化粪池严重影响居民生活和环境卫生问题。", cooperating="市住房城乡建设局")
    add("xindunhuayuan", 14, "在辖区内公共活动场地安装2套儿童娱乐设施和50把休息座椅。")
    add("zhongshan", 9, "对中山小区、南关新村、禹都新村供水、排水、供暖管道和新老小区7#楼外立面墙砖、消防栓升级改造。")
    add("zhongshan", 10, "1.协调辖区内中卫市市场监管局、质量检测中心等单位开放单位停车场，缓解中山小区、南关新村、南苑名邸C区停车位严重不足的压力；2.协调充电设备运维企业，及时维修损坏设备，提升服务质量。")
    add("zhongshan", 13, "新增3个箱体式公共厕所，有效解决片区内群众户外如厕难点问题。")
    add("zhongshan", 14, "在辖区内公共活动场地更换4组健身器材，安装3套儿童娱乐设施。")
    add("zhongshan", 15, "将中山小区绿地打造成“口袋公园”，将南关新村绿地打造成“袖珍公园”，安装50个休息座椅。")
    add("changan", 9, "对辖区小区内空中“飞线”，宜居家园A区5#、22#楼供水管和公租房、廉租房漏水屋顶升级改造。", name="中卫市沙坡头区完整社区建设试点公共基础设施改造项目（长安社区）")
    add("changan", 10, "将小区单元门前红砂岩硬化，划分机动车和电动自行车车位。", responsible="市住房城乡建设局、自然资源局", cooperating="沙坡头区人民政府")
    add("changan", 13, "新增2个箱体式公共厕所（1个在小区内，1个设在运动广场，由城管管理运维）。")
    add("changan", 14, "在辖区内配备1套儿童娱乐设施。", name="中卫市沙坡头区完整社区建设试点公共活动场地改造项目（长安社区）")
    add("changan", 15, "在辖区内安装50个休息座椅。", name="中卫市沙坡头区完整社区建设试点公共绿地改造项目（长安社区）")
    return rows


def layer(features):
    lines = ",\n".join(json.dumps(f, ensure_ascii=False) for f in features)
    return '{"type": "FeatureCollection", "features": [\n' + lines + "\n]}\n"


def table(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return "\ufeff" + out.getvalue()


def after():
    """The layers and the survey after building: the first state's, changed and added to."""
    later = copy.deepcopy(dict(facilities=facilities, residences=residences, survey=survey))
    by_id = {c["id"]: c for c in COMMUNITIES}
    count = lambda community: sum(f["properties"]["id"].startswith(community + "-f") for f in later["facilities"])

    def add(community, category, quarter, x, y=45, size=None, **properties):
        at = by_id[community]["at"]
        qx, qy = quarters(at[0] * W, at[1] * H)[quarter]
        geometry = rect(qx + x, qy + y, *size) if size else point(qx + x, qy + y)
        later["facilities"].append(feature(geometry, id=f"{community}-f{count(community) + 1}", category=category, status="existing", **properties))

    after_building.built(**later, add=add, open_ground=lambda community: open_ground_of(by_id[community]))
    return later


for c in COMMUNITIES:
    community(c)
streets()
later = after()
files = {
    "communities.geojson": layer(communities), "facilities.geojson": layer(facilities), "residences.geojson": layer(residences),
    "paths.geojson": layer(paths), "entrances.geojson": layer(entrances), "survey.csv": table(survey), "projects.csv": table(register()),
    "after/dataset.toml": after_building.DATASET, "after/communities.geojson": layer(communities),
    "after/facilities.geojson": layer(later["facilities"]), "after/residences.geojson": layer(later["residences"]),
    "after/paths.geojson": layer(paths), "after/entrances.geojson": layer(entrances), "after/survey.csv": table(later["survey"]),
    "after/projects.csv": table(after_building.register()), "after/waivers.csv": table(after_building.waivers()),
}
different = []
for name, text in files.items():
    path = os.path.join(HERE, name)
    if "--check" in sys.argv:
        with open(path, encoding="utf8", newline="") as f:
            if f.read() != text:
                different.append(name)
    else:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf8", newline="") as f:
            f.write(text)
if different:
    sys.exit("differs from what make_pilots.py writes: " + ", ".join(different))
