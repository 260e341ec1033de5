"""The sentence vector: all-MiniLM-L6-v2's own embedding of each sentence, distilled into the shared stack."""

import os

import torch

from model import Encoder
from pieces import CLS, SEP


def targets(a, gold, wp, log):
    """The teacher's unit vector of every sentence of EWT and GUM, by its text; kept in --work/sim.pt."""
    path = os.path.join(a.work, "sim.pt")
    if os.path.exists(path):
        return torch.load(path, weights_only=True)
    texts = sorted({text(s) for d in gold.ewt + gold.gum for s in d.sentences if 4 <= len(s) <= 60}, key=len)
    teacher = Encoder({"hidden": 384, "ffn": 1536, "shared": 6, "syntax": 0, "names": 0})
    teacher.load_base(a.base)
    teacher.eval()
    out = {}
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for i in range(0, len(texts), 64):
            for t, v in zip(texts[i:i + 64], embed(teacher, wp, texts[i:i + 64])):
                out[t] = v.half()
    torch.save(out, path)
    log(f"teacher vectors of {len(out)} sentences")
    return out


def text(s):
    return " ".join(s.forms)


def embed(teacher, wp, texts):
    rows = [[CLS] + [p for w in t.split(" ") for p in wp.ids(w)][:254] + [SEP] for t in texts]
    T = max(map(len, rows))
    ids = torch.tensor([r + [0] * (T - len(r)) for r in rows])
    pad = torch.tensor([[i >= len(r) for i in range(T)] for r in rows])
    zero = torch.zeros_like(ids)
    every = torch.arange(T).expand(len(rows), T)
    x = teacher({"ids": ids, "shape": zero, "gap": zero, "pad": pad, "first": every}, ())["shared"].float()
    keep = (~pad).float()[:, :, None]
    return torch.nn.functional.normalize((x * keep).sum(1) / keep.sum(1), dim=-1)


def loss(model, x, batch, wins, teacher):
    """1 - cosine to the teacher's vector, over the sentences that have one, as {"sim": loss}; empty where none has."""
    rows, goal = [], []
    for b, win in enumerate(wins):
        for n, s in enumerate(win):
            t = teacher.get(text(s))
            if t is not None:
                at = batch["sent_no"][b] == n
                if at.any():
                    rows.append(x[b][at].mean(0))
                    goal.append(t.float())
    if not rows:
        return {}
    v = torch.nn.functional.normalize(model.sim(torch.stack(rows)).float(), dim=-1)
    return {"sim": (1 - (v * torch.stack(goal)).sum(-1)).mean()}
