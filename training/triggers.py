"""Event trigger words of RAMS and WikiEvents as training sentences of the `trigger` head."""

import json
import os

from data import Document, Sentence, guess_gaps

TABLE = os.path.join(os.path.dirname(__file__), "triggers.txt")
UNKNOWN = ""  # a word whose class the data does not tell: no loss


def read(gold):
    classes = table()
    return rams(os.path.join(gold, "rams.jsonl"), classes) + wikievents(os.path.join(gold, "wikievents.jsonl"), classes)


def table():
    out = {}
    for line in open(TABLE, encoding="utf-8"):
        if not line.startswith("#"):
            prefix, name = line.split()
            out[prefix] = name
    return out


def class_of(kind, classes):
    kind = kind.lower()
    hits = [p for p in classes if kind == p or kind.startswith(p + ".")]
    return classes[max(hits, key=len)] if hits else "OTHER"


def rams(path, classes):
    """One trigger a document is marked: only it and its arguments' words (no triggers) tell anything."""
    docs = []
    for line in open(path, encoding="utf-8"):
        r = json.loads(line)
        tags = [UNKNOWN] * sum(map(len, r["sentences"]))
        for a, b, _ in r["ent_spans"]:
            tags[a:b + 1] = ["O"] * (b + 1 - a)
        for a, b, kinds in r["evt_triggers"]:
            tags[a:b + 1] = ["O"] * (b + 1 - a)
            tags[b] = class_of(kinds[0][0], classes)
        docs.append(document(r["doc_key"], r["sentences"], tags))
    return docs


def wikievents(path, classes):
    """Every trigger is marked: all other words are O."""
    docs = []
    for line in open(path, encoding="utf-8"):
        r = json.loads(line)
        tags = ["O"] * len(r["tokens"])
        for e in r["event_mentions"]:
            tags[e["trigger"]["end"] - 1] = class_of(e["event_type"], classes)
        docs.append(document(r["doc_id"], [[w[0] for w in s[0]] for s in r["sentences"]], tags))
    return docs


def document(name, sentences, tags):
    out, at = [], 0
    for words in sentences:
        if words:
            out.append(Sentence(list(words), guess_gaps(words, bool(out)), trigger=tags[at:at + len(words)]))
        at += len(words)
    return Document(name, out)
