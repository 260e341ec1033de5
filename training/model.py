"""The encoder and its heads, as docs/engine.md says (Encoder, Heads)."""

import json
import struct

import torch
import torch.nn.functional as F
from torch import nn

HEADS, EPS = 12, 1e-12


def locked_dropout(x, p, training):
    """Dropout with one mask a sequence, over the features: cheap on a CPU."""
    if not training or p == 0:
        return x
    keep = torch.rand(x.shape[0], *([1] * (x.dim() - 2)), x.shape[-1], device=x.device) >= p
    return x * keep.to(x.dtype) * (1 / (1 - p))


class Linear(nn.Linear):
    """A matrix that is int8 in the program. With `quantise` on, products are computed as the program does."""
    quantise = False

    def forward(self, x):
        if not Linear.quantise:
            return super().forward(x)
        return F.linear(round_rows(x), round_rows(self.weight), self.bias)


def round_rows(x):
    """Each row to 255 levels and back, with a straight-through gradient."""
    s = x.detach().abs().amax(-1, keepdim=True).clamp_min(1e-12) / 127
    q = (x.detach() / s).round() * s
    return x + (q - x).detach()


class Layer(nn.Module):
    def __init__(self, D, ffn, p):
        super().__init__()
        self.qkv, self.out = Linear(D, 3 * D), Linear(D, D)
        self.up, self.down = Linear(D, ffn), Linear(ffn, D)
        self.ln1, self.ln2 = nn.LayerNorm(D, EPS), nn.LayerNorm(D, EPS)
        self.p = p

    def forward(self, x, mask):
        B, T, D = x.shape
        q, k, v = self.qkv(x).view(B, T, 3, HEADS, D // HEADS).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype)).transpose(1, 2).reshape(B, T, D)
        x = self.ln1(x + locked_dropout(self.out(a), self.p, self.training))
        f = self.down(F.gelu(self.up(x), approximate="tanh"))
        return self.ln2(x + locked_dropout(f, self.p, self.training))


class Encoder(nn.Module):
    """ids, shapes and gaps to the word vectors of each stack."""

    def __init__(self, config, p=0.1):
        super().__init__()
        D = config["hidden"]
        self.tok, self.pos = nn.Embedding(30522, D), nn.Embedding(512, D)
        self.shape, self.gap = nn.Embedding(8, D), nn.Embedding(3, D)
        self.ln = nn.LayerNorm(D, EPS)
        stack = lambda n: nn.ModuleList([Layer(D, config["ffn"], p) for _ in range(n)])
        self.shared, self.syntax, self.names = (stack(config[s]) for s in ("shared", "syntax", "names"))
        self.p = p

    def forward(self, batch, stacks=("syntax", "names")):
        """Word vectors [B, W, D] by stack name, "shared" always among them."""
        ids = batch["ids"]
        x = self.tok(ids) + self.pos.weight[:ids.shape[1]] + self.shape(batch["shape"]) + self.gap(batch["gap"])
        x = locked_dropout(self.ln(x), self.p, self.training)
        if torch.is_autocast_enabled("cpu"):
            x = x.bfloat16()
        mask = torch.zeros(ids.shape[0], 1, 1, ids.shape[1]).masked_fill(batch["pad"][:, None, None, :], -1e4)
        for layer in self.shared:
            x = layer(x, mask)
        out = {"shared": words(x, batch)}
        for name in stacks:
            y = x
            for layer in getattr(self, name):
                y = layer(y, mask)
            out[name] = words(y, batch)
        return out

    def load_base(self, folder):
        """Weights of a 6-layer BERT; the top layers are copied to both upper stacks."""
        t = read_safetensors(folder + "/model.safetensors")
        t = {k.removeprefix("bert."): v for k, v in t.items()}
        e = "embeddings."
        with torch.no_grad():
            self.tok.weight.copy_(t[e + "word_embeddings.weight"])
            self.pos.weight.copy_(t[e + "position_embeddings.weight"] + t[e + "token_type_embeddings.weight"][0])
            self.shape.weight.zero_()
            self.gap.weight.zero_()
            self.ln.load_state_dict({"weight": t[e + "LayerNorm.weight"], "bias": t[e + "LayerNorm.bias"]})
            for i, layer in enumerate(self.shared):
                load_layer(layer, t, i)
            for name in ("syntax", "names"):
                for i, layer in enumerate(getattr(self, name)):
                    load_layer(layer, t, min(len(self.shared) + i, 5))


def words(x, batch):
    """The outputs at the first pieces: [B, T, D] to [B, W, D]."""
    return x.gather(1, batch["first"][:, :, None].expand(-1, -1, x.shape[-1]))


def load_layer(layer, t, i):
    p = f"encoder.layer.{i}."
    copy = lambda m, *names: [getattr(m, k).copy_(torch.cat([t[p + n + "." + k] for n in names])) for k in ("weight", "bias")]
    copy(layer.qkv, *("attention.self." + n for n in ("query", "key", "value")))
    copy(layer.out, "attention.output.dense")
    copy(layer.ln1, "attention.output.LayerNorm")
    copy(layer.up, "intermediate.dense")
    copy(layer.down, "output.dense")
    copy(layer.ln2, "output.LayerNorm")


def read_safetensors(path):
    """Tensors by name (float32 files only)."""
    raw = open(path, "rb").read()
    n = struct.unpack("<Q", raw[:8])[0]
    out = {}
    for name, d in json.loads(raw[8:8 + n]).items():
        if name != "__metadata__" and d["dtype"] == "F32":
            a, b = d["data_offsets"]
            out[name] = torch.frombuffer(bytearray(raw[8 + n + a:8 + n + b]), dtype=torch.float32).view(d["shape"])
    return out


class Arcs(nn.Module):
    """Biaffine scores of every word (and the root, last column) as head of every word."""

    def __init__(self, D, A, p):
        super().__init__()
        self.d, self.h, self.p = Linear(D, A), Linear(D, A), p
        self.U = nn.Parameter(torch.eye(A) / A ** 0.5)
        self.u, self.root = nn.Parameter(torch.zeros(A)), nn.Parameter(torch.randn(A) * 0.1)

    def forward(self, x):
        """[B, W, D] to [B, W, W+1]."""
        d = locked_dropout(F.relu(self.d(x)), self.p, self.training)
        h = locked_dropout(F.relu(self.h(x)), self.p, self.training)
        h = torch.cat([h, self.root.to(h.dtype).expand(h.shape[0], 1, -1)], 1)
        return (d @ self.U.to(d.dtype)) @ h.transpose(1, 2) + (h @ self.u.to(h.dtype))[:, None, :]


class Relations(nn.Module):
    """Scores of the relations between words and given heads."""

    def __init__(self, D, R, L, p):
        super().__init__()
        self.d, self.h, self.p = Linear(D, R), Linear(D, R), p
        self.U = nn.Parameter(torch.randn(L, R, R) * 0.01)
        self.P, self.Q = nn.Parameter(torch.randn(L, R) * 0.05), nn.Parameter(torch.randn(L, R) * 0.05)
        self.b, self.root = nn.Parameter(torch.zeros(L)), nn.Parameter(torch.randn(R) * 0.1)

    def forward(self, x, heads):
        """x [B, W, D], heads [B, W] (-1 root) to [B, W, L]."""
        B, W, _ = x.shape
        d = locked_dropout(F.relu(self.d(x)), self.p, self.training)
        h = locked_dropout(F.relu(self.h(x)), self.p, self.training)
        h = torch.cat([h, self.root.to(h.dtype).expand(B, 1, -1)], 1)
        at = torch.where(heads < 0, W, heads)
        h = h.gather(1, at[:, :, None].expand(-1, -1, h.shape[-1]))
        L, R, _ = self.U.shape
        left = (d.reshape(B * W, R) @ self.U.to(d.dtype).permute(1, 0, 2).reshape(R, L * R)).view(B * W, L, R)
        s = torch.bmm(left, h.reshape(B * W, R, 1)).view(B, W, L)
        return s + d @ self.P.t().to(d.dtype) + h @ self.Q.t().to(d.dtype) + self.b


class Coref(nn.Module):
    """Mention and pair scores of referring words; features from coref.py.

    The features' scalars and bm are kept at a tenth of their value, so that they learn ten times as fast.
    """
    SCALE = 10

    def __init__(self, D, C, p):
        super().__init__()
        self.c, self.p = Linear(D, C), p
        self.wm, self.B = nn.Parameter(torch.randn(C) * 0.05), nn.Parameter(torch.eye(C) * 0.05)
        tenth = lambda *x: nn.Parameter(torch.tensor(x) / self.SCALE)
        self.bm, self.match = tenth(-2.0), tenth(-1.0, 2.0, 3.0, 1.0)
        self.dist, self.kind = tenth(1.0, 0.5, 0.0, 0.0, 0.0, -0.5, -1.0, -1.0), tenth(*[0.0] * 9)

    def mentions(self, x):
        """[N, D] to vectors c [N, C] and scores m [N]."""
        c = F.relu(self.c(x))
        if self.training:
            c = F.dropout(c, self.p)
        return c, c @ self.wm + self.bm * self.SCALE

    def pairs(self, c, m, f):
        """c [K, C], m [K], features f = (dist, match, kind) [K, K] to scores [K, K] (column: the earlier one)."""
        scalars = (self.dist[f[0]] + self.match[f[1]] + self.kind[f[2]]) * self.SCALE
        return m[:, None] + m[None, :] + (c @ self.B) @ c.t() + scalars


class Act(nn.Module):
    """What a source does to a target: from the mean vectors of its words, the target's and the sentence's."""

    def __init__(self, D, classes):
        super().__init__()
        self.one, self.two = nn.Linear(3 * D, 384), nn.Linear(384, classes)

    def forward(self, x):
        """[N, 3D] to [N, classes]."""
        if self.training:
            x = F.dropout(x, 0.1)
        h = F.relu(self.one(x))
        if self.training:
            h = F.dropout(h, 0.3)
        return self.two(h)


class Engine(nn.Module):
    """The encoder with all its heads."""

    def __init__(self, config, labels, p=0.1, p_head=0.33):
        super().__init__()
        D = config["hidden"]
        self.config, self.labels = config, labels
        self.encoder = Encoder(config, p)
        self.tok = nn.ModuleDict({n: nn.Linear(D, len(l)) for n, l in labels.token.items()})
        self.arc = Arcs(D, config["arc"], p_head)
        self.rel = Relations(D, config["rel"], len(labels.deprel), p_head)
        self.coref = Coref(D, config["coref"], 0.2)
        self.sim = nn.Linear(D, 384)
        self.act = Act(D, len(labels.act)) if labels.act else None
        self.p_head = p_head
        nn.init.eye_(self.sim.weight)
        nn.init.zeros_(self.sim.bias)

    def tags(self, name, x):
        """Logits of a token head on its stack's vectors."""
        return self.tok[name](locked_dropout(x, self.p_head / 2, self.training))


STACK_OF = {"sent": "syntax", "upos": "syntax", "xpos": "syntax", "ner": "names", "trigger": "names"}
