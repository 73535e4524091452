#!/usr/bin/env python3
"""Draws the README's picture, pilots.svg, from an audit of the pilots.

    ccaudit audit data/zhongwei --out out
    draw_map.py out

Standard library only. Colours are told apart by colour-blind eyes too (Okabe and Ito).
"""
import json, math, os, sys
from html import escape

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = sys.argv[1]
load = lambda *path: json.load(open(os.path.join(*path), encoding="utf8"))
layer = lambda name: load(HERE, name + ".geojson")["features"]
audit = load(OUT, "audit.json")
gaps = load(OUT, "gaps.geojson")["features"]

boundaries = layer("communities")
ring = lambda f: f["geometry"]["coordinates"][0]
lon = [p[0] for f in boundaries for p in ring(f)]
lat = [p[1] for f in boundaries for p in ring(f)]
WIDTH, MARGIN, LEGEND = 1200, 20, 46
shrink = math.cos(math.radians(sum(lat) / len(lat)))
scale = (WIDTH - 2 * MARGIN) / ((max(lon) - min(lon)) * shrink)
height = (max(lat) - min(lat)) * scale + 2 * MARGIN + LEGEND
xy = lambda p: (MARGIN + (p[0] - min(lon)) * shrink * scale, MARGIN + (max(lat) - p[1]) * scale)
pair = lambda p: "%.1f,%.1f" % xy(p)
out = [
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" font-family="Noto Sans CJK SC, Microsoft YaHei, sans-serif">',
    '<title>五个试点社区的核查结果（示意数据）</title>',
    f'<rect width="{WIDTH}" height="{height:.0f}" fill="#fff"/>',
]
polygon = lambda f, style: out.append(f'<polygon points="{" ".join(map(pair, ring(f)[:-1]))}" {style}/>')
for f in boundaries:
    polygon(f, 'fill="#f7f5ef" stroke="#555" stroke-width="2"')
for f in layer("paths"):
    out.append(f'<polyline points="{" ".join(map(pair, f["geometry"]["coordinates"]))}" fill="none" stroke="#d5d0c4" stroke-width="1.5"/>')
failing = {f["properties"]["id"] for f in gaps}
for f in layer("residences"):
    bad = f["properties"]["id"] in failing
    polygon(f, 'fill="#e69f00" stroke="#8a5f00"' if bad else 'fill="#9cc9e6" stroke="#4a7fa0"')
for f in layer("facilities"):
    g, p = f["geometry"], f["properties"]
    if g["type"] == "Polygon":
        green = p["category"] in ("green_space", "pocket_park", "activity_ground", "sports_ground")
        polygon(f, 'fill="#d9e8cf" stroke="#8fae7e"' if green else 'fill="#e6e6ea" stroke="#9a9aa5"')
    x, y = xy(g["coordinates"] if g["type"] == "Point" else [sum(c[i] for c in ring(f)[:4]) / 4 for i in (0, 1)])
    if p["id"] in failing:
        out.append(f'<path d="M{x:.1f} {y - 8:.1f}l8 8l-8 8l-8 -8z" fill="#d55e00" stroke="#fff" stroke-width="1.5"/>')
    elif p.get("status") == "planned":
        out.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#fff" stroke="#333" stroke-dasharray="2 1.5"/>')
    else:
        out.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="#4d7c5a"/>')
for f, c in zip(boundaries, audit["communities"]):
    x, y = xy([min(p[0] for p in ring(f)), max(p[1] for p in ring(f))])
    y += 28
    lines = [c["name"], f'{math.floor(c["score"]["low"] * 10) / 10} 分 · {len(c["gaps"])} 项不达标']
    out.append(f'<rect x="{x + 10:.0f}" y="{y - 24:.0f}" width="172" height="46" rx="4" fill="#fff" fill-opacity=".92" stroke="#555"/>')
    out.append(f'<text x="{x + 20:.0f}" y="{y - 4:.0f}" font-size="17" font-weight="bold">{escape(lines[0])}</text>')
    out.append(f'<text x="{x + 20:.0f}" y="{y + 17:.0f}" font-size="14">{escape(lines[1])}</text>')
y = height - 22
x = MARGIN
for mark, text in [
    ('<rect x="0" y="-11" width="22" height="11" fill="#e69f00" stroke="#8a5f00"/>', "单元门口缺坡道或扶手的住宅楼"),
    ('<rect x="0" y="-11" width="22" height="11" fill="#9cc9e6" stroke="#4a7fa0"/>', "齐备的住宅楼"),
    ('<path d="M10 -14l8 8l-8 8l-8 -8z" fill="#d55e00"/>', "不达标的设施"),
    ('<circle cx="10" cy="-5" r="3.5" fill="#4d7c5a"/>', "其他设施"),
    ('<circle cx="10" cy="-5" r="4" fill="#fff" stroke="#333" stroke-dasharray="2 1.5"/>', "规划设施（不计入）"),
]:
    out.append(f'<g transform="translate({x},{y:.0f})">{mark}<text x="30" y="0" font-size="14">{text}</text></g>')
    x += 46 + 15 * len(text)
out.append(f'<text x="{WIDTH - MARGIN}" y="{y:.0f}" font-size="14" text-anchor="end" fill="#a00">示意数据，非实测</text></svg>')
with open(os.path.join(HERE, "pilots.svg"), "w", encoding="utf8", newline="\n") as f:
    f.write("\n".join(out) + "\n")
