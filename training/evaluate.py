"""Scores on the development parts: trees with gold words, names, coreference (CoNLL F1)."""

import torch

import coref
import data
import mst


def all_scores(model, wp, labels, gold, quick=False):
    """Percentages by name. LAS counts relations without subtypes, over all words, as score.py does."""
    model.eval()
    out = {}
    with torch.no_grad():
        dev = gold.ewt_dev[:150] if quick else gold.ewt_dev
        out |= {"ewt_dev_" + k: v for k, v in trees(model, wp, labels, dev).items()}
        out |= {"gum_news_" + k: v for k, v in trees(model, wp, labels, gold.gum_dev).items()}
        out |= {"names_" + k: v for k, v in names(model, wp, labels, gold.names_dev[:60] if quick else gold.names_dev).items()}
        out |= {"gum_news_" + k: v for k, v in chains(model, wp, labels, gold.gum_dev).items()}
    return {k: round(100 * v, 2) for k, v in out.items()}


def batches(docs, wp, labels, size=8):
    wins = sorted((w for d in docs for w in data.windows(d, wp)), key=lambda w: sum(map(len, w)))
    for i in range(0, len(wins), size):
        yield wins[i:i + size], data.collate(wins[i:i + size], wp, labels)


def encode(model, batch, stacks):
    with torch.autocast("cpu", torch.bfloat16, enabled=not type(model.encoder.shared[0].qkv).quantise):
        return {k: v.float() for k, v in model.encoder(batch, stacks).items()}


def trees(model, wp, labels, docs):
    """LAS, UAS, UPOS and XPOS with gold words and sentences; F1 of sentence starts."""
    n = las = uas = upos = xpos = 0
    hit = said = true = 0
    for wins, batch in batches(docs, wp, labels):
        x = encode(model, batch, ("syntax",))["syntax"]
        tag = {t: model.tags(t, x).argmax(-1) for t in ("sent", "upos", "xpos")}
        hit += int(((tag["sent"] == 1) & (batch["sent"] == 1)).sum())
        said += int(((tag["sent"] == 1) & batch["word"]).sum())
        true += int((batch["sent"] == 1).sum())
        heads = predicted_heads(model.arc(x), batch)
        rel = model.rel(x, heads).argmax(-1)
        for b in range(len(wins)):
            for w in torch.nonzero(batch["heads"][b] != data.IGNORE).flatten().tolist():
                n += 1
                ok = int(heads[b, w]) == int(batch["heads"][b, w])
                uas += ok
                las += ok and base(labels.deprel[rel[b, w]]) == base(labels.deprel[batch["deprel"][b, w]])
                upos += int(tag["upos"][b, w] == batch["upos"][b, w])
                xpos += int(tag["xpos"][b, w] == batch["xpos"][b, w])
    return {"las": las / n, "uas": uas / n, "upos": upos / n, "xpos": xpos / n, "sent": 2 * hit / max(1, said + true)}


def base(label):
    return label.split(":")[0]


def predicted_heads(scores, batch):
    """Trees of the gold sentences of each window: [B, W] word numbers in the window, -1 root."""
    W = scores.shape[1]
    heads = torch.full(batch["heads"].shape, -1)
    for b in range(scores.shape[0]):
        sent = batch["sent_no"][b]
        for n in range(int(sent.max()) + 1):
            at = torch.nonzero(sent == n).flatten()
            s = scores[b][at][:, torch.cat([at, torch.tensor([W])])].tolist()
            for i, h in zip(at.tolist(), mst.decode(s)):
                heads[b, i] = at[h] if h >= 0 else -1
    return heads


def viterbi(logits, labels):
    """The best BIO sequence; logits [W, T] as lists."""
    T = len(labels)
    allowed = [[f for f in range(T) if not (labels[t][0] == "I" and not (labels[f] != "O" and labels[f][2:] == labels[t][2:]))] for t in range(T)]
    score = [logits[0][t] if labels[t][0] != "I" else -1e9 for t in range(T)]
    back = []
    for row in logits[1:]:
        from_ = [max(allowed[t], key=score.__getitem__) for t in range(T)]
        score = [score[from_[t]] + row[t] for t in range(T)]
        back.append(from_)
    t = max(range(T), key=score.__getitem__)
    out = [t]
    for from_ in reversed(back):
        t = from_[t]
        out.append(t)
    return [labels[t] for t in reversed(out)]


def spans(tags):
    out, start = set(), None
    for i, t in enumerate(list(tags) + ["O"]):
        if start is not None and t[0] != "I":
            out.add((start, i, tags[start][2:]))
            start = None
        if t[0] == "B":
            start = i
    return out


def names(model, wp, labels, docs):
    """Entity F1, in all and with every gap white space (no spaces known)."""
    hit = said = true = 0
    for wins, batch in batches(docs, wp, labels):
        x = encode(model, batch, ("names",))["names"]
        logits = model.tags("ner", x)
        for b in range(len(wins)):
            n = int(batch["word"][b].sum())
            p = spans(viterbi(logits[b, :n].tolist(), labels.token["ner"]))
            g = spans([labels.token["ner"][i] for i in batch["ner"][b, :n].tolist()])
            hit, said, true = hit + len(p & g), said + len(p), true + len(g)
    return {"f1": 2 * hit / max(1, said + true), "p": hit / max(1, said), "r": hit / max(1, true)}


# -- coreference: MUC, B3 and CEAFe, as the CoNLL scorer defines them ---------------------------
def chains(model, wp, labels, docs):
    """CoNLL F1 of exact spans, chains of two and more on both sides, gold trees and tags. Also the spans' recall."""
    total = {"muc": [0.0] * 4, "b3": [0.0] * 4, "ceafe": [0.0] * 4}
    for d in docs:
        x, sentences = vectors(model, wp, labels, d)
        cand = coref.Candidates(sentences)
        if len(x) != sum(map(len, sentences)):
            continue
        got = coref.decode(model.coref, x, cand, model.config["coref_min"])
        key = gold_chains(sentences)
        response = [{cand.span[k] for k in c} for c in got]
        for name, f in (("muc", muc), ("b3", b3), ("ceafe", ceafe)):
            total[name] = [a + b for a, b in zip(total[name], f(key, response))]
    out = {}
    for name, (rn, rd, pn, pd) in total.items():
        r, p = rn / max(rd, 1e-9), pn / max(pd, 1e-9)
        out[name] = 2 * p * r / max(p + r, 1e-9)
    out["conll"] = sum(out.values()) / 3
    return out


def vectors(model, wp, labels, doc):
    """The names stack's word vectors of a document, [words, D], and its sentences in window order."""
    wins, x = data.windows(doc, wp), []
    for i in range(0, len(wins), 8):
        batch = data.collate(wins[i:i + 8], wp, labels)
        y = encode(model, batch, ("names",))["names"]
        x += [y[b][batch["word"][b]] for b in range(len(y))]
    return torch.cat(x), [s for w in wins for s in w]


def gold_chains(sentences):
    of = {}
    for n, s in enumerate(sentences):
        for a, b, e in s.mentions:
            of.setdefault(e, set()).add((n, a, b))
    return [c for c in of.values() if len(c) > 1]


def muc(key, response):
    def half(a, b):
        of = {m: n for n, c in enumerate(b) for m in c}
        num = den = 0
        for c in a:
            parts = len({of[m] for m in c if m in of}) + sum(m not in of for m in c)
            num, den = num + len(c) - parts, den + len(c) - 1
        return num, den
    return (*half(key, response), *half(response, key))


def b3(key, response):
    def half(a, b):
        of = {m: c for c in b for m in c}
        num = sum(len(c & of[m]) / len(c) for c in a for m in c if m in of)
        return num, sum(map(len, a))
    return (*half(key, response), *half(response, key))


def ceafe(key, response):
    if not key or not response:
        return 0, len(key), 0, len(response)
    phi = [[2 * len(k & r) / (len(k) + len(r)) for r in response] for k in key]
    best = assignment(phi)
    return best, len(key), best, len(response)


def assignment(gain):
    """The greatest sum of a one-to-one assignment (Hungarian method with potentials)."""
    if len(gain) > len(gain[0]):
        gain = [list(r) for r in zip(*gain)]
    n, m = len(gain), len(gain[0])
    u, v, p = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        p[0], j0 = i, 0
        least, used, way = [1e18] * (m + 1), [False] * (m + 1), [0] * (m + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = p[j0], 1e18, 0
            for j in range(1, m + 1):
                if not used[j]:
                    cur = -gain[i0 - 1][j - 1] - u[i0] - v[j]
                    if cur < least[j]:
                        least[j], way[j] = cur, j0
                    if least[j] < delta:
                        delta, j1 = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[p[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if p[j0] == 0:
                break
        while j0:
            p[j0], j0 = p[way[j0]], way[j0]
    return sum(gain[p[j] - 1][j - 1] for j in range(1, m + 1) if p[j])
