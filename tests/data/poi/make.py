"""Makes poi.xls, which the tests compare with the same table as CSV and .xlsx.

Every place, name and id in it is made up. Needs the package xlwt: python3 make.py
"""

import csv
import pathlib

import xlwt

here = pathlib.Path(__file__).parent
book = xlwt.Workbook(encoding="utf-8")
sheet = book.add_sheet("兴趣点")
with open(here / "poi.csv", encoding="utf-8", newline="") as table:
    for row, cells in enumerate(csv.reader(table)):
        for column, cell in enumerate(cells):
            # Codes and coordinates as numbers, as people's spreadsheets hold them.
            number = row > 0 and column in (2, 4, 5) and "|" not in cell and cell
            sheet.write(row, column, float(cell) if number else cell)
book.save(here / "poi.xls")
