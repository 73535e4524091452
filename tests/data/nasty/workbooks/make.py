"""Makes the workbooks beside it but for header-alone.xls: small files that ask for much memory.

Each is a compound file of one stream with an .xls workbook of one sheet. Standard library only:
python3 make.py
"""

import pathlib
import struct

here = pathlib.Path(__file__).parent
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
LENGTH = 4096  # Shorter streams are kept in another way.


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def number(row, column, value=1.0):
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def formula(row, column):
    return record(0x0006, struct.pack("<HHHdHIH", row, column, 0, 1.0, 0, 0, 3) + b"\x1e\x01\x00")


def claim(rows, columns, first=0):
    return record(0x0200, struct.pack("<IIHHH", first, rows, 0, columns, 0))


def workbook(records, sheets=1):
    """The globals, so many sheets that are all at one place, and that sheet."""
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    names = [b"a%03d" % n for n in range(sheets)]
    bound = lambda at: b"".join(record(0x0085, struct.pack("<IBBBB", at, 0, 0, 4, 0) + name) for name in names)
    end = record(0x000A)
    at = len(start + bound(0) + end)
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 16, 0, 0, 0, 0)) + records + end
    return start + bound(at) + end + sheet


def entry(name, kind, start, length):
    text = name.encode("utf-16-le")
    return struct.pack("<64sHBBIII36xIII", text, len(text) + 2 if name else 0, kind, 1, FREE, FREE, FREE,
                       start, length, 0)


def compound(stream, length=LENGTH, after_directory=END, after_stream=END):
    """Sector 0 is the table of sectors, 1 the directory, the stream from 2 on."""
    stream = stream.ljust(LENGTH, b"\0")
    count = len(stream) // 512
    table = [FAT, after_directory] + list(range(3, count + 2)) + [after_stream]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack(
        "<16xHHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0, 0)
    header += struct.pack("<108I", *[FREE] * 108)
    directory = entry("Root Entry", 5, END, 0) + entry("Workbook", 2, 2, length) + entry("", 0, 0, 0) * 2
    return header + struct.pack("<128I", *table, *[FREE] * (128 - len(table))) + directory + stream


for name, made in {
    "plain": compound(workbook(claim(2, 2) + number(0, 0) + number(1, 1))),
    "far-cells": compound(workbook(number(0, 0) + number(65535, 65535))),
    "far-formulas": compound(workbook(formula(0, 0) + formula(65535, 255))),
    "claims-much": compound(workbook(claim(4294967295, 65535) + number(0, 0))),
    "ends-before-it-begins": compound(workbook(claim(2, 2, first=9) + number(0, 0))),
    "sheets-at-one-place": compound(workbook(number(0, 0) + number(9999, 255), sheets=100)),
    "directory-in-a-circle": compound(workbook(number(0, 0)), after_directory=1),
    "stream-in-a-circle": compound(workbook(number(0, 0)), length=0xFFFFFFFF, after_stream=2),
}.items():
    assert len(made) == 512 * 3 + LENGTH, name
    (here / f"{name}.xls").write_bytes(made)
