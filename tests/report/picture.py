# SPDX-License-Identifier: MIT
# picture.py PNG WIDTH: a picture of the page: so wide, the colours of its charts in it, and its margins empty.
import struct
import sys
import zlib

GROUND = (0xF6, 0xF5, 0xF1)
COLOURS = {"talks": (0x8E, 0x3F, 0x9E), "content": (0x0B, 0x7F, 0x93), "support": (0x2C, 0x7F, 0x47)}


def rows_of(path):
    """Yields each row's pixels, the same object where nothing changes; knows what browsers write: 8 bits, RGB or RGBA, not interlaced."""
    data = open(path, "rb").read()
    at, packed = 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind == b"IHDR":
            width, height, _, form = struct.unpack(">IIBB", data[at + 8 : at + 18])
        elif kind == b"IDAT":
            packed += data[at + 8 : at + 8 + size]
        at += size + 12
    step = {2: 3, 6: 4}[form]
    flat, before = zlib.decompress(packed), bytes(width * step)
    for row in range(height):
        start = row * (width * step + 1)
        how, line = flat[start], bytearray(flat[start + 1 : start + 1 + width * step])
        if how == 2 and not any(line):
            yield width, step, before
            continue
        if how == 2:
            line = bytes((x + y) & 255 for x, y in zip(line, before))
        for i in range(len(line) if how in (1, 3, 4) else 0):
            left = line[i - step] if i >= step else 0
            corner = before[i - step] if i >= step else 0
            if how == 1:
                more = left
            elif how == 3:
                more = (left + before[i]) // 2
            else:
                guess = left + before[i] - corner
                more = min((abs(guess - left), 0, left), (abs(guess - before[i]), 1, before[i]),
                           (abs(guess - corner), 2, corner))[2]
            line[i] = (line[i] + more) & 255
        before = bytes(line)
        yield width, step, before


wanted = int(sys.argv[2])
seen, last = set(), None
for number, (width, step, line) in enumerate(rows_of(sys.argv[1])):
    if width != wanted:
        sys.exit(f"{width} wide and not {wanted}")
    if line is last:
        continue
    last = line
    for edge in (0, 4, width - 5, width - 1):
        pixel = tuple(line[edge * step : edge * step + 3])
        if pixel != GROUND:
            sys.exit(f"row {number}: {pixel} at {edge}: something reaches over the edge")
    seen.update(zip(line[0::step], line[1::step], line[2::step]))
missing = [name for name, colour in COLOURS.items() if colour not in seen]
if missing:
    sys.exit(f"nothing has the colour of {', '.join(missing)}")
if len(seen) < 30:
    sys.exit("the page is empty")
