"""Referring expressions of trees, the pair features of the coref head, its loss and its decoding."""

import torch
import torch.nn.functional as F

ALWAYS = {"NOUN", "PROPN", "PRON"}
AT_TIMES = {"DET", "NUM", "ADJ"}
NOMINAL = {"nsubj", "obj", "iobj", "obl", "nmod", "appos", "conj", "root", "dislocated", "vocative"}
OUTSIDE = {"conj", "cc", "appos", "parataxis", "punct", "cop", "nsubj", "csubj", "aux", "mark", "advcl", "ccomp", "discourse",
           "vocative", "list", "dislocated", "orphan", "expl", "reparandum"}
WINDOW = 300


def is_candidate(s, i):
    """Whether word i can head a referring expression: by its UPOS and, for DET, NUM and ADJ, its relation."""
    return s.upos[i] in ALWAYS or s.upos[i] in AT_TIMES and s.deprels[i].split(":")[0] in NOMINAL


def expression(s, head, children):
    """[start, end) of the expression headed by a word: its subtree without prepositions, clauses it is the predicate of, conjuncts."""
    lo = hi = head
    todo = [c for c in children[head] if s.deprels[c].split(":")[0] not in OUTSIDE
            and not (s.deprels[c].split(":")[0] == "case" and c < head) and not (s.deprels[head] == "root" and s.deprels[c].split(":")[0] in {"obl", "advmod"})]
    seen = {head}
    while todo:
        c = todo.pop()
        if c in seen:
            continue
        seen.add(c)
        lo, hi = min(lo, c), max(hi, c)
        todo += children[c]
    while hi > head and s.upos[hi] == "PUNCT":
        hi -= 1
    while lo < head and s.upos[lo] == "PUNCT":
        lo += 1
    return lo, hi + 1


def children_of(s):
    out = [[] for _ in s.forms]
    for i, h in enumerate(s.heads):
        if h >= 0:
            out[h].append(i)
    return out


class Candidates:
    """The candidates of a document (a list of sentences with trees), in text order.

    word [K] their numbers among the document's words; sent [K]; span [K] of (sentence, start, end);
    entity [K] gold ids or None; dist, match, kind [K, K] feature indices.
    """

    def __init__(self, sentences):
        self.word, self.sent, self.span, self.entity = [], [], [], []
        lemma, form, text, inside, kind = [], [], [], [], []
        ids, base = {}, 0
        number = lambda x: ids.setdefault(x, len(ids))
        for n, s in enumerate(sentences):
            children = children_of(s)
            gold = {head_of(s, a, b): e for a, b, e in s.mentions}
            for i in filter(lambda i: is_candidate(s, i), range(len(s))):
                a, b = expression(s, i, children)
                self.word.append(base + i)
                self.sent.append(n)
                self.span.append((n, a, b))
                self.entity.append(gold.get(i))
                while a < i and s.upos[a] == "DET":
                    a += 1
                low = [w.lower() for w in s.forms[a:b]]
                lemma.append(number(s.lemmas[i].lower()))
                form.append(number(s.forms[i].lower()))
                text.append(number(" ".join(low)))
                inside.append([lemma[-1], form[-1]] + [number(w) for w in low])
                kind.append(0 if s.upos[i] in ("PRON", "DET") else 1 if s.upos[i] == "PROPN" else 2)
            base += len(s)
        self._features(*map(torch.tensor, (lemma, form, text, kind, self.sent)), inside, len(ids))

    def _features(self, lemma, form, text, kind, sent, inside, words):
        K = len(lemma)
        member = torch.zeros(K, words, dtype=torch.bool)
        for k, w in enumerate(inside):
            member[k, w] = True
        contains = member[:, form]
        same = lemma[:, None] == lemma[None, :]
        self.match = torch.zeros(K, K, dtype=torch.long)
        self.match[contains | contains.t()] = 3
        self.match[same] = 1
        self.match[same & (text[:, None] == text[None, :])] = 2
        self.kind = kind[:, None] * 3 + kind[None, :]
        self.dist = torch.bucketize((sent[:, None] - sent[None, :]).clamp_min(0), torch.tensor([0, 1, 2, 3, 4, 7, 15]))


def head_of(s, a, b):
    """The word of [a, b) whose head lies outside."""
    for i in range(a, b):
        if not a <= s.heads[i] < b:
            return i
    return a


def loss(head, x, cand):
    """Mention loss and the marginal log-likelihood of the antecedents; x [words, D] of one document."""
    count = {}
    for e in cand.entity:
        count[e] = count.get(e, 0) + 1
    chain = [e if e is not None and count[e] > 1 else None for e in cand.entity]
    number = {e: n for n, e in enumerate(sorted(set(chain) - {None}))}
    gold = torch.tensor([number.get(e, -1) for e in chain])
    c, m = head.mentions(x[torch.tensor(cand.word)])
    c, m = c.float(), m.float()
    K = len(m)
    s = head.pairs(c, m, (cand.dist, cand.match, cand.kind))
    before = torch.ones(K, K).tril(-1).triu(-WINDOW).bool()
    s = torch.cat([torch.zeros(K, 1), s.masked_fill(~before, -1e4)], 1)
    same = before & (gold[:, None] == gold[None, :]) & (gold >= 0)[:, None]
    right = torch.cat([~same.any(1, keepdim=True), same], 1)
    ll = torch.logsumexp(s.masked_fill(~right, -1e4), 1) - torch.logsumexp(s, 1)
    return F.binary_cross_entropy_with_logits(m, (gold >= 0).float()) * 0.3 - ll.mean()


def decode(head, x, cand, low):
    """Chains as lists of candidate numbers: the best antecedent of each, where its score is above 0."""
    c, m = head.mentions(x[torch.tensor(cand.word)])
    keep = torch.nonzero(m > low).flatten()
    if len(keep) == 0:
        return []
    f = [t[keep][:, keep] for t in (cand.dist, cand.match, cand.kind)]
    K = len(keep)
    s = head.pairs(c[keep], m[keep], f).masked_fill(~torch.ones(K, K).tril(-1).triu(-WINDOW).bool(), -1e4)
    best, at = s.max(1)
    chains, of = [], {}
    for i in range(K):
        if best[i] > 0:
            j = int(at[i])
            if j not in of:
                of[j] = len(chains)
                chains.append([j])
            of[i] = of[j]
            chains[of[j]].append(i)
    return [[int(keep[i]) for i in ch] for ch in chains]
