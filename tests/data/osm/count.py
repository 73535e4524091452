#!/usr/bin/env python3
"""Counts what an import of each extract beside this file must hold, into counts.json.

Written apart from the program, from the same rules (the OpenStreetMap wiki's, as the importer's
documentation states them) and by other means: ways are joined end to end, places are laid in
areas by counting crossings of all rings at once, and a building is where the middle of a line
through it is. The categories are the vocabulary's.

    count.py            needs `osmium` (pip) for the extracts without an .osm file

Standard library otherwise.
"""
import glob, json, math, os, tomllib
import xml.etree.ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
VOCABULARY = os.path.join(HERE, "..", "..", "..", "standards", "categories.toml")
RADIUS = 6371008.8


def read_xml(path):
    nodes, ways, relations = {}, {}, {}
    for e in ET.parse(path).getroot():
        tags = {t.get("k"): t.get("v") for t in e.findall("tag")}
        i = int(e.get("id", 0))
        if e.tag == "node":
            nodes[i] = (float(e.get("lon")), float(e.get("lat")), tags)
        elif e.tag == "way":
            ways[i] = ([int(n.get("ref")) for n in e.findall("nd")], tags)
        elif e.tag == "relation":
            relations[i] = ([(m.get("type"), int(m.get("ref"))) for m in e.findall("member")], tags)
    return nodes, ways, relations


def read_pbf(path):
    import osmium
    nodes, ways, relations = {}, {}, {}

    class Handler(osmium.SimpleHandler):
        def node(self, n):
            nodes[n.id] = (n.location.lon, n.location.lat, {t.k: t.v for t in n.tags})

        def way(self, w):
            ways[w.id] = ([n.ref for n in w.nodes], {t.k: t.v for t in w.tags})

        def relation(self, r):
            kinds = {"n": "node", "w": "way", "r": "relation"}
            relations[r.id] = ([(kinds[m.type], m.ref) for m in r.members], {t.k: t.v for t in r.tags})

    Handler().apply_file(path)
    return nodes, ways, relations


def parts(tags, key):
    return [v.strip() for v in tags.get(key, "").split(";") if v.strip()]


def has(tags, key, *values):
    return any(v in values for v in parts(tags, key))


def metres(a, b):
    (x1, y1), (x2, y2) = [map(math.radians, p) for p in (a, b)]
    h = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(h))


# --- areas -----------------------------------------------------------------------------------

def joined(lines):
    """Rings of ways end to end; None if some end is left over."""
    rings, open_lines = [], []
    for line in lines:
        (rings if line[0] == line[-1] else open_lines).append(list(line))
    while open_lines:
        ring = open_lines.pop()
        while ring[0] != ring[-1]:
            for other in open_lines:
                if ring[-1] in (other[0], other[-1]):
                    open_lines.remove(other)
                    ring += (other if other[0] == ring[-1] else other[::-1])[1:]
                    break
            else:
                return None
        rings.append(ring)
    return rings


def area(kind, i, data):
    """The rings of a way or relation as coordinates; None where it encloses nothing known."""
    nodes, ways, relations = data
    if kind == "w":
        refs = ways[i][0]
        lines = [refs] if len(refs) >= 4 and refs[0] == refs[-1] else None
    else:
        members, tags = relations[i]
        if not has(tags, "type", "multipolygon", "boundary"):
            return None
        ids = [ref for t, ref in members if t == "way"]
        lines = [ways[w][0] for w in ids] if ids and all(w in ways for w in ids) else None
    if not lines or any(r not in nodes for line in lines for r in line):
        return None
    rings = joined(lines)
    return rings and [[nodes[r][:2] for r in ring] for ring in rings]


def crossings(rings, y):
    return sorted((y - y1) / (y2 - y1) * (x2 - x1) + x1
                  for ring in rings for (x1, y1), (x2, y2) in zip(ring, ring[1:]) if (y1 > y) != (y2 > y))


def inside(point, rings):
    return sum(x < point[0] for x in crossings(rings, point[1])) % 2 == 1


def middle(rings):
    """The middle of the longest stretch inside, on a line halfway up."""
    ys = [y for ring in rings for _, y in ring]
    y = (min(ys) + max(ys)) / 2 + 1.3e-9
    xs = crossings(rings, y)
    a, b = max(zip(xs[::2], xs[1::2]), key=lambda s: s[1] - s[0])
    return (a + b) / 2, y


# --- the rules -------------------------------------------------------------------------------

MADE_FOR_WALKING = """footway path pedestrian steps corridor elevator platform living_street residential service
unclassified road track tertiary tertiary_link secondary secondary_link primary primary_link crossing""".split()
ONLY_IF_SAID = "motorway motorway_link trunk trunk_link cycleway bridleway busway".split()
YES = "yes designated permissive official destination customers public".split()
PRIVATE = "private permit residents employees".split()
NO = "no use_sidepath agricultural forestry delivery military emergency restricted".split()


def said(tags, *keys):
    for key in keys:
        for answer, values in (("yes", YES), ("private", PRIVATE), ("no", NO)):
            if has(tags, key, *values):
                return answer
    return None


def walked(tags):
    highway = tags.get("highway", "")
    platform = has(tags, "railway", "platform") or has(tags, "public_transport", "platform")
    if highway not in MADE_FOR_WALKING + ONLY_IF_SAID and not (platform and not highway):
        return False
    if any(has(tags, k, "yes") for k in ("disused", "abandoned", "demolished", "razed")):
        return False
    foot = said(tags, "foot")
    sides = [tags.get(k, "") for k in ("sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right")]
    implied = True
    if highway.startswith(("motorway", "trunk")) or has(tags, "motorroad", "yes"):
        implied = any(p.strip() in ("yes", "both", "left", "right") for s in sides for p in s.split(";"))
    elif highway == "cycleway":
        implied = has(tags, "segregated", "yes", "no")
    elif highway in ("bridleway", "busway"):
        implied = False
    if foot != "yes":
        if not implied:
            return False
        left_right = sides[2:]
        if "separate" in sides[:2] or ("separate" in left_right and all(s in ("separate", "no") for s in left_right)):
            return False
    return said(tags, "foot", "access") != "no"


def blocked(tags):
    if "barrier" not in tags:
        return False
    answer = said(tags, "foot", "access")
    if answer:
        return answer == "no"
    solid = "wall fence city_wall retaining_wall hedge ditch guard_rail jersey_barrier".split()
    return tags["barrier"] in solid or has(tags, "locked", "yes")


def walkable_metres(data):
    nodes, ways, relations = data
    total = 0.0
    for refs, tags in ways.values():
        if not walked(tags):
            continue
        for a, b in zip(refs, refs[1:]):
            if a in nodes and b in nodes:
                length = metres(nodes[a][:2], nodes[b][:2])
                stops = sum(blocked(nodes[n][2]) for n in (a, b))
                # A way ends a metre before a barrier; a stretch too short for that goes.
                total += length if not stops else (max(0.0, length - stops) if length > 2 * stops else 0.0)
    for i, (_, tags) in relations.items():
        if ("highway" in tags or has(tags, "public_transport", "platform")) and walked(tags):
            for ring in area("r", i, data) or []:
                total += sum(metres(a, b) for a, b in zip(ring, ring[1:]))
    return total


DWELLINGS = "apartments residential house terrace detached semidetached_house bungalow".split()
FACILITY = "amenity shop healthcare office leisure".split()
OTHER_USE = """tourism man_made craft industrial power military public_transport railway aeroway emergency
government""".split()
GONE = "disused abandoned demolished razed ruins".split()
BEFORE_OR_AFTER = "disused abandoned construction proposed planned was removed demolished razed closed".split()


def elements(data):
    nodes, ways, relations = data
    yield from (("w", i, tags) for i, (_, tags) in ways.items())
    yield from (("r", i, tags) for i, (_, tags) in relations.items())


def not_twice(found, data):
    """Without the ways that only draw the outline of a relation of the same sort."""
    _, _, relations = data
    drawn = {}
    for kind, i, sort, rings in found:
        if kind == "r":
            for t, ref in relations[i][0]:
                if t == "way":
                    drawn.setdefault((ref, sort), []).append(rings)
    for kind, i, sort, rings in found:
        if not (kind == "w" and any(inside(middle(rings), other) for other in drawn.get((i, sort), []))):
            yield kind, i, sort, rings


def categories(tags, patterns):
    fit = [(c, needs) for c, needs in patterns if all(has(tags, k, v) for k, v in needs)]
    return sorted({c for c, needs in fit if not any(needs < more and c != d for d, more in fit)})


def there(tags, patterns):
    found = categories(tags, patterns)
    if any(has(tags, k, "yes") for k in GONE):
        return []
    for word in BEFORE_OR_AFTER:
        other = {k[len(word) + 1:]: v for k, v in tags.items() if k.startswith(word + ":")}
        if other and set(categories({**tags, **other}, patterns)) - set(found):
            return []
    if has(tags, "access", "no") and not has(tags, "foot", "yes", "designated"):
        return []
    return found


def count(data):
    with open(VOCABULARY, "rb") as f:
        vocabulary = tomllib.load(f)["categories"]
    patterns = [(c, frozenset(tuple(p.strip() for p in tag.split("=")) for tag in text.split("&")))
                for c, entry in vocabulary.items() for text in entry["osm"]]
    areas = [(k, i, "", area(k, i, data)) for k, i, t in elements(data) if has(t, "landuse", "residential")]
    areas = list(not_twice([a for a in areas if a[3]], data))
    tags_of = {(k, i): t for k, i, t in elements(data)}
    name = lambda t: next((t[k].strip() for k in ("name:zh", "name") if t.get(k, "").strip()), None)
    boxed = [(min(x for r in rings for x, _ in r), min(y for r in rings for _, y in r),
              max(x for r in rings for x, _ in r), max(y for r in rings for _, y in r), rings)
             for *_, rings in areas]
    in_compound = lambda p: any(w <= p[0] <= e and s <= p[1] <= n and inside(p, rings)
                                for w, s, e, n, rings in boxed)

    homes = []
    for k, i, t in elements(data):
        building = t.get("building", "").strip()
        if building not in DWELLINGS + ["yes"] or any(has(t, g, "yes") for g in GONE):
            continue
        rings = area(k, i, data)
        if not rings:
            continue
        if building == "yes":
            used = any(t.get(key, "no") != "no" for key in FACILITY + OTHER_USE)
            used |= "building:use" in t and not has(t, "building:use", "residential", "apartments")
            if used or not in_compound(middle(rings)):
                continue
        homes.append((k, i, "", rings))

    facilities = {}
    for *_, t in data[0].values():
        for c in there(t, patterns) if t else []:
            facilities[c] = facilities.get(c, 0) + 1
    outlined = [(k, i, c, area(k, i, data)) for k, i, t in elements(data) for c in there(t, patterns)]
    for _, _, c, _ in not_twice([o for o in outlined if o[3]], data):
        facilities[c] = facilities.get(c, 0) + 1
    return {
        "residences": len(list(not_twice(homes, data))),
        "named_compounds": sum(name(tags_of[k, i]) is not None for k, i, *_ in areas),
        "walkable_m": round(walkable_metres(data), 1),
        "facilities": dict(sorted(facilities.items())),
    }


if __name__ == "__main__":
    counts = {}
    for pbf in sorted(glob.glob(os.path.join(HERE, "*.osm.pbf"))):
        xml = pbf.removesuffix(".pbf")
        counts[os.path.basename(xml)] = count(read_xml(xml) if os.path.exists(xml) else read_pbf(pbf))
    with open(os.path.join(HERE, "counts.json"), "w", encoding="utf8") as f:
        json.dump(counts, f, indent=1)
        f.write("\n")
