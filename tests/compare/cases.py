"""What is run: every command, on every dataset of the repository.

A case is a list of steps run one after the other in a folder of its own, beside the folder `in`
that `inputs.py` makes. A step is a name and the arguments, or a function of the case's folder.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

import inputs

AS_OF = ["--as-of", "2023-06-30"]
LATER = ["--as-of", "2023-10-30"]
ALL = "json,history,gap-list,unknown,geojson,walks,html,docx,xlsx,form,csv,md"
FROM_AUDIT = "json,gap-list,unknown,html,docx,xlsx,form,csv,md"
LANGS = ["zh", "en"]
# Commands that take --jobs.
JOBS = ["audit", "check", "register", "accept", "monthly", "rank", "site"]


@dataclass
class Step:
    name: str
    arguments: list[str]
    stdin: str | None = None


@dataclass
class Case:
    name: str
    steps: list
    # Whether it is run with two processors as well, to the same bytes.
    twice: bool = False


def pilots(lang):
    """The pilots from the first audit to the acceptance, with all that can be made of them."""
    before, after = "../in/zhongwei", "../in/after"
    yield Case(
        f"pilots-{lang}",
        [
            Step("audit", ["audit", before, *AS_OF, "--out", "out", "--format", ALL, "--walks", "all"]),
            Step("report-summary", ["report", "out/audit.json"]),
            Step("report-md", ["report", "out/audit.json", "--format", "md"]),
            Step("report", ["report", "out/audit.json", "--format", FROM_AUDIT, "--out", "report"]),
            Step("accept", ["accept", after, *LATER, "--before", "out/audit.json", "--out", "accepted"]),
            Step("accept-by", ["accept", after, *LATER, "--before", "out/audit.json", "--rectify-by", "2024-01-31"]),
            Step("accept-community", ["accept", after, *LATER, "--before", "out/audit.json", "--community", "中山社区"]),
            Step("diff", ["diff", "out/audit.json", "accepted/history/2023-10-30.json", "--out", "diff"]),
            Step("diff-back", ["diff", "accepted/history/2023-10-30.json", "out/audit.json"]),
            Step("national", ["audit", before, *AS_OF, "--standard", "national-2020", "--out", "national"]),
            Step("ningxia", ["audit", before, *AS_OF, "--standard", "ningxia-2023", "--pace", "75"]),
            Step("diff-refused", ["diff", "out/audit.json", "national/audit.json"]),
            Step("diff-across", ["diff", "out/audit.json", "national/audit.json", "--across-standards"]),
            Step("trend", ["trend", "out", "accepted", "--out", "trend"]),
            Step("trend-refused", ["trend", "out", "accepted", "national"]),
            Step("trend-community", ["trend", "out", "accepted", "--community", "恒祥社区"]),
        ],
        twice=True,
    )
    yield Case(
        f"pilots-more-{lang}",
        [
            Step("summary", ["audit", before, *AS_OF]),
            Step("fail-on-gap", ["audit", before, *AS_OF, "-q", "--fail-on", "gap"]),
            Step("fail-on-unknown", ["audit", before, *AS_OF, "-q", "--fail-on", "unknown", "--format", "unknown"]),
            Step("community", ["audit", before, *AS_OF, "--community", "恒祥社区", "--out", "one"]),
            Step("step-free", ["audit", before, *AS_OF, "--step-free", "--node-paths", "--out", "free"]),
            Step("with-planned", ["audit", before, *AS_OF, "--with", "planned", "--out", "planned"]),
            Step("check", ["check", before, *AS_OF, "--out", "quality"]),
            Step("monthly", ["monthly", before, "--as-of", "2023-07-23", "--out", "monthly"]),
            Step("rank", ["rank", before, *AS_OF, "--out", "rank"]),
            Step("rank-score", ["rank", before, *AS_OF, "--by", "score", "--budget", "200", "--step", "20"]),
            Step("rank-gate", ["rank", before, *AS_OF, "--by", "gate", "--costs", "../in/costs.toml"]),
            Step("site", ["site", before, *AS_OF, "--item", "13", "--count", "3", "--out", "site", "--distances"]),
            Step("site-fewest", ["site", before, *AS_OF, "--item", "13"]),
            Step("site-nearest", ["site", before, *AS_OF, "--clause", "13.c", "--aim", "nearest", "--count", "2"]),
            Step("site-capacity", ["site", before, *AS_OF, "--item", "nursery", "--count", "2", "--capacity", "4000"]),
            Step("with-site", ["audit", before, *AS_OF, "--with", "site/proposed.geojson", "--with", "planned"]),
            Step("no-such", ["audit", "nowhere"]),
            Step("no-standard", ["audit", before, "--standard", "zhongwei-2032"]),
            Step("no-community", ["audit", before, "--community", "恒样社区"]),
            Step("no-format", ["audit", before, "--format", "gap-lits"]),
            Step("not-an-audit", ["report", "../in/tongji/communities.geojson"]),
        ],
        twice=True,
    )
    yield Case(
        f"after-{lang}",
        [
            Step("audit", ["audit", after, *LATER, "--out", "out", "--format", ALL]),
            Step("with-planned", ["audit", after, *LATER, "--with", "planned"]),
            Step("check", ["check", after, *LATER, "--out", "quality"]),
            Step("register", ["register", after, *LATER, "--out", "register"]),
            Step("register-soon", ["register", after, "--as-of", "2023-09-01", "--soon", "60", "--dry-run"]),
            Step("monthly", ["monthly", after, "--as-of", "2023-07-23", "--out", "monthly"]),
            Step("year", ["monthly", after, *LATER, "--year", "--out", "year"]),
            Step("rank", ["rank", after, *LATER, "--budget", "100", "--costs", "../in/costs.toml", "--out", "rank"]),
            Step("rank-both", ["rank", after, "../in/tongji", *LATER, "--standard", "national-2020", "--by", "score", "--budget", "300", "--out", "both"]),
            Step("both", ["audit", after, "../in/tongji", *LATER, "--standard", "national-2020", "--out", "both-audit"]),
            Step("same", ["audit", before, after, *LATER]),
            Step("site", ["site", after, *LATER, "--item", "3", "--count", "2", "--out", "site"]),
        ],
        twice=True,
    )
    yield Case(
        f"form-{lang}",
        [
            lambda folder: shutil.copytree(folder.parent / "in" / "zhongwei", folder / "mine"),
            Step("form", ["form", "mine", *AS_OF, "--out", "form.xlsx"]),
            lambda folder: inputs.fill_form(folder / "form.xlsx", folder / "filled.csv"),
            Step("read", ["form", "--read", "filled.csv", "--into", "mine", "--as-of", "2023-07-01"]),
            Step("read-partial", ["form", "--read", "filled.csv", "--into", "mine", "--partial", "--as-of", "2023-07-01"]),
            Step("read-again", ["form", "--read", "filled.csv", "--into", "mine", "--partial", "--as-of", "2023-07-01"]),
            Step("audit", ["audit", "mine", "--as-of", "2023-07-01"]),
            Step("register", ["register", "mine", "--as-of", "2023-07-01"]),
            Step("register-again", ["register", "mine", "--as-of", "2023-07-01"]),
            lambda folder: shutil.copytree(folder.parent / "in" / "town", folder / "town"),
            Step("town-form", ["form", "town", *AS_OF, "--standard", "national-2020", "--out", "town.xlsx"]),
            lambda folder: inputs.fill_form(folder / "town.xlsx", folder / "town.csv"),
            Step("town-read", ["form", "--read", "town.csv", "--into", "town", "--partial", *AS_OF]),
            Step("town-audit", ["audit", "town", *AS_OF, "--standard", "national-2020", "--out", "town-audit"]),
        ],
    )
    yield Case(
        f"sparse-{lang}",
        [
            Step("tongji", ["audit", "../in/tongji", "--as-of", "2026-01-01", "--out", "tongji", "--format", ALL]),
            Step("tongji-check", ["check", "../in/tongji", "--as-of", "2026-01-01", "--out", "tongji-check"]),
            Step("tongji-form", ["form", "../in/tongji", "--as-of", "2026-01-01", "--out", "tongji-form"]),
            Step("tongji-site", ["site", "../in/tongji", "--as-of", "2026-01-01", "--item", "13", "--out", "tongji-site"]),
            Step("tongji-rank", ["rank", "../in/tongji", "--as-of", "2026-01-01"]),
            Step("clauses", ["audit", "../in/clauses.geojson", *AS_OF, "--out", "clauses", "--format", "json,gap-list,unknown,geojson,walks,html,xlsx,form,csv"]),
            Step("clauses-rank", ["rank", "../in/clauses.geojson", *AS_OF, "--budget", "500", "--costs", "../in/plain-costs.toml", "--out", "clauses-rank"]),
            Step("clauses-accept", ["accept", "../in/clauses.geojson", *AS_OF, "--before", "clauses/audit.json"]),
            Step("clauses-opinion", ["accept", "../in/clauses.geojson", *AS_OF, "--before", "clauses/audit.json", "--community", "t0-c", "--community", "t175-c", "--out", "clauses-accept"]),
            Step("clauses-check", ["check", "../in/clauses.geojson", *AS_OF, "--out", "clauses-check"]),
            Step("bundle", ["audit", "../in/bundle.geojson", *AS_OF, "--out", "bundle"]),
        ],
        twice=True,
    )
    yield Case(
        f"streams-{lang}",
        [
            Step("stream", ["audit", "-", "-q"], stdin="stream.ndjson"),
            Step("stream-loud", ["audit", "-", *AS_OF, "--fail-on", "gap"], stdin="stream.ndjson"),
            Step("clauses", ["audit", "-", "-q", "--standard", "national-2020"], stdin="clauses.ndjson"),
        ],
        twice=True,
    )


def standards(lang):
    steps = [Step("list", ["standard", "list"])]
    for name in ["national-2020", "ningxia-2023", "zhongwei-2023"]:
        steps.append(Step(f"show-{name}", ["standard", "show", name]))
        steps.append(Step(f"resolved-{name}", ["standard", "show", name, "--resolved"]))
        steps.append(Step(f"check-{name}", ["standard", "check", f"../in/standards/{name}.toml"]))
    steps.append(Step("check-bad", ["standard", "check", "../in/bad.toml"]))
    steps += [Step(f"schema-{name}", ["schema", name]) for name in ["standard", "dataset", "audit", "audti"]]
    yield Case(f"standards-{lang}", steps)
    alone = "audit check import report diff trend form accept monthly register rank site standard schema"
    nested = [["import", "osm"], ["import", "poi"], ["standard", "list"], ["standard", "show"], ["standard", "check"]]
    commands = [[], *([name] for name in alone.split()), *nested]
    helps = [Step("-".join(["help", *command]), [*command, "--help"]) for command in commands]
    wrong = [Step("-".join(["bare", *command]), command) for command in commands]
    wrong.append(Step("unknown-option", ["audit", "x", "--outt", "y"]))
    yield Case(f"helps-{lang}", helps + wrong)


def imports(lang):
    osm = "../in/osm"
    steps = []
    for name in ["shanghai_tongji_2026.osm.pbf", "beijing_wangjing_2020.osm", "beijing_bupt_2025.osm.pbf", "nantong_2026.osm"]:
        short = name.split("_")[1]
        steps.append(Step(f"osm-{short}", ["import", "osm", f"{osm}/{name}", "--out", short]))
        steps.append(Step(f"audit-{short}", ["audit", short, "--as-of", "2026-01-01", "--out", f"{short}-audit"]))
        steps.append(Step(f"check-{short}", ["check", short, "--as-of", "2026-01-01"]))
    if lang == "zh":
        steps.append(Step("osm-helsinki", ["import", "osm", f"{osm}/helsinki_center.osm.pbf", "--out", "helsinki"]))
    boundaries = ["--community", "../in/tongji/communities.geojson"]
    steps.append(Step("osm-within", ["import", "osm", f"{osm}/shanghai_tongji_2026.osm", *boundaries, "--out", "within"]))
    steps.append(lambda folder: shutil.copytree(folder.parent / "in" / "tongji", folder / "into"))
    steps.append(Step("osm-into", ["import", "osm", f"{osm}/shanghai_tongji_2026.osm.pbf", "--into", "into"]))
    steps.append(lambda folder: shutil.copytree(folder.parent / "in" / "zhongwei", folder / "mine"))
    steps.append(Step("poi-into", ["import", "poi", "../in/poi/poi.csv", "--crs", "gcj02", "--into", "mine"]))
    steps.append(Step("poi-again", ["import", "poi", "../in/poi/poi.xls", "--crs", "gcj02", "--into", "mine"]))
    steps.append(Step("poi-unsaid", ["import", "poi", "../in/poi/poi.csv", "--out", "unsaid"]))
    steps.append(Step("poi-new", ["import", "poi", "../in/poi/poi.csv", "--crs", "gcj02", "--out", "poi"]))
    steps.append(Step("poi-contradicted", ["import", "poi", "../in/poi/poi.csv", "--crs", "bd09", "--out", "no"]))
    steps.append(Step("poi-column", ["import", "poi", "../in/poi/poi.csv", "--crs", "gcj02", "--column", "name=类型", "--out", "poi2"]))
    for path in nasty("workbooks", ["xls"]):
        steps.append(Step(f"xls-{path.stem}", ["import", "poi", f"../in/{path}", "--crs", "wgs84", "--out", f"xls/{path.stem}"]))
    for path in nasty("osmpbf", ["pbf"]):
        steps.append(Step(f"pbf-{path.name}", ["import", "osm", f"../in/{path}", "--out", f"pbf/{path.name}"]))
    yield Case(f"imports-{lang}", steps)


def nasty(below, endings):
    folder = inputs.DATA / "nasty" / below
    found = sorted(path for path in folder.rglob("*") if path.suffix[1:] in endings)
    return [Path("nasty") / path.relative_to(inputs.DATA / "nasty") for path in found]


def broken_layers():
    """Each broken file of `tests/data/nasty` in the place of a layer of a town."""
    places = {
        "check_geojson_bad": ["facilities"],
        "chrieke_invalid": ["facilities", "communities"],
        "gadomski_antimeridian": ["residences"],
        "r5_datasource": ["facilities", "communities"],
    }
    for number, (group, layers) in enumerate(places.items()):
        for layer in layers:
            steps = [lambda folder: shutil.copytree(folder.parent / "in" / "town", folder / "town")]
            for path in nasty(f"geojson/{group}", ["geojson", "json"]):
                def put(folder, path=path, layer=layer):
                    shutil.copy(folder.parent / "in" / path, folder / "town" / f"{layer}.geojson")
                name = "-".join(path.parts[3:])
                language = ["--lang", LANGS[number % 2]]
                steps.append(put)
                steps.append(Step(name, ["audit", "town", *AS_OF, "--format", "json", *language]))
            yield Case(f"nasty-{group}-{layer}", steps)


def systems():
    steps = []
    for path in sorted((inputs.DATA / "systems").glob("*.geojson")):
        name = path.name.split(".")[1]
        steps.append(Step(name, ["audit", f"../in/systems/{path.name}", *AS_OF, "--out", name, "--walks", "all"]))
    wrong = ["audit", "../in/systems/town.gcj02.geojson", *AS_OF, "--crs", "EPSG:4544"]
    yield Case("systems", [*steps, Step("wrong-system", wrong), Step("no-system", [*wrong[:-1], "EPSG:9"])])


def every():
    for lang in LANGS:
        for case in [*pilots(lang), *standards(lang), *imports(lang)]:
            for step in case.steps:
                if isinstance(step, Step):
                    step.arguments = [*step.arguments, "--lang", lang]
            yield case
    yield from broken_layers()
    yield from systems()
