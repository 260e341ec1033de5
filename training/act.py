"""plover_plv.jsonl: sentences with a marked source and target, and the PLOVER root of what the one does to the other."""

import dataclasses
import json
import os
import re

import torch
import torch.nn.functional as F

from data import GLUED, PARAGRAPH, SPACE, Sentence

WORD = re.compile(r"\d+(?:[.,]\d+)+|(?:\w\.){2,}|\w+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\w+|[^\w\s]")


@dataclasses.dataclass
class Record:
    sentence: Sentence
    source: list  # numbers of the words
    target: list
    root: str


def read(gold):
    out = []
    for line in open(os.path.join(gold, "plover_plv.jsonl"), encoding="utf-8"):
        r = json.loads(line)
        text, spans = unmark(r["marked"])
        s, places = tokenise(text)
        at = lambda k: [i for i, (a, b) in enumerate(places) if any(a < y and x < b for x, y in spans[k])]
        out.append(Record(s, at("s"), at("t"), r["root"]))
    return out


def unmark(marked):
    """The text without <s> and <t> marks, and the marks' character spans."""
    text, spans, opened = "", {"s": [], "t": []}, {"s": [], "t": []}
    for part in re.split(r"(</?[st]>)", marked):
        m = re.fullmatch(r"<(/?)([st])>", part)
        if not m:
            text += part
        elif not m[1]:
            opened[m[2]].append(len(text))
        elif opened[m[2]]:
            spans[m[2]].append((opened[m[2]].pop(), len(text)))
    return text, spans


def tokenise(text):
    """Words as UD writes them, near enough, as one paragraph, and their character places."""
    forms, gaps, places, end = [], [], [], 0
    for m in WORD.finditer(text):
        gaps.append(PARAGRAPH if not forms else GLUED if m.start() == end else SPACE)
        forms.append(m[0])
        places.append(m.span())
        end = m.end()
    return Sentence(forms, gaps), places


def pooled(x, batch, records):
    """[N, 3D]: means over the source's, the target's and all words; the sentence stands in for an unmarked one."""
    rows = []
    for b, r in enumerate(records):
        words = x[b][batch["word"][b]].float()
        mean = lambda at: words[[i for i in at if i < len(words)] or slice(None)].mean(0)
        rows.append(torch.cat([mean(r.source), mean(r.target), words.mean(0)]))
    return torch.stack(rows)


def loss(model, x, batch, records, labels):
    y = torch.tensor([labels.act.index(r.root) for r in records])
    return F.cross_entropy(model.act(pooled(x, batch, records)), y, label_smoothing=0.1)


def batches(records, rng, size=40):
    """Batches of records of like length."""
    order = sorted(records, key=lambda r: len(r.sentence) + rng.random() * 10)
    out = [order[i:i + size] for i in range(0, len(order), size)]
    rng.shuffle(out)
    return out


def scores(pred, gold, labels):
    """Accuracy and macro-F1."""
    f = []
    for c in labels:
        hit = sum(p == c == g for p, g in zip(pred, gold))
        f.append(2 * hit / max(1, pred.count(c) + gold.count(c)))
    return {"accuracy": sum(p == g for p, g in zip(pred, gold)) / len(gold), "macro_f1": sum(f) / len(f)}
