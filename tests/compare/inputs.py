"""The inputs that every run of `collect` starts from, laid out in one folder.

Copies of the repository's datasets; small towns made of `tests/clauses/*.toml` (drawn as
`tests/suite/town.rs` draws them), in which the clauses come out every way there is; and a town
into which the broken files of `tests/data/nasty` are put, one at a time.
"""

import csv
import json
import math
import shutil
import tomllib
import zipfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
METRES_A_DEGREE = 6_371_008.8 * math.pi / 180

COSTS = """
[[items]]
item = 3
wan_yuan = 45
source = "made up"
[[items]]
item = 13
wan_yuan = 12.5
unit = "facility"
source = "made up"
[[clauses]]
clause = "12.a"
wan_yuan = 0.4
unit = "entrance"
source = "made up"
"""

COMPLEX = """
[[complexes]]
community = "hengxiang"
name = "service complex"
items = [1, 12]
wan_yuan = 60
source = "made up"
"""

# A city's layer with a fault in each part a reader looks at.
BAD_STANDARD = """
id = "bad"
title = "坏"
extends = "national-2020"
[set."items.nursery.clauses.a.check"]
kind = "cuont"
"""


def degrees(x, y):
    """Longitude and latitude of metres east and north of the corner of `tests/suite/town.rs`."""
    shrink = math.cos(math.radians(37.5))
    return [105.19 + x / (METRES_A_DEGREE * shrink), 37.5 + y / METRES_A_DEGREE]


def feature(layer, kind, points, properties):
    points = [degrees(x, y) for x, y in points]
    coordinates = {"Point": points[0], "LineString": points, "Polygon": [points]}[kind]
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": {**properties, "layer": layer}, "geometry": geometry}


def rectangle(x, y, width, height):
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]


def clause_town(case, number):
    """The town of one case of `tests/clauses`, as a bundle."""
    community = {"id": "c", "name": f"测试社区{number}"} | case.get("community", {})
    features = [feature("communities", "Polygon", rectangle(-100, -100, 2050, 1200), community)]
    for index, facility in enumerate(case.get("facilities", [])):
        properties = {"id": f"f{index}"} | facility
        x, y = properties.pop("at", [50 + 30 * index, 500])
        size = properties.pop("size", None)
        points = rectangle(x, y, *size) if size else [(x, y)]
        features.append(feature("facilities", "Polygon" if size else "Point", points, properties))
    for index, residence in enumerate(case.get("residences", [])):
        properties = {"id": f"r{index}"} | residence
        at = properties.pop("at", [100 + 50 * index, 10])
        features.append(feature("residences", "Point", [at], properties))
    for path in case.get("paths", []):
        features.append(feature("paths", "LineString", path, {}))
    answers = [dict(zip(("clause", "answer", "evidence"), row)) for row in case.get("survey", [])]
    return {
        "type": "FeatureCollection",
        "dataset": {
            "name": f"{case['clause']} {case['name']}",
            "crs": "wgs84",
            "as_of": "2023-06-30",
            "surveyed": case.get("surveyed", "all"),
        },
        "survey": [{"community": "c"} | answer for answer in answers],
        "features": features,
    }


def write_layers(bundle, folder):
    """A bundle as a directory of layers."""
    folder.mkdir(parents=True)
    dataset = bundle["dataset"]
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in dataset.items()]
    (folder / "dataset.toml").write_text("".join(lines), encoding="utf-8")
    layers = {}
    for each in bundle["features"]:
        layers.setdefault(each["properties"]["layer"], []).append(each)
    for layer, features in layers.items():
        collection = {"type": "FeatureCollection", "features": features}
        text = json.dumps(collection, ensure_ascii=False)
        (folder / f"{layer}.geojson").write_text(text, encoding="utf-8")


def bundle_of(folder, change=lambda bundle: None):
    """A dataset directory as one bundle, on one line."""
    bundle = {"type": "FeatureCollection", "dataset": tomllib.loads((folder / "dataset.toml").read_text())}
    for table in ["survey", "projects", "waivers"]:
        path = folder / f"{table}.csv"
        if path.exists():
            with path.open(encoding="utf-8-sig", newline="") as file:
                bundle[table] = list(csv.DictReader(file))
    bundle["features"] = []
    for layer in ["communities", "facilities", "residences", "paths", "entrances", "sites"]:
        path = folder / f"{layer}.geojson"
        for each in json.loads(path.read_text())["features"] if path.exists() else []:
            each["properties"]["layer"] = layer
            bundle["features"].append(each)
    change(bundle)
    return json.dumps(bundle, ensure_ascii=False, separators=(",", ":"))


def make(folder):
    """Everything below `folder`, the same whenever it is made."""
    pilots = ROOT / "data" / "zhongwei"
    folder.mkdir(parents=True)
    for name in ["tongji", "osm", "poi", "systems", "nasty"]:
        shutil.copytree(DATA / name, folder / name, ignore=shutil.ignore_patterns("*.py"))
    kept = shutil.ignore_patterns("after", "source", "*.py", "*.svg")
    shutil.copytree(pilots, folder / "zhongwei", ignore=kept)
    shutil.copytree(pilots / "after", folder / "after")
    shutil.copytree(ROOT / "standards", folder / "standards")
    (folder / "costs.toml").write_text(COSTS + COMPLEX, encoding="utf-8")
    (folder / "plain-costs.toml").write_text(COSTS, encoding="utf-8")
    (folder / "bad.toml").write_text(BAD_STANDARD, encoding="utf-8")

    cases = []
    for path in sorted((ROOT / "tests" / "clauses").glob("*.toml")):
        cases += tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    towns = [clause_town(case, number) for number, case in enumerate(cases)]
    lines = [json.dumps(town, ensure_ascii=False) for town in towns]
    (folder / "clauses.ndjson").write_text("\n".join(lines) + "\n", encoding="utf-8")
    # The same towns side by side in one dataset, twenty to a row.
    together = {"name": "条款", "crs": "wgs84", "as_of": "2023-06-30", "surveyed": "all"}
    city = {"type": "FeatureCollection", "dataset": together, "survey": [], "features": []}
    for number, town in enumerate(towns):
        east, north = 3000 * (number % 20), 2000 * (number // 20)
        (dx, dy), (ox, oy) = degrees(east, north), degrees(0, 0)
        def move(at):
            return [at[0] + dx - ox, at[1] + dy - oy] if isinstance(at[0], float) else [move(a) for a in at]
        for each in town["features"]:
            properties = each["properties"]
            properties["id"] = f"t{number}-{properties.get('id', '')}"
            if "community" in properties:
                properties["community"] = f"t{number}-c"
            if properties["layer"] == "paths":
                del properties["id"]
            each["geometry"]["coordinates"] = move(each["geometry"]["coordinates"])
            city["features"].append(each)
        city["survey"] += [{**row, "community": f"t{number}-c"} for row in town["survey"]]
    (folder / "clauses.geojson").write_text(json.dumps(city, ensure_ascii=False), encoding="utf-8")

    town = json.loads((folder / "systems" / "town.wgs84.geojson").read_text(encoding="utf-8"))
    write_layers(town, folder / "town")
    after = folder / "after"

    def broken(bundle):
        bundle["features"][9]["properties"]["category"] = "托儿锁"

    def sparse(bundle):
        bundle["dataset"]["surveyed"] = ["nursery"]
        del bundle["dataset"]["standard"]

    streams = [bundle_of(folder / "zhongwei"), bundle_of(folder / "zhongwei", broken), bundle_of(after)]
    streams += [bundle_of(folder / "zhongwei", sparse), bundle_of(folder / "tongji"), bundle_of(folder / "town")]
    (folder / "stream.ndjson").write_text("\n".join(streams) + "\n", encoding="utf-8")
    (folder / "bundle.geojson").write_text(streams[0], encoding="utf-8")


NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def fill_form(workbook, target):
    """What an inspector might write into a form: every other row answered, as CSV."""
    with zipfile.ZipFile(workbook) as archive:
        strings = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        strings = ["".join(t.text or "" for t in si.iter(f"{NS}t")) for si in strings]
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in sheet.iter(f"{NS}row"):
        cells = {}
        for cell in row.iter(f"{NS}c"):
            value = cell.find(f"{NS}v")
            text = "" if value is None else value.text
            cells["".join(c for c in cell.get("r") if c.isalpha())] = (
                strings[int(text)] if cell.get("t") == "s" and text else text
            )
        rows.append(cells)
    heads = next(i for i, row in enumerate(rows) if len(row) > 5)
    columns = list(rows[heads])
    answer, unit, evidence, inspector, day = columns[6:11]
    for number, row in enumerate(rows[heads + 1 :]):
        if number % 2 == 0 and row.get(columns[0]):
            options = [option for option in row.get(unit, "").replace("/", "／").split("／") if option]
            row[answer] = options[number // 2 % len(options)] if len(options) > 1 else str(10 + number)
            row[evidence], row[inspector] = f"照片{number}", "张三"
            row[day] = "2023-07-01" if number % 4 == 0 else "七月"
    with open(target, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([row.get(column, "") for column in columns] for row in rows[heads:])
