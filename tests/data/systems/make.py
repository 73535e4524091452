#!/usr/bin/env python3
"""A made-up town near Zhongwei, written in every coordinate system a dataset may come in.

    make.py            writes town.<system>.geojson beside itself

Nothing in it is real. Projected systems are PROJ's (pyproj); GCJ-02 and BD-09 are the formulas
commonly published, written here apart from the program's own. Needs: pip install pyproj.
"""
import json
import math
import os

from pyproj import Transformer

HERE = os.path.dirname(os.path.abspath(__file__))
LON, LAT = 105.19, 37.5
METRE = 180 / math.pi / 6371008.8
A, EE = 6378245.0, 0.00669342162296594323


def degrees(x, y):
    return LON + x * METRE / math.cos(math.radians(LAT)), LAT + y * METRE


def gcj02(lng, lat):
    x, y, pi, sin = lng - 105, lat - 35, math.pi, math.sin
    north = -100 + 2 * x + 3 * y + .2 * y * y + .1 * x * y + .2 * math.sqrt(abs(x))
    north += (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    north += (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north += (160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + .1 * x * x + .1 * x * y + .1 * math.sqrt(abs(x))
    east += (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    rad = math.radians(lat)
    magic = 1 - EE * sin(rad) ** 2
    root = math.sqrt(magic)
    return (lng + east * 180 / (A / root * math.cos(rad) * pi),
            lat + north * 180 / (A * (1 - EE) / (magic * root) * pi))


def bd09(lng, lat):
    x, y = gcj02(lng, lat)
    z = math.sqrt(x * x + y * y) + 0.00002 * math.sin(y * math.pi * 3000 / 180)
    theta = math.atan2(y, x) + 0.000003 * math.cos(x * math.pi * 3000 / 180)
    return z * math.cos(theta) + 0.0065, z * math.sin(theta) + 0.006


def projected(code):
    base = 4490 if 4490 <= code <= 4554 else 4326
    return Transformer.from_crs(base, code, always_xy=True).transform


def turned(move):
    return lambda lng, lat: tuple(reversed(move(lng, lat)))


def same(lng, lat):
    return lng, lat


SYSTEMS = {
    "wgs84": same, "gcj02": gcj02, "bd09": bd09, "cgcs2000": same,
    "EPSG:4490": turned(same), "EPSG:4544": projected(4544), "EPSG:4544/yx": turned(projected(4544)),
    "EPSG:4523": turned(projected(4523)), "EPSG:4507": projected(4507), "EPSG:32648": projected(32648),
    "EPSG:3857": projected(3857), "wgs84/yx": turned(same),
}


def town():
    """Streets every 100 m over 900 m by 600 m; homes between them, shops beside them."""
    yield "communities", {"id": "c", "name": "测试社区"}, "Polygon", [
        [(-20, -20), (920, -20), (920, 620), (-20, 620), (-20, -20)]]
    for x in range(0, 901, 100):
        yield "paths", {"id": f"x{x}"}, "LineString", [(x, y) for y in range(0, 601, 100)]
    for y in range(0, 601, 100):
        yield "paths", {"id": f"y{y}"}, "LineString", [(x, y) for x in range(0, 901, 100)]
    for x in range(0, 900, 100):
        for y in range(0, 600, 100):
            ring = [(x + 18, y + 23), (x + 78, y + 23), (x + 78, y + 75), (x + 18, y + 75), (x + 18, y + 23)]
            yield "residences", {"id": f"r{x}-{y}", "households": 40}, "Polygon", [ring]
    kinds = ["bus_stop", "nursery", "pharmacy", "supermarket", "restaurant", "barber"]
    for n in range(24):
        at = (37 * n % 900, 5 + 100 * (n % 6))
        yield "facilities", {"id": f"f{n}", "category": kinds[n % 6], "floor_area_m2": 150 + 10 * n}, "Point", at


def moved(coordinates, move):
    if isinstance(coordinates, tuple):
        return [round(v, 10 if abs(v) < 200 else 6) for v in move(*degrees(*coordinates))]
    return [moved(c, move) for c in coordinates]


for system, move in SYSTEMS.items():
    features = [
        {"type": "Feature", "properties": {"layer": layer, **properties},
         "geometry": {"type": kind, "coordinates": moved(coordinates, move)}}
        for layer, properties, kind, coordinates in town()
    ]
    dataset = {"name": "虚构小镇", "crs": system, "as_of": "2023-06-30", "surveyed": "all",
               "source": "made up by make.py"}
    name = system.replace(":", "").replace("/", "-")
    with open(os.path.join(HERE, f"town.{name}.geojson"), "w") as out:
        head = {"type": "FeatureCollection", "dataset": dataset}
        text = json.dumps(head, ensure_ascii=False)[:-1]
        lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
        out.write(text + ', "features": [\n' + lines + "\n]}\n")
