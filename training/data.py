"""The gold data as sentences of words, and windows of sentences as batches of tensors."""

import dataclasses
import glob
import json
import os
import random
import re

import torch

from pieces import CLS, GLUED, MASK, MAX_PIECES, PARAGRAPH, SEP, SPACE, shape

IGNORE = -100


@dataclasses.dataclass
class Sentence:
    """One sentence (for names: one paragraph). Lists are parallel; empty where not annotated."""
    forms: list
    gaps: list
    upos: list = dataclasses.field(default_factory=list)
    xpos: list = dataclasses.field(default_factory=list)
    lemmas: list = dataclasses.field(default_factory=list)
    heads: list = dataclasses.field(default_factory=list)  # in the sentence, -1 for the root
    deprels: list = dataclasses.field(default_factory=list)
    ner: list = dataclasses.field(default_factory=list)
    trigger: list = dataclasses.field(default_factory=list)
    mentions: list = dataclasses.field(default_factory=list)  # (start, end, entity id), see coref.py
    id: str = ""

    def __len__(self):
        return len(self.forms)


@dataclasses.dataclass
class Document:
    id: str
    sentences: list


# -- readers ---------------------------------------------------------------------------------
def read_conllu(path):
    """Documents of a CoNLL-U file. Heads are 0-based, mentions from MISC Entity= brackets."""
    docs, lines, para = [], [], True
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            docs.append(Document(line.split("=")[-1].strip(), []))
            open_mentions, para = [], True
        elif re.match(r"# newpar( |$)", line):
            para = True
        elif line.startswith("# sent_id"):
            sent_id = line.split("=")[-1].strip()
        elif line.startswith("#"):
            continue
        elif line:
            lines.append(line.split("\t"))
        elif lines:
            docs[-1].sentences.append(_sentence(lines, para, open_mentions, sent_id))
            lines, para = [], False
    return docs


def _sentence(lines, para, open_mentions, sent_id):
    s = Sentence([], [], id=sent_id)
    gap, until = PARAGRAPH if para else SPACE, None
    after = SPACE
    for cols in lines:
        if "-" in cols[0]:
            until = int(cols[0].split("-")[1])
            after = GLUED if "SpaceAfter=No" in cols[9] else SPACE
            continue
        if "." in cols[0]:
            continue
        n = int(cols[0])
        s.forms.append(cols[1])
        s.gaps.append(gap)
        s.lemmas.append(cols[2])
        s.upos.append(cols[3])
        s.xpos.append(cols[4])
        s.heads.append(int(cols[6]) - 1)
        s.deprels.append(cols[7])
        if until is not None and n < until:
            gap = GLUED
        elif until == n:
            gap, until = after, None
        else:
            gap = GLUED if "SpaceAfter=No" in cols[9] else SPACE
        _mentions(s, cols[9], open_mentions)
    open_mentions.clear()
    return s


def _mentions(s, misc, stack):
    """GUM's Entity=(3-person-...  3)  (4-place-...) brackets; ids like 3[1/2] are split mentions, left out."""
    for part in misc.split("|"):
        if not part.startswith("Entity="):
            continue
        for tok in re.findall(r"\([^()]*\)?|[^()]+\)", part[len("Entity="):]):
            if tok.startswith("("):
                eid = tok[1:].rstrip(")").split("-")[0]
                stack.append((len(s.forms) - 1, eid))
                if not tok.endswith(")"):
                    continue
            else:
                eid = tok[:-1]
            for k in range(len(stack) - 1, -1, -1):
                if stack[k][1] == eid:
                    if "[" not in eid:
                        s.mentions.append((stack[k][0], len(s.forms), eid))
                    del stack[k]
                    break


def read_gum(folder):
    return [d for p in sorted(glob.glob(os.path.join(folder, "*.conllu"))) for d in read_conllu(p)]


def read_names(path):
    """newswire_ner.jsonl: its `sentences` are paragraphs. Spaces are guessed from the tokens."""
    docs = []
    for line in open(path, encoding="utf-8"):
        rec = json.loads(line)
        paras = []
        for words in rec["sentences"]:
            forms = [w for w, _ in words]
            paras.append(Sentence(forms, guess_gaps(forms), ner=bio([t for _, t in words])))
        docs.append(Document(rec["id"], [p for p in paras if len(p)]))
    return docs


def bio(tags):
    """Mixed BIO and BIOES tags as BIO: S- begins, E- continues, a stray I- begins."""
    out, prev = [], "O"
    for t in tags:
        if t != "O":
            kind, label = t.split("-", 1)
            kind = {"S": "B", "E": "I"}.get(kind, kind)
            if kind == "I" and (prev == "O" or prev[2:] != label):
                kind = "B"
            t = kind + "-" + label
        out.append(t)
        prev = t
    return out


def guess_gaps(forms, inside=False):
    """White space before each word of a pre-tokenised text, by its punctuation; the first opens a paragraph, unless inside one."""
    gaps, quote, glue = [], False, False
    for i, w in enumerate(forms):
        gap = GLUED if glue else SPACE
        glue = False
        if w in {".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "...", "’", "”", "n't", "n’t"} or re.match(r"['’](s|S|re|ve|ll|d|m|t)$", w):
            gap = GLUED
        elif w in {"(", "[", "{", "$", "#", "“", "‘", "€", "£"}:
            glue = True
        elif w == '"':
            gap, glue = (GLUED, False) if quote else (gap, True)
            quote = not quote
        elif w in {"-", "/"} and 0 < i < len(forms) - 1:
            gap, glue = GLUED, True
        gaps.append(gap)
    gaps[0] = SPACE if inside else PARAGRAPH
    return gaps


# -- windows ---------------------------------------------------------------------------------
def windows(doc, wp, limit=MAX_PIECES):
    """Lists of consecutive sentences of at most `limit` pieces; a longer sentence stands alone."""
    out, cur, used = [], [], 0
    for s, n in _cut_long(doc.sentences, wp):
        if cur and used + n > limit:
            out.append(cur)
            cur, used = [], 0
        cur.append(s)
        used += n
    return out + [cur] if cur else out


def _cut_long(sentences, wp):
    """Sentences with their pieces; a names paragraph over MAX_PIECES is cut at the last . ! ? before the limit."""
    for s in sentences:
        sizes = [len(wp.ids(f)) for f in s.forms]
        while not s.heads and sum(sizes) > MAX_PIECES:
            end = total = 0
            while total + sizes[end] <= MAX_PIECES:
                total += sizes[end]
                end += 1
            stop = max((i + 1 for i in range(end) if s.forms[i] in {".", "!", "?"}), default=end)
            yield dataclasses.replace(s, forms=s.forms[:stop], gaps=s.gaps[:stop], ner=s.ner[:stop], trigger=s.trigger[:stop]), sum(sizes[:stop])
            s = dataclasses.replace(s, forms=s.forms[stop:], gaps=s.gaps[stop:], ner=s.ner[stop:], trigger=s.trigger[stop:])
            sizes = sizes[stop:]
        if sizes:
            yield s, sum(sizes)


def recase(window, upper):
    """The window in one case, as wire copy (upper) or MUC's bodies (lower)."""
    f = str.upper if upper else str.lower
    return [dataclasses.replace(s, forms=[f(w) for w in s.forms]) for s in window]


def headlines(window, rng, p):
    """Some sentences lose their full stop and stand as paragraphs of their own, as headlines do."""
    out, para = [], False
    for s in window:
        if para:
            s = dataclasses.replace(s, gaps=[PARAGRAPH] + s.gaps[1:])
        para = False
        n = len(s) - 1
        if n > 1 and s.heads and s.forms[n] == "." and n not in s.heads and rng.random() < p:
            s = dataclasses.replace(s, forms=s.forms[:n], gaps=[PARAGRAPH] + s.gaps[1:n], upos=s.upos[:n], xpos=s.xpos[:n],
                                    lemmas=s.lemmas[:n], heads=s.heads[:n], deprels=s.deprels[:n],
                                    mentions=[(a, min(b, n), e) for a, b, e in s.mentions])
            para = True
        out.append(s)
    return out


def augment(window, rng):
    """Training noise: lower case 8%, upper case 6%, headlines; gaps all white space for names at times."""
    r = rng.random()
    if r < 0.14:
        window = recase(window, upper=r < 0.06)
    window = headlines(window, rng, 0.04)
    if not window[0].heads and rng.random() < 0.3:
        window = [dataclasses.replace(s, gaps=[s.gaps[0]] + [SPACE] * (len(s) - 1)) for s in window]
    return window


class Labels:
    """The label inventories of the token heads, the relations and the acts, in file order."""

    def __init__(self, token, deprel, act):
        self.token, self.deprel, self.act = token, deprel, act
        self.index = {k: {l: i for i, l in enumerate(v)} for k, v in token.items()}
        self.rel = {l: i for i, l in enumerate(deprel)}

    @staticmethod
    def of(trees, names, triggers, acts):
        tags = lambda docs, field: sorted({t for d in docs for s in d.sentences for t in getattr(s, field)})
        ner = ["O"] + [p + l for l in sorted({t[2:] for t in tags(names, "ner") if t != "O"}) for p in ("B-", "I-")]
        return Labels({"sent": ["I", "B"], "upos": tags(trees, "upos"), "xpos": tags(trees, "xpos"), "ner": ner,
                       "trigger": ["O"] + [t for t in tags(triggers, "trigger") if t not in ("", "O")]}, tags(trees, "deprels"), sorted({a.root for a in acts}))


def collate(wins, wp, labels, mask_rng=None, mask_p=0.0):
    """Tensors of a batch of windows.

    ids, shape, gap [B, T] (T includes [CLS] and [SEP]); pad [B, T] true where padding; first [B, W] the
    first piece of each word; word [B, W] true where a word stands; sent_no [B, W] the sentence in the
    window; heads [B, W] (-1 root, IGNORE without tree); deprel and each token head's labels [B, W].
    """
    rows = [_row(w, wp, labels, mask_rng, mask_p) for w in wins]
    T, W = max(len(r["ids"]) for r in rows), max(len(r["first"]) for r in rows)
    out = {}
    for k in rows[0]:
        fill = 0 if k in ("ids", "shape", "gap", "first") else IGNORE
        n = T if k in ("ids", "shape", "gap") else W
        out[k] = torch.tensor([r[k] + [fill] * (n - len(r[k])) for r in rows])
    out["pad"] = torch.tensor([[i >= len(r["ids"]) for i in range(T)] for r in rows])
    out["word"] = torch.tensor([[i < len(r["first"]) for i in range(W)] for r in rows])
    return out


def _row(window, wp, labels, mask_rng, mask_p):
    r = {k: [] for k in ("ids", "shape", "gap", "first", "sent_no", "heads", "deprel", *labels.token)}
    put = lambda i, s, g: (r["ids"].append(i), r["shape"].append(s), r["gap"].append(g))
    put(CLS, 0, 0)
    for n, s in enumerate(window):
        base = len(r["first"])
        for i, w in enumerate(s.forms):
            ids = wp.ids(w)
            if len(r["ids"]) + len(ids) > MAX_PIECES + 1:
                break
            if mask_p and mask_rng.random() < mask_p:
                ids = [MASK] * len(ids)
            r["first"].append(len(r["ids"]))
            for p in ids:
                put(p, shape(w), s.gaps[i])
            r["sent_no"].append(n)
            r["sent"].append(int(i == 0) if s.heads else IGNORE)
            for field in labels.token:
                if field != "sent":
                    tags = getattr(s, field)
                    r[field].append(labels.index[field].get(tags[i], IGNORE) if tags else IGNORE)
            r["heads"].append((s.heads[i] + base if s.heads[i] >= 0 else -1) if s.heads else IGNORE)
            r["deprel"].append(labels.rel.get(s.deprels[i], IGNORE) if s.heads else IGNORE)
    put(SEP, 0, 0)
    n = len(r["first"])
    for i, h in enumerate(r["heads"]):
        if h >= n:
            r["heads"][i] = r["deprel"][i] = IGNORE
    return r


# -- batches of an epoch -----------------------------------------------------------------------
def window_batches(docs, wp, rng, pieces=2048):
    """Windows of random length limits, grouped by length into batches of about `pieces` padded pieces."""
    wins = []
    for d in docs:
        limit = MAX_PIECES if rng.random() < 0.6 else rng.randint(40, MAX_PIECES)
        wins += windows(d, wp, limit)
    size = lambda w: min(MAX_PIECES, sum(len(wp.ids(f)) for s in w for f in s.forms)) + 2
    wins = sorted(wins, key=lambda w: size(w) + rng.random() * 20)
    out, cur, width = [], [], 0
    for w in wins:
        if cur and max(width, size(w)) * (len(cur) + 1) > pieces:
            out.append(cur)
            cur, width = [], 0
        cur.append(w)
        width = max(width, size(w))
    if cur:
        out.append(cur)
    rng.shuffle(out)
    return [[augment(w, rng) for w in b] for b in out]


def document_batches(docs, wp, rng, pieces=2500):
    """Whole documents (for coreference): each batch is a list of documents' lists of windows."""
    docs = list(docs)
    rng.shuffle(docs)
    out, cur, used = [], [], 0
    for d in docs:
        wins = windows(d, wp)
        r = rng.random()
        if r < 0.1:
            wins = [recase(w, upper=r < 0.05) for w in wins]
        if cur and used + 256 * len(wins) > pieces:
            out.append(cur)
            cur, used = [], 0
        cur.append(wins)
        used += 256 * len(wins)
    return out + [cur] if cur else out


def rng_for(*key):
    return random.Random("/".join(map(str, key)))
