"""Makes `tongji.json`: sitings in the OpenStreetMap extract around Tongji University, and what PySAL
spopt comes to on the same walks.

    python tongji.py target/release/ccaudit > tongji.json
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
EXTRACT = HERE.parent / "osm" / "shanghai_tongji_2026.osm.pbf"

ASKED = [
    ["--clause", "13.c", "--within", "300"],
    ["--clause", "13.c", "--within", "150"],
    ["--clause", "13.c", "--within", "300", "--count", "1"],
    ["--clause", "13.c", "--within", "200", "--count", "2"],
    ["--clause", "13.c", "--within", "150", "--count", "5"],
    ["--clause", "13.c", "--aim", "nearest", "--count", "6"],
    ["--clause", "13.c", "--aim", "nearest", "--count", "9"],
    ["--clause", "11.b", "--within", "200"],
    ["--clause", "11.b", "--within", "200", "--count", "2"],
    ["--clause", "11.b", "--aim", "nearest", "--count", "2"],
    ["--clause", "8.c", "--within", "250", "--count", "3"],
]


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "tongji"
        run = lambda *arguments: subprocess.run([program, *map(str, arguments), "-q"], check=True, stdout=subprocess.DEVNULL)
        run("import", "osm", EXTRACT, "--out", data)
        sited = []
        for number, asked in enumerate(ASKED):
            out = Path(folder) / str(number)
            run("site", data, *asked, "--out", out, "--distances")
            peer = subprocess.run([sys.executable, HERE / "with_spopt.py", out], check=True, capture_output=True)
            found = json.loads(peer.stdout)
            assert found["status"] == "Optimal", found
            sited.append({"asked": asked, "aim": found["aim"], "value": found["value"]})
    note = "PySAL spopt 0.7.0 with CBC, on the walks of distances.csv. Data (c) OpenStreetMap contributors, ODbL 1.0."
    print(json.dumps({"note": note, "sited": sited}, indent=1))


if __name__ == "__main__":
    main(sys.argv[1])
