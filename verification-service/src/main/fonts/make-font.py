"""Makes NotoSansSC-Regular.ttf: one code point a glyph, so that a PDF's text is found and copied as it was written.

Input: package/400Regular/NotoSansSC_400Regular.ttf of the npm package @expo-google-fonts/noto-sans-sc 0.4.3.
Needs Debian's package fonttools: /usr/bin/python3 make-font.py INPUT OUTPUT
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

KEPT = [
    (0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x17F), (0x2010, 0x2010), (0x2013, 0x2026), (0x2030, 0x205E), (0x20AC, 0x20AC),
    (0x2100, 0x214F), (0x2150, 0x218B), (0x2190, 0x2199), (0x2200, 0x22EE), (0x2460, 0x24FF), (0x2500, 0x257F),
    (0x25A0, 0x25FF), (0x2600, 0x2609), (0x3000, 0x301B), (0x301D, 0x3029), (0x3200, 0x33FF), (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6), (0x20000, 0x323AF),
]


def usual_first(code):
    """Basic ideographs before those of the extensions, and full-width forms last."""
    return (0x4E00 <= code <= 0x9FFF) is False, code


def main(source, target):
    font = TTFont(source, recalcTimestamp=False)
    by_glyph = {}
    for code, glyph in font.getBestCmap().items():
        if any(first <= code <= last for first, last in KEPT):
            by_glyph.setdefault(glyph, []).append(code)
    codes = [min(shared, key=usual_first) for shared in by_glyph.values()]
    dropped = sum(len(shared) - 1 for shared in by_glyph.values())
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    # Variants by selector: PDFBox does not read them, and says so each time.
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format != 14]
    font.save(target)
    print(f"{len(codes)} characters, {dropped} doubles left out")


main(*sys.argv[1:])
