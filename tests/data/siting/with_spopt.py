"""Solves a siting again with PySAL spopt, on the walks that `ccaudit site --distances` wrote.

    ccaudit site DATASET --clause 13.c --count 10 --within 500 --out sited --distances
    python with_spopt.py sited

Prints as JSON what spopt comes to (sites for `fewest`, residents newly served for `most`, metres of
the longest walk for `nearest`) and how long it took, model and solver apart.

    pip install spopt==0.7.0 pulp==3.3.2 numpy
"""

import csv
import json
import sys
import time
from pathlib import Path

import numpy as np
import pulp
from spopt.locate import LSCP, MCLP, PCenter

FAR = 1e7


def main(folder):
    siting = json.loads((folder / "site.json").read_text())
    [part] = siting["parts"]
    rows = list(csv.reader((folder / "residences.csv").open(encoding="utf-8-sig")))[1:]
    homes = {row[2]: number for number, row in enumerate(rows)}
    weights = np.array([float(row[4]) for row in rows])
    now = np.array([float(row[6]) if row[6] else FAR for row in rows])
    places = {}
    walks = list(csv.DictReader((folder / "distances.csv").open()))
    for walk in walks:
        places.setdefault(walk["candidate"], len(places))
    metres = np.full((len(homes), len(places)), FAR)
    for walk in walks:
        metres[homes[walk["residence"]], places[walk["candidate"]]] = float(walk["metres"])

    # Whom what is there serves is nobody to serve; whom no place reaches nobody can.
    aim, within = part["aim"], part["within"] + 1e-6
    begun = time.time()
    if aim == "nearest":
        everywhere = np.column_stack([metres, now])
        kept = (everywhere < FAR).any(axis=1)
        there = np.zeros(everywhere.shape[1], dtype=int)
        there[-1] = 1
        # What is there is one place more, always open; where it is nowhere, there is none.
        if (now < FAR).any():
            cost = np.where(everywhere[kept] < FAR, everywhere[kept], 1e5)
            model = PCenter.from_cost_matrix(cost, p_facilities=part["count"] + 1, predefined_facilities_arr=there)
        else:
            cost = np.where(metres[kept] < FAR, metres[kept], 1e5)
            model = PCenter.from_cost_matrix(cost, p_facilities=part["count"])
    else:
        left = now > within
        kept = left & (metres <= within).any(axis=1)
        if aim == "fewest":
            model = LSCP.from_cost_matrix(metres[kept], within)
        else:
            model = MCLP.from_cost_matrix(metres[kept], weights[kept], within, p_facilities=part["count"])
    built = time.time()
    model.solve(pulp.PULP_CBC_CMD(msg=False))
    solved = time.time()
    print(
        json.dumps(
            {
                "aim": aim,
                "value": round(pulp.value(model.problem.objective), 3),
                "status": pulp.LpStatus[model.problem.status],
                "seconds": {"model": round(built - begun, 2), "solver": round(solved - built, 2)},
                "size": list(metres[kept].shape),
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
