"""The lists of names that the program has anyhow, data/places and data/actors, as keys with the classes they stand in.

A key is a name's words, folded (lower case, no accents, letters and digits alone), joined with spaces.
"""

import collections
import glob
import os
import re
import struct
import unicodedata

CLASSES = ["country", "area", "city", "town", "site", "organization", "person", "surname", "people", "media", "armed"]
LONGEST = 6  # words of a key
LARGE = 100_000  # inhabitants of a city; what has fewer is a town
WORD = re.compile(r"[^\W_]+")


def fold(text):
    """The folded words of a text."""
    text = unicodedata.normalize("NFD", text.lower())
    return tuple(WORD.findall("".join(c for c in text if unicodedata.category(c) != "Mn")))


def read(folder):
    """Keys (tuples of words) to sets of classes, from a data folder."""
    lex = collections.defaultdict(set)
    for kind, name in names(folder):
        name = re.sub(r"\s*\([^)]*\)", "", name).strip()
        name = re.sub(r"^[Tt]he ", "", name)
        if any(c.isupper() for c in name):
            key = fold(name)
            if len("".join(key)) > 2 and len(key) <= LONGEST or len(key) == 1 and len(name) == 2 and name.isupper():
                lex[key].add(kind)
            if kind == "person" and len(key) > 1:
                lex[key[-1:]].add("surname")
    return lex


def names(folder):
    """Pairs of class and name."""
    yield from places(os.path.join(folder, "places"))
    for path in sorted(glob.glob(os.path.join(folder, "actors", "*.txt"))):
        table = rows(path)
        head = next(table)
        for r in table:
            yield from actor(dict(zip(head, r)))


def places(folder):
    path = lambda name: os.path.join(folder, name + ".txt")
    for r in rows(path("countries")):
        yield from each("country", r[2], r[9])
        yield from each("city", r[6])
        yield from each("people", r[8])
    for r in rows(path("admin1")):
        yield from each("area", r[1], *r[4:5])
    for name, kind in (("regions", "area"), ("waters", "area"), ("terrain", "area"), ("towns", "town"), ("sites", "site")):
        for r in rows(path(name)):
            yield from each(kind, r[0], r[6])
    for r in rows(path("names")):
        yield "city", r[0].split(",")[0]
    for r in rows(path("adjectives")):
        yield "people", r[0]
    for name, city, inhabitants in gazetteer(os.path.join(folder, "gazetteer.bin")):
        yield ("area" if not city else "city" if inhabitants >= LARGE else "town"), name


def actor(r):
    """Names of one row of data/actors, by the row's head."""
    all_of = (r.get("name", ""), r.get("aliases", ""))
    if "iso3" in r:
        yield from each("country", *all_of)
        yield from each("people", r.get("adjectives", ""), r.get("people", ""))
    elif "offices" in r:
        yield from each("person", *all_of)
    elif "class" in r and "adjectives" in r:
        yield from each("area", *all_of)
        yield from each("people", r["adjectives"])
    elif "class" in r:
        kind = {"people": "people", "site": "site", "media": "media", "armed group": "armed", "militia": "armed"}
        yield from each(kind.get(r["class"], "organization"), *all_of)


def each(kind, *cells):
    for cell in cells:
        for name in cell.split(";"):
            yield kind, name.strip()


def rows(path):
    """The cells of the lines of a list, comments left out; missing ones are empty."""
    with open(path, encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                yield [c.strip() for c in line.rstrip("\n").split("|")] + [""] * 10


def gazetteer(path):
    """Name, whether it is a populated place (else a district), inhabitants, of every record (place/gazfile)."""
    b = open(path, "rb").read()
    if b[:8] != b"SITREPGZ":
        raise ValueError(path + " is no compiled gazetteer")
    _, records, names_at, keys = struct.unpack_from("<4I", b, 16)
    for at in range(records, names_at, 16):
        name = names_at + int.from_bytes(b[at + 6:at + 9], "little")
        kind, inhabitants = b[at + 13], int.from_bytes(b[at + 14:at + 16], "little")
        text = b[name + 1:name + 1 + b[name]].decode()
        yield text, kind == 1, (inhabitants & 2047) << (inhabitants >> 11)


def match(lex, forms):
    """For each word, two bits a class: a listed name begins here, goes on here. The longest name counts."""
    out = [0] * len(forms)
    keys = [fold(w) for w in forms]
    for i, w in enumerate(forms):
        if not keys[i] or not w[:1].isupper():
            continue
        key, last, j = (), None, i
        while j < len(forms) and len(key) < LONGEST:
            if keys[j]:
                key += keys[j]
                if key in lex:
                    last = j, lex[key]
            elif forms[j] not in ("-", "'", "’", "."):
                break
            j += 1
        if last:
            for c in last[1]:
                bit = 1 << 2 * CLASSES.index(c)
                out[i] |= bit
                for k in range(i + 1, last[0] + 1):
                    out[k] |= bit << 1
    return out
