"""Reference figures for the Go side: what the weights file gives on a few invented sentences, in float32.

    python training/reference.py --engine engine.bin --base MODELDIR --out ref.json

The weights are those of the file after q * s; activations are not quantised. Each window is a list of
words with gap; the program's own figures differ by the rounding of its activations.
"""

import argparse
import json
import struct

import torch

import data
import evaluate
from data import GLUED, PARAGRAPH, SPACE, Labels, Sentence
from model import Coref, Engine
from pieces import WordPiece

TEXTS = [
    "Rebels shelled the airfield at Dar Qasim on Tuesday, killing two soldiers.",
    "The ministry said that its convoy had been ambushed near al-Rashad by gunmen who fled.",
    "\"We will not negotiate,\" Colonel Idris Hamwi told reporters in Port Maren.",
    "THREE POLICEMEN WERE KIDNAPPED FROM A CHECKPOINT OUTSIDE SAN TOMAS.",
    "Protesters didn't leave the square until 9 p.m.; the U.S. envoy urged restraint.",
    "The Front's spokesman denied it.",
    "He called the militia's claim \"nonsense\".",
    "Nearly 1,200 people fled to Kesh, which the army had retaken in February 2009.",
    "The drone strike, the 3rd this week, destroyed $50,000 worth of fuel.",
    "gunmen stormed a cafe in the eastern district and took hostages",
    "President Élise Okonjo-Baptiste met the leader of the Free Delta Movement (FDM).",
    "Talks broke down.",
]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--engine", required=True)
    p.add_argument("--base", required=True)
    p.add_argument("--out", required=True)
    a = p.parse_args()
    torch.set_num_threads(2)
    model, labels = load(a.engine)
    wp = WordPiece(a.base + "/vocab.txt")
    sentences = [sentence(t) for t in TEXTS]
    wins = [sentences[:5], sentences[5:8], sentences[8:11], sentences[11:]]
    with torch.no_grad():
        out = [window(model, labels, wp, w) for w in wins]
    with open(a.out, "w", encoding="utf-8") as f:
        json.dump({"note": "weights q*s in float32, activations not quantised; word vectors are their first 8 dimensions", "windows": out}, f,
                  ensure_ascii=False)


def sentence(text):
    """A crude tokeniser, enough for the sentences above."""
    forms, gaps = [], []
    for chunk in text.split(" "):
        gap = SPACE if forms else PARAGRAPH
        for w in cut(chunk):
            forms.append(w)
            gaps.append(gap)
            gap = GLUED
    return Sentence(forms, gaps)


def cut(chunk):
    if chunk in ("p.m.;",):
        return ["p.m.", ";"]
    if chunk == "U.S.":
        return [chunk]
    head, tail = [], []
    while chunk and chunk[0] in "\"($":
        head.append(chunk[0])
        chunk = chunk[1:]
    while chunk and chunk[-1] in "\".,);":
        tail.insert(0, chunk[-1])
        chunk = chunk[:-1]
    for end in ("n't", "'s"):
        if chunk.endswith(end):
            tail.insert(0, end)
            chunk = chunk[:-len(end)]
    parts = chunk.replace("-", " - ").split()
    return head + parts + tail


def window(model, labels, wp, win):
    batch = data.collate([win], wp, labels)
    x = model.encoder(batch)
    n = sum(map(len, win))
    syn = x["syntax"]
    arcs = model.arc(syn)
    heads = evaluate.predicted_heads(arcs, batch)
    rel = model.rel(syn, heads)
    out = {"words": [{"form": f, "gap": g, "sent": k} for k, s in enumerate(win) for f, g in zip(s.forms, s.gaps)],
           "pieces": batch["ids"][0].tolist(), "shapes": batch["shape"][0].tolist(), "gaps": batch["gap"][0].tolist(),
           "first": batch["first"][0].tolist(),
           "vectors": {k: rounded(v[0, :, :8]) for k, v in x.items()},
           "tokens": {}, "arcs": rounded(arcs[0]), "heads": heads[0].tolist(), "deprel": [labels.deprel[i] for i in rel[0].argmax(-1).tolist()],
           "deprel_scores": rounded(rel[0, :, :8])}
    for name, m in model.tok.items():
        logits = m(x[STACK(model, name)])[0]
        out["tokens"][name] = [labels.token[name][i] for i in logits.argmax(-1).tolist()]
        if name == "ner":
            out["ner"] = evaluate.viterbi(logits.tolist(), labels.token["ner"])
            out["ner_logits"] = rounded(logits)
    c, m = model.coref.mentions(x["names"][0])
    out["mention"] = rounded(m)
    out["pair_bilinear"] = rounded(((c @ model.coref.B) @ c.t())[:8, :8])
    out["sim"] = []
    for k in range(len(win)):
        v = model.sim(x["shared"][0][batch["sent_no"][0] == k].mean(0))
        out["sim"].append(rounded(torch.nn.functional.normalize(v, dim=-1)[:8]))
    assert len(out["deprel"]) == n
    return out


def STACK(model, name):
    return {h["name"]: h["stack"] for h in model.config["token_heads"]}[name]


def rounded(t):
    return [[round(x, 5) for x in r] if isinstance(r, list) else round(r, 5) for r in t.tolist()]


def load(path):
    """The model of a weights file, its matrices as q * s."""
    raw = open(path, "rb").read()
    assert raw[:8] == b"SITREPNN", path + " is no weights file"
    meta = json.loads(raw[16:16 + struct.unpack("<I", raw[12:16])[0]])
    t = {}
    for d in meta["tensors"]:
        kind = torch.int8 if d["dtype"] == "i8" else torch.float32
        t[d["name"]] = torch.frombuffer(bytearray(raw[d["offset"]:d["offset"] + d["bytes"]]), dtype=kind).view(d["shape"])
    config = meta["config"]
    labels = Labels({h["name"]: h["labels"] for h in config["token_heads"]}, config["deprel"], config.get("act_labels", []))
    model = Engine(config, labels)
    state = {}
    for name in model.state_dict():
        state[name] = tensor_for(name, t)
    model.load_state_dict(state)
    return model.eval(), labels


def tensor_for(name, t):
    """A parameter of the model by its name in the file."""
    e = "encoder."
    if name == e + "tok.weight":
        return t["emb.tok.q"].float() * t["emb.tok.s"][:, None]
    for a, b in (("pos.weight", "pos"), ("shape.weight", "shape"), ("gap.weight", "gap"), ("ln.weight", "ln.w"), ("ln.bias", "ln.b")):
        if name == e + a:
            return t["emb." + b]
    key = name.removeprefix(e)
    stem, kind = key.rsplit(".", 1) if "." in key else (key, "")
    if key in ("coref.bm", "coref.dist", "coref.match", "coref.kind"):
        return t[key] / Coref.SCALE
    if key in t:
        return t[key]
    if key.startswith("act."):
        return t["act." + kind[0] + str(1 + (stem == "act.two"))]
    if kind == "bias":
        return t[stem + ".b"]
    if kind == "weight":
        return t[stem + ".q"].float() * t[stem + ".s"][:, None] if stem + ".q" in t else t[stem + ".w"]
    raise KeyError(name)


if __name__ == "__main__":
    main()
