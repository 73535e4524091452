"""Two trees made by `collect` compared, file by file."""

import difflib
import fnmatch
import json
import re
import tomllib
import zipfile
from pathlib import Path

ALLOWED = Path(__file__).with_name("allowed.toml")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")


def read(tree):
    """Every file's bytes by its path; the parts of archives besides, and how they are packed."""
    files = {}
    for path in sorted(tree.rglob("*")):
        if not path.is_file():
            continue
        name = path.relative_to(tree).as_posix()
        if path.suffix in (".xlsx", ".docx"):
            with zipfile.ZipFile(path) as archive:
                entries = archive.infolist()
                for entry in entries:
                    files[f"{name}!/{entry.filename}"] = archive.read(entry)
            files[f"{name}!zip"] = "".join(
                f"{e.filename} {e.date_time} {e.compress_type} made by {e.create_system}/{e.create_version} "
                f"needs {e.extract_version} flags {e.flag_bits} {e.internal_attr} {e.external_attr} "
                f"{e.extra!r} {e.comment!r}\n"
                for e in entries
            ).encode()
            files[f"{name}!whole"] = path.read_bytes()
        else:
            files[name] = path.read_bytes()
    return files


class Allowance:
    """A path pattern, a reason, and what of a file may differ: all of it unless told."""

    def __init__(self, table):
        unknown = table.keys() - {"path", "reason", "replace", "within", "said_in"}
        if unknown or not table.get("path") or not table.get("reason"):
            raise SystemExit(f"allowed.toml: path and reason, no {sorted(unknown)}: {table}")
        self.path, self.reason = table["path"], table["reason"]
        self.replace = [(re.compile(old, re.M), new) for old, new in table.get("replace", [])]
        self.within = table.get("within")
        self.said_in = table.get("said_in")
        self.used = False

    def total(self):
        return not self.replace and self.within is None and self.said_in is None


def changed(text, replace):
    for old, new in replace:
        text = old.sub(new, text)
    return text


def numbers_within(a, b, within):
    """Whether two texts are the same but for numbers that differ by so much, relative to 1."""
    if NUMBER.split(a) != NUMBER.split(b):
        return False
    pairs = zip(map(float, NUMBER.findall(a)), map(float, NUMBER.findall(b)))
    # Digits of a checksum may read as a number beyond all: equal ones are equal.
    return all(x == y or abs(x - y) <= within * max(1, abs(x), abs(y)) for x, y in pairs)


def without_version_2(text, rules):
    """An audit of version 2, or a stream of them, as version 1 had it; any other text as it is."""
    if not text.lstrip().startswith("{"):
        return text

    def strip(value, path=""):
        if isinstance(value, list):
            return [strip(each, path) for each in value]
        if isinstance(value, dict):
            below = ((key, f"{path}.{key}".lstrip("."), each) for key, each in value.items())
            return {key: strip(each, at) for key, at, each in below if at not in rules["without"]}
        return value

    def audit(text):
        try:
            value = json.loads(text, parse_float=str)
        except ValueError:
            return text
        # An audit, or what changed between two, which holds clauses of both.
        if not isinstance(value, dict) or "communities" not in value or not {"tool", "elsewhere"} & set(value):
            return text
        if value.get("version") == "2" or value.get("version") == 2:
            for finding in value.get("quality", []):
                both = {key: finding.get(key) for key in ("place", "message", "expected", "help")}
                said = {key: text[value["lang"]] for key, text in both.items()}
                finding |= {"place": said["place"], "expected": said["expected"]}
                finding |= {"what": said["message"], "mend": said["help"]}
                del finding["message"], finding["help"]
        return json.dumps(strip(value), ensure_ascii=False, indent=1, sort_keys=True)

    try:
        json.loads(text)
        return audit(text)
    except ValueError:
        return "\n".join(audit(line) for line in text.split("\n"))


def pieces(text):
    """Lines, and what stands between the tags of a line."""
    return re.split(r"\n|(?<=>)|(?=<)", text)


def said_elsewhere(a, b, other, within):
    """Whether every piece that only the later text has stands in another text too."""
    known = set(pieces(a)) | set(pieces(other))
    new = [piece for piece in pieces(b) if piece not in known]
    near = {}
    for piece in known if new and within is not None else ():
        near.setdefault(tuple(NUMBER.split(piece)), []).append(piece)
    return all(
        any(numbers_within(old, piece, within) for old in near.get(tuple(NUMBER.split(piece)), ())) for piece in new
    )


def as_text(data):
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def explained(name, a, b, allowances, rules, old):
    """Whether what differs in a file is allowed; and the two texts as far as allowances bring them.
    `old` has every file of before."""
    fitting = [each for each in allowances if fnmatch.fnmatchcase(name, each.path)]
    for each in fitting:
        if each.total():
            each.used = True
            return True, "", ""
    if a is None or b is None:
        return False, "", ""
    a, b = as_text(a), as_text(b)
    if a is None or b is None:
        return False, "", ""
    if rules and name.endswith((".json", ".out")):
        a, b = without_version_2(a, rules), without_version_2(b, rules)
    for each in fitting:
        before = a, b
        a, b = changed(a, each.replace), changed(b, each.replace)
        each.used |= (a, b) != before
    within = [each for each in fitting if each.within is not None]
    if a != b and within and numbers_within(a, b, max(each.within for each in within)):
        for each in within:
            each.used = True
        return True, a, b
    for each in fitting:
        other = each.said_in and as_text(old.get(name.replace(*each.said_in), b""))
        nearest = max((each.within for each in within), default=None)
        if a != b and other and said_elsewhere(a, b, other, nearest):
            each.used = True
            return True, a, b
    return a == b, a, b


def differing_lines(a, b):
    """Lines of one text alone: of long texts of as many lines pair by pair, since a search takes long."""
    if len(a) == len(b):
        return [line for x, y in zip(a, b) if x != y for line in (f"- {x}", f"+ {y}")]
    if len(a) + len(b) > 2000:
        known, new = set(a), set(b)
        return [f"- {x}" for x in a if x not in new][:6] + [f"+ {y}" for y in b if y not in known][:6]
    return list(difflib.unified_diff(a, b, "before", "after", n=0, lineterm=""))[2:]


def compare(before, after, shown, only=""):
    """Compares the cases whose name holds `only`. Prints what differs; the number of differences nobody allowed and allowances that nothing needs."""
    table = tomllib.loads(ALLOWED.read_text(encoding="utf-8"))
    allowances = [Allowance(each) for each in table.get("allow", [])]
    rules = table.get("version_2")
    old, new = read(before), read(after)
    bad = []
    for name in sorted(old.keys() | new.keys()):
        if only not in name.split("/")[0]:
            continue
        a, b = old.get(name), new.get(name)
        if a == b:
            continue
        if name.endswith("!whole") and a is not None and b is not None:
            # The parts and the packing say what differs, and are compared themselves.
            stem = name.removesuffix("whole")
            if any(old.get(each) != new.get(each) for each in old.keys() | new.keys()
                   if each.startswith(stem) and each != name):
                continue
        good, a_text, b_text = explained(name, a, b, allowances, rules, old)
        if good:
            continue
        bad.append(name)
        where = "only before" if b is None else "only after" if a is None else "differs"
        if len(bad) <= shown:
            print(f"{where}: {name}")
            for line in differing_lines(a_text.splitlines(), b_text.splitlines())[:12]:
                print(f"    {line[:300]}")
        elif len(bad) <= 10 * shown:
            print(f"{where}: {name}")
    idle = [each for each in allowances if not each.used and not only]
    for each in idle:
        print(f"allowed.toml: {each.path!r} ({each.reason}) allows nothing that differs")
    print(f"{len(old)} files before, {len(new)} after; {len(bad)} differ without being allowed")
    return len(bad) + len(idle)
