"""Writes the weights file that nlp/model reads (docs/engine.md, section File)."""

import datetime
import hashlib
import json
import os
import struct

import torch

from model import STACK_OF, Linear

VERSION = "1"
DATA = [
    {"name": "all-MiniLM-L6-v2 (base encoder and teacher of the sentence vectors)", "licence": "Apache-2.0"},
    {"name": "UD English EWT, train", "licence": "CC BY-SA 4.0"},
    {"name": "GUM: academic, bio, court, interview, news, speech, textbook, vlog, voyage", "licence": "CC BY 4.0, CC BY-SA for Wikimedia texts"},
    {"name": "PLOVER relations of marked sources and targets (Hu et al., ACL 2024)", "licence": "none stated"},
    {"name": "RAMS 1.0 event triggers", "licence": "CC BY-SA"},
    {"name": "WikiEvents event triggers", "licence": "MIT"},
    {"name": "Newswire of 50 non-Western countries, named entities (Shan et al. 2023)", "licence": "none stated"},
]


def write(model, wp, labels, path, scores, command):
    """Quantises the matrices, writes beside `path` and renames: a reader never sees half a file."""
    tensors = tensors_of(model)
    index, offset = [], 0
    for name, t in tensors.items():
        dtype = "i8" if t.dtype == torch.int8 else "f32"
        n = t.numel() * (1 if dtype == "i8" else 4)
        index.append({"name": name, "dtype": dtype, "shape": list(t.shape), "offset": offset, "bytes": n})
        offset += n + -n % 64
    config = dict(model.config, deprel=labels.deprel, act_labels=labels.act,
                  token_heads=[{"name": n, "stack": STACK_OF[n], "labels": l} for n, l in labels.token.items()])
    card = {"name": "sitrep language engine", "version": VERSION, "data": DATA, "command": command,
            "date": datetime.date.today().isoformat(), "scores": scores}
    head = header({"config": config, "vocab": wp.vocab, "tensors": index, "card": card})
    digest = hashlib.sha256()
    with open(path + ".new", "wb") as f:
        def put(b):
            f.write(b)
            digest.update(b)
        put(head)
        for t in tensors.values():
            b = t.contiguous().numpy().tobytes()
            put(b + b"\0" * (-len(b) % 64))
        f.write(digest.digest())
    os.replace(path + ".new", path)


def header(meta):
    """Magic, version, length, JSON and padding; the tensors' offsets in it count from the file's start."""
    first = 0
    while True:
        m = dict(meta, tensors=[dict(t, offset=t["offset"] + first) for t in meta["tensors"]])
        b = json.dumps(m, ensure_ascii=False, separators=(",", ":")).encode()
        n = 16 + len(b)
        if n + -n % 64 == first:
            return b"SITREPNN" + struct.pack("<II", 1, len(b)) + b + b"\0" * (-n % 64)
        first = n + -n % 64


def quantise(w):
    """Rows of w to int8 q and float32 scales s: w = q * s."""
    s = (w.abs().amax(1) / 127).clamp_min(1e-12)
    return (w / s[:, None]).round().clamp(-127, 127).to(torch.int8), s


def tensors_of(model):
    out = {}
    f32 = lambda name, t: out.__setitem__(name, t.detach().float().contiguous())

    def matrix(name, w, b=None):
        out[name + ".q"], out[name + ".s"] = quantise(w.detach().float())
        if b is not None:
            f32(name + ".b", b)

    linear = lambda name, m: matrix(name, m.weight, m.bias)
    e = model.encoder
    matrix("emb.tok", e.tok.weight)
    f32("emb.pos", e.pos.weight)
    f32("emb.shape", e.shape.weight)
    f32("emb.gap", e.gap.weight)
    f32("emb.ln.w", e.ln.weight)
    f32("emb.ln.b", e.ln.bias)
    for stack in ("shared", "syntax", "names"):
        for i, l in enumerate(getattr(e, stack)):
            p = f"{stack}.{i}."
            linear(p + "qkv", l.qkv)
            linear(p + "out", l.out)
            linear(p + "up", l.up)
            linear(p + "down", l.down)
            for ln in ("ln1", "ln2"):
                f32(p + ln + ".w", getattr(l, ln).weight)
                f32(p + ln + ".b", getattr(l, ln).bias)
    for name, m in model.tok.items():
        f32(f"tok.{name}.w", m.weight)
        f32(f"tok.{name}.b", m.bias)
    for name, m, rest in (("arc", model.arc, ("U", "u", "root")), ("rel", model.rel, ("U", "P", "Q", "b", "root"))):
        linear(name + ".d", m.d)
        linear(name + ".h", m.h)
        for r in rest:
            f32(f"{name}.{r}", getattr(m, r))
    linear("coref.c", model.coref.c)
    for r in ("wm", "B"):
        f32("coref." + r, getattr(model.coref, r))
    for r in ("bm", "dist", "match", "kind"):
        f32("coref." + r, getattr(model.coref, r) * model.coref.SCALE)
    f32("sim.w", model.sim.weight)
    f32("sim.b", model.sim.bias)
    for i, m in ((1, model.act.one), (2, model.act.two)):
        f32(f"act.w{i}", m.weight)
        f32(f"act.b{i}", m.bias)
    return out


def dequantised(model):
    """Sets the model's weights to what the file holds after q * s, for reference figures."""
    with torch.no_grad():
        for m in [model.encoder.tok] + [m for m in model.modules() if isinstance(m, Linear)]:
            q, s = quantise(m.weight)
            m.weight.copy_(q.float() * s[:, None])
