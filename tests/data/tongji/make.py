#!/usr/bin/env python3
"""Makes this dataset and its expected walks from an OpenStreetMap extract.

    make.py EXTRACT.osm     writes the layers and expected/walks.csv beside this file
    make.py                 computes expected/walks.csv again from the layers

The extract is a small part of Shanghai around Tongji University (Yangpu, Siping Road),
(c) OpenStreetMap contributors, Open Database License 1.0. The walks are computed here by
other means than the program's: every place is laid on its nearest stretch of path by looking
at all of them, the stretch is cut there, and a Dijkstra search runs over the cut network.

Standard library only.
"""
import csv, heapq, json, math, os, sys
import xml.etree.ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
RADIUS = 6371008.8
METRES_A_DEGREE = RADIUS * math.pi / 180
WALKED = {"service", "footway", "cycleway", "primary", "secondary", "tertiary", "residential", "unclassified",
          "living_street", "pedestrian", "path", "steps", "track"}
CATEGORIES = {("highway", "bus_stop"): "bus_stop", ("shop", "convenience"): "convenience_store",
              ("shop", "supermarket"): "supermarket", ("shop", "hairdresser"): "barber", ("shop", "laundry"): "laundry",
              ("amenity", "fast_food"): "restaurant", ("amenity", "restaurant"): "restaurant", ("amenity", "cafe"): "restaurant",
              ("amenity", "parking"): "parking", ("amenity", "kindergarten"): "kindergarten", ("leisure", "park"): "green_space"}


def inside(point, ring):
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def extract(path):
    root = ET.parse(path).getroot()
    tags = lambda e: {t.get("k"): t.get("v") for t in e.iter("tag")}
    nodes = {n.get("id"): [float(n.get("lon")), float(n.get("lat"))] for n in root.iter("node")}
    ways = [(w.get("id"), [n.get("ref") for n in w.iter("nd")], tags(w)) for w in root.iter("way")]
    quarters = [[nodes[r] for r in refs] for _, refs, t in ways if t.get("landuse") == "residential" and refs[0] == refs[-1]]
    layers = {name: [] for name in ("communities", "residences", "facilities", "paths", "entrances")}

    def add(into, kind, coordinates, **properties):
        properties = {k: v for k, v in properties.items() if v is not None}
        layers[into].append({"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}})

    owners = {}
    for way, refs, t in ways:
        line = [nodes[r] for r in refs]
        if t.get("highway") in WALKED and len(line) > 1:
            add("paths", "LineString", line, id=f"w{way}", steps=True if t["highway"] == "steps" else None,
                bridge=t.get("bridge"), tunnel=t.get("tunnel"), layer=int(t["layer"]) if "layer" in t else None)
        closed = refs[0] == refs[-1] and len(refs) > 3
        category = next((CATEGORIES[item] for item in t.items() if item in CATEGORIES), None)
        if closed and category:
            add("facilities", "Polygon", [line], id=f"w{way}", category=category, name=t.get("name"))
            owners.update({r: f"w{way}" for r in refs})
        elif closed and "building" in t and any(inside(line[0], q) for q in quarters):
            add("residences", "Polygon", [line], id=f"w{way}")
            owners.update({r: f"w{way}" for r in refs})
    for node in root.iter("node"):
        t, i = tags(node), node.get("id")
        category = next((CATEGORIES[item] for item in t.items() if item in CATEGORIES), None)
        if category:
            add("facilities", "Point", nodes[i], id=f"n{i}", category=category, name=t.get("name"))
        if "entrance" in t and i in owners:
            add("entrances", "Point", nodes[i], of=owners[i])
    lon = [p[0] for f in layers["residences"] for p in f["geometry"]["coordinates"][0]]
    lat = [p[1] for f in layers["residences"] for p in f["geometry"]["coordinates"][0]]
    w, s, e, n = min(lon) - 0.001, min(lat) - 0.001, max(lon) + 0.001, max(lat) + 0.001
    add("communities", "Polygon", [[[w, s], [e, s], [e, n], [w, n], [w, s]]], id="tongji", name="示意范围（同济一带）")
    for name, features in layers.items():
        if not features:
            continue
        lines = ",\n".join(json.dumps(f, ensure_ascii=False) for f in features)
        with open(os.path.join(HERE, name + ".geojson"), "w", encoding="utf8") as f:
            f.write('{"type": "FeatureCollection", "features": [\n' + lines + "\n]}\n")


def haversine(a, b):
    (x1, y1), (x2, y2) = [map(math.radians, p) for p in (a, b)]
    h = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(h))


def foot(p, a, b):
    """How far along a-b, from 0 to 1, its point nearest to p lies; in a plane around p."""
    k = math.cos(math.radians(p[1]))
    ax, ay, bx, by = (a[0] - p[0]) * k, a[1] - p[1], (b[0] - p[0]) * k, b[1] - p[1]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    return 0.0 if length == 0 else min(1.0, max(0.0, -(ax * dx + ay * dy) / length))


def between(a, b, f):
    return [a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f]


def crossing(a, b, c, d):
    k = math.cos(math.radians(a[1]))
    u, v, w = ((b[0] - a[0]) * k, b[1] - a[1]), ((d[0] - c[0]) * k, d[1] - c[1]), ((c[0] - a[0]) * k, c[1] - a[1])
    den = u[0] * v[1] - u[1] * v[0]
    if den == 0:
        return None
    s, t = (w[0] * v[1] - w[1] * v[0]) / den, (w[0] * u[1] - w[1] * u[0]) / den
    return t if 0 <= s <= 1 and 0 <= t <= 1 else None


def walks():
    path = lambda name: os.path.join(HERE, name + ".geojson")
    layer = lambda name: json.load(open(path(name), encoding="utf8"))["features"] if os.path.exists(path(name)) else []
    stretches = [(a, b) for f in layer("paths") for a, b in zip(f["geometry"]["coordinates"], f["geometry"]["coordinates"][1:])]
    gates = {}
    for f in layer("entrances"):
        gates.setdefault(f["properties"]["of"], []).append(f["geometry"]["coordinates"])

    def meets(feature):
        """Where a place meets the paths: stretch, how far along it, metres off it."""
        g = feature["geometry"]
        points = gates.get(feature["properties"]["id"]) or ([g["coordinates"]] if g["type"] == "Point" else None)
        doors = [[(p, p)] for p in points] if points else [list(zip(g["coordinates"][0], g["coordinates"][0][1:]))]
        out = []
        for door in doors:
            found = []
            for number, (a, b) in enumerate(stretches):
                for p, q in door:
                    t = crossing(p, q, a, b) if p != q else None
                    if t is not None:
                        found.append((0.0, number, t))
                        continue
                    for end in (p, q):
                        t = foot(end, a, b)
                        found.append((haversine(end, between(a, b, t)), number, t))
                    if p != q:
                        for t, end in ((0.0, a), (1.0, b)):
                            found.append((haversine(end, between(p, q, foot(end, p, q))), number, t))
            best = min(found)[0]
            if best <= 100:
                out += [(n, t, off) for off, n, t in found if off <= best + 1e-6]
        return out

    residences = [(f["properties"]["id"], meets(f)) for f in layer("residences")]
    facilities = [(f["properties"]["id"], f["properties"]["category"], meets(f)) for f in layer("facilities")]
    cuts = {}
    for met in [m for _, m in residences] + [m for *_, m in facilities]:
        for number, t, _ in met:
            cuts.setdefault(number, set()).add(t)
    graph = {}
    for number, (a, b) in enumerate(stretches):
        length = haversine(a, b)
        chain = [(tuple(a), 0.0)] + [((number, t), t) for t in sorted(cuts.get(number, ()))] + [(tuple(b), 1.0)]
        for (one, s), (other, t) in zip(chain, chain[1:]):
            graph.setdefault(one, []).append((other, (t - s) * length))
            graph.setdefault(other, []).append((one, (t - s) * length))
    rows = []
    for category in sorted({c for _, c, _ in facilities}):
        best, heap = {}, []
        for _, c, met in facilities:
            if c == category:
                heap += [(off, (number, t)) for number, t, off in met]
        heapq.heapify(heap)
        while heap:
            d, node = heapq.heappop(heap)
            if node in best:
                continue
            best[node] = d
            for other, length in graph[node]:
                if other not in best:
                    heapq.heappush(heap, (d + length, other))
        for residence, met in residences:
            ways = [best[number, t] + off for number, t, off in met if (number, t) in best]
            state = "off" if not met else "" if not ways else f"{min(ways):.3f}"
            rows.append([residence, category, state])
    with open(os.path.join(HERE, "expected", "walks.csv"), "w", encoding="utf8", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows([["residence", "category", "metres"], *rows])


if len(sys.argv) > 1:
    extract(sys.argv[1])
walks()
