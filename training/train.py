"""Trains the language engine: one command from the gold data to the weights file.

    python training/train.py --gold ../shared/gold --base MODELDIR --out engine.bin

MODELDIR holds all-MiniLM-L6-v2 (model.safetensors, vocab.txt). Seeded; a run that was stopped goes on
from --work/state.pt. See README.md for the stages and docs/engine.md for what is made.
"""

import argparse
import datetime
import os
import sys
import time

import torch
import torch.nn.functional as F

import act
import coref
import data
import evaluate
import export
import polish
import sim
import triggers
from model import STACK_OF, Engine
from pieces import WordPiece

CONFIG = {"hidden": 384, "heads": 12, "ffn": 1536, "shared": 4, "syntax": 2, "names": 2, "arc": 256, "rel": 128, "coref": 256,
          "max_pieces": 254, "coref_min": -2.0}
WEIGHT = {"arc": 1.0, "rel": 1.0, "sent": 1.0, "upos": 0.3, "xpos": 0.3, "ner": 1.0, "coref": 0.7, "sim": 0.5, "trigger": 0.5, "act": 0.6}
STACKS = {"ewt": ("syntax",), "gum": ("syntax", "names"), "names": ("names",), "triggers": ("names",)}


STAGES = {
    # A fifth of the newswire names held out.
    "first": {"ewt": 0.36, "gum": 0.28, "names": 0.32, "triggers": 0.04},
    # From the first stage's weights: a tenth held out, more names, and the acts, which it alone sees (see folds.py).
    "second": {"ewt": 0.24, "gum": 0.20, "names": 0.44, "triggers": 0.02, "act": 0.10},
}
HELD_OUT_NEWS = 4  # every 4th news document of GUM, in both stages
HELD_OUT_NAMES = {"first": 5, "second": 10}  # every nth article of the newswire


def main():
    a = arguments()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    os.makedirs(a.work, exist_ok=True)
    log = Log(os.path.join(a.work, "log.txt"))
    gold = Gold(a.gold)
    labels = gold.labels()
    wp = WordPiece(os.path.join(a.base, "vocab.txt"))
    model = Engine(dict(CONFIG), labels)
    model.encoder.load_base(a.base)
    teacher = sim.targets(a, gold, wp, log)
    for stage, steps, lr in (("first", a.steps, a.lr), ("second", a.steps_second, a.lr_second)):
        kept = os.path.join(a.work, stage + ".pt")
        if not os.path.exists(kept):
            Trainer(stage, steps, lr, model, wp, labels, gold, teacher, a, log).run()
            scores = finish(model, wp, labels, stage, gold, log)
            torch.save({"model": model.state_dict(), "scores": scores}, kept)
        saved = torch.load(kept, weights_only=True)
        model.load_state_dict(saved["model"])
    command = " ".join(["python training/train.py"] + public(sys.argv[1:]))
    export.write(model, wp, labels, a.out, saved["scores"], command)
    log(f"wrote {a.out}")


def finish(model, wp, labels, stage, gold, log):
    """The coreference head once more on the finished encoder, then all scores."""
    polish.coreference(model, wp, labels, gold.part("gum", stage), log)
    scores = evaluate.all_scores(model, wp, labels, gold)
    log(f"end of stage {stage}: {scores}")
    return scores


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--gold", required=True)
    p.add_argument("--base", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--work", default="training-work", help="checkpoints and log")
    p.add_argument("--steps", type=int, default=1700, help="of the first stage")
    p.add_argument("--steps-second", type=int, default=1100)
    p.add_argument("--lr", type=float, default=2.5e-4, help="of the encoder's top layers")
    p.add_argument("--lr-second", type=float, default=2e-4)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--eval-every", type=int, default=550)
    return p.parse_args()


def public(args):
    """The command without the machine's folders."""
    return [os.path.basename(x) if x.startswith("/") else x for x in args]


class Log:
    def __init__(self, path):
        self.path, self.start = path, time.time()

    def __call__(self, text):
        line = f"{datetime.datetime.now():%H:%M:%S} {text}"
        print(line, flush=True)
        with open(self.path, "a", encoding="utf-8") as f:
            f.write(line + "\n")


class Gold:
    """The data sets, and which part of each a stage trains on."""

    def __init__(self, folder):
        path = lambda *p: os.path.join(folder, *p)
        self.ewt, self.ewt_dev = data.read_conllu(path("ud_ewt", "train.conllu")), data.read_conllu(path("ud_ewt", "dev.conllu"))
        self.gum, self.names = data.read_gum(path("gum")), data.read_names(path("newswire_ner.jsonl"))
        self.gum_dev = [d for d in self.gum if "_news_" in d.id][::HELD_OUT_NEWS]
        self.names_dev = self.names[::HELD_OUT_NAMES["second"]]  # held out in both stages
        self.triggers, self.act = triggers.read(folder), act.read(folder)

    def labels(self):
        return data.Labels.of(self.ewt + self.gum, self.names, self.triggers, self.act)

    def part(self, task, stage):
        held = {d.id for d in self.gum_dev + self.names[::HELD_OUT_NAMES[stage]]}
        return [d for d in getattr(self, task) if getattr(d, "id", None) not in held]


class Trainer:
    """Batches of one task at a time, drawn at fixed shares; linear decay; average of the last weights."""

    def __init__(self, stage, steps, lr, model, wp, labels, gold, teacher, a, log):
        self.stage, self.steps, self.shares, self.seed = stage, steps, STAGES[stage], a.seed
        self.model, self.wp, self.labels, self.gold, self.teacher, self.a, self.log = model, wp, labels, gold, teacher, a, log
        self.optimizer = torch.optim.AdamW(groups(model, lr, lr * 8), betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.base_lr = [g["lr"] for g in self.optimizer.param_groups]
        self.step, self.average = 0, None
        self.candidates = {}
        self.state = os.path.join(a.work, stage + "-state.pt")
        if os.path.exists(self.state):
            self.load()
        self.streams = {t: self.stream(t) for t in self.shares}

    def run(self):
        """Trains to the end and leaves the averaged weights in the model."""
        started, sums, first = time.time(), {}, self.step
        draw = data.rng_for(self.seed, self.stage, "tasks")
        for step in range(self.steps):
            task = draw.choices(list(self.shares), list(self.shares.values()))[0]
            batch = next(self.streams[task])
            if step < self.step:
                continue
            self.set_lr(step)
            losses = self.losses(task, batch, data.rng_for(self.seed, "mask", step))
            total = sum(WEIGHT[k] * v for k, v in losses.items())
            self.optimizer.zero_grad(set_to_none=True)
            total.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 2.0)
            self.optimizer.step()
            self.step = step + 1
            self.update_average()
            for k, v in losses.items():
                n, s = sums.get(k, (0, 0.0))
                sums[k] = (n + 1, s + float(v.detach()))
            if self.step % 50 == 0:
                speed = (time.time() - started) / (self.step - first)
                self.log(f"{self.stage} {self.step}/{self.steps} {speed:.2f} s/step " + " ".join(f"{k} {s / n:.3f}" for k, (n, s) in sorted(sums.items())))
                sums = {}
            if self.step % self.a.eval_every == 0 and self.step < self.steps:
                self.save()
                self.evaluate()
        self.save()
        self.model.load_state_dict(self.average)

    def evaluate(self):
        live = {k: v.clone() for k, v in self.model.state_dict().items()}
        self.model.load_state_dict(self.average)
        self.log(f"dev at {self.step}: {evaluate.all_scores(self.model, self.wp, self.labels, self.gold, quick=True)}")
        self.model.load_state_dict(live)

    def set_lr(self, step):
        warm, n = max(1, int(0.06 * self.steps)), self.steps
        f = min(1.0, (step + 1) / warm) * max(0.01, min(1.0, (n - step) / (n - warm)))
        for g, lr in zip(self.optimizer.param_groups, self.base_lr):
            g["lr"] = lr * f

    def update_average(self):
        """An exponential average of the weights whose span grows with the run."""
        decay = min(0.995, self.step / (self.step + 20))
        s = self.model.state_dict()
        if self.average is None:
            self.average = {k: v.clone() for k, v in s.items()}
        elif self.step % 4 == 0:
            for k, v in s.items():
                self.average[k].lerp_(v, 1 - decay ** 4)

    def stream(self, task):
        """Batches of a task, epoch after epoch."""
        docs, epoch = self.gold.part(task, self.stage), 0
        make = {"gum": data.document_batches, "act": act.batches}.get(task, data.window_batches)
        while True:
            rng = data.rng_for(self.seed, self.stage, task, epoch)
            yield from make(docs, rng) if task == "act" else make(docs, self.wp, rng)
            epoch += 1

    def losses(self, task, wins, rng):
        if task == "act":
            return {"act": act_loss(self.model, self.wp, self.labels, wins, rng)}
        docs = wins if task == "gum" else None
        flat = [w for d in docs for w in d] if docs else wins
        batch = data.collate(flat, self.wp, self.labels, rng, 0.06)
        self.model.train()
        stacks = STACKS[task]
        with torch.autocast("cpu", torch.bfloat16):
            x = self.model.encoder(batch, stacks)
            out = {}
            for name in self.labels.token:
                if STACK_OF[name] in stacks and (batch[name] >= 0).any():
                    logits = self.model.tags(name, x[STACK_OF[name]]).float()
                    out[name] = F.cross_entropy(logits.flatten(0, 1), batch[name].flatten(), ignore_index=data.IGNORE, label_smoothing=0.02)
            if "syntax" in stacks:
                out |= self.tree_losses(x["syntax"], batch)
            out |= sim.loss(self.model, x["shared"], batch, flat, self.teacher)
        if docs:
            out["coref"] = self.coref_loss(docs, x["names"], batch)
        return out

    def tree_losses(self, x, batch):
        s = self.model.arc(x).float()
        same = (batch["sent_no"][:, :, None] == batch["sent_no"][:, None, :]) & batch["word"][:, None, :]
        same = torch.cat([same, torch.ones_like(same[:, :, :1])], 2)
        heads, W = batch["heads"], s.shape[1]
        target = torch.where(heads == -1, W, heads)
        arc = F.cross_entropy(s.masked_fill(~same, -1e4).flatten(0, 1), target.flatten(), ignore_index=data.IGNORE)
        known = (heads != data.IGNORE).flatten()
        rel = self.model.rel(x, torch.where(heads == data.IGNORE, -1, heads)).float()
        target = torch.where(known.view_as(heads), batch["deprel"], data.IGNORE)
        return {"arc": arc, "rel": F.cross_entropy(rel.flatten(0, 1), target.flatten(), ignore_index=data.IGNORE, label_smoothing=0.02)}

    def coref_loss(self, docs, x, batch):
        total, at = 0.0, 0
        for wins in docs:
            sentences = [s for w in wins for s in w]
            key = sentences[0].id + str(len(sentences))
            if key not in self.candidates:
                self.candidates[key] = coref.Candidates(sentences)
            rows = torch.cat([x[at + i][batch["word"][at + i]] for i in range(len(wins))]).float()
            at += len(wins)
            if len(rows) == sum(map(len, sentences)):
                total = total + coref.loss(self.model.coref, rows, self.candidates[key])
        return total / len(docs) if torch.is_tensor(total) else torch.zeros((), requires_grad=True)

    def save(self):
        torch.save({"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(), "average": self.average, "step": self.step,
                    "rng": torch.get_rng_state()}, self.state + ".new")
        os.replace(self.state + ".new", self.state)

    def load(self):
        s = torch.load(self.state, weights_only=True)
        self.model.load_state_dict(s["model"])
        self.optimizer.load_state_dict(s["optimizer"])
        self.average, self.step = s["average"], s["step"]
        torch.set_rng_state(s["rng"])
        self.log(f"goes on from step {self.step}")


def act_loss(model, wp, labels, records, rng):
    batch = data.collate([[r.sentence] for r in records], wp, labels, rng, 0.06)
    model.train()
    with torch.autocast("cpu", torch.bfloat16):
        x = model.encoder(batch, ("names",))["names"]
    return act.loss(model, x, batch, records, labels)


def groups(model, lr, lr_head):
    """Parameters with their learning rates: lower layers learn more slowly, new parts faster."""
    e = model.encoder
    out = [(e.tok, lr * 0.3), (e.pos, lr * 0.3), (e.ln, lr * 0.4), (e.shape, lr * 5), (e.gap, lr * 5)]
    n = len(e.shared)
    out += [(l, lr * 0.85 ** (n - i)) for i, l in enumerate(e.shared)]
    out += [(l, lr) for s in (e.syntax, e.names) for l in s]
    out += [(m, lr_head) for m in (model.tok, model.arc, model.rel, model.coref, model.sim, model.act)]
    return [{"params": list(m.parameters()), "lr": r} for m, r in out]


if __name__ == "__main__":
    main()
