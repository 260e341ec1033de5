"""Honest figures of the `act` head: five-fold cross-validation over plover_plv.jsonl.

    python training/folds.py --gold ../shared/gold --base MODELDIR --work training-work --out act_folds.json

Each fold fine-tunes the weights of the first stage, which never saw these sentences, on the other four
folds. Writes for every record, in the file's order, its fold and the logits of the model that has not seen it.
"""

import argparse
import json
import os

import torch

import act
import data
from model import Engine
from pieces import WordPiece
from train import CONFIG, Gold, act_loss, groups

FOLDS = 5


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--gold", required=True)
    p.add_argument("--base", required=True)
    p.add_argument("--work", default="training-work")
    p.add_argument("--out", required=True)
    p.add_argument("--epochs", type=int, default=5)
    p.add_argument("--folds", type=int, default=FOLDS, help="stop after so many")
    a = p.parse_args()
    torch.set_num_threads(2)
    gold = Gold(a.gold)
    labels, wp = gold.labels(), WordPiece(os.path.join(a.base, "vocab.txt"))
    start = torch.load(os.path.join(a.work, "first.pt"), weights_only=True)["model"]
    fold = [i % FOLDS for i in range(len(gold.act))]
    data.rng_for("folds").shuffle(fold)
    logits = [None] * len(gold.act)
    for f in range(a.folds):
        torch.manual_seed(f)
        model = Engine(dict(CONFIG), labels)
        model.load_state_dict(start)
        train(model, wp, labels, [r for r, k in zip(gold.act, fold) if k != f], a.epochs, f)
        at = [i for i, k in enumerate(fold) if k == f]
        for i, row in zip(at, predict(model, wp, labels, [gold.act[i] for i in at])):
            logits[i] = row
        seen = [i for i, x in enumerate(logits) if x is not None]
        print(f"after fold {f + 1}:", score([logits[i] for i in seen], [gold.act[i] for i in seen], labels), flush=True)
        write(a.out, labels, fold, logits)


def write(path, labels, fold, logits):
    records = [{"record": i, "fold": k, "logits": [round(v, 4) for v in x]} for i, (k, x) in enumerate(zip(fold, logits)) if x is not None]
    with open(path, "w", encoding="utf-8") as f:
        json.dump({"labels": labels.act, "records": records}, f)


def train(model, wp, labels, records, epochs, seed):
    opt = torch.optim.AdamW(groups(model, 1.5e-4, 1e-3), betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    base = [g["lr"] for g in opt.param_groups]
    plan = [b for e in range(epochs) for b in act.batches(records, data.rng_for("act", seed, e))]
    for step, batch in enumerate(plan):
        for g, lr in zip(opt.param_groups, base):
            g["lr"] = lr * min(1.0, (step + 1) / 10) * (1 - step / len(plan))
        loss = act_loss(model, wp, labels, batch, data.rng_for("mask", seed, step))
        opt.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        opt.step()


def predict(model, wp, labels, records):
    model.eval()
    out = []
    with torch.no_grad():
        for i in range(0, len(records), 32):
            part = records[i:i + 32]
            batch = data.collate([[r.sentence] for r in part], wp, labels)
            out += model.act(act.pooled(model.encoder(batch, ("names",))["names"], batch, part)).tolist()
    return out


def score(logits, records, labels):
    pred = [labels.act[max(range(len(x)), key=x.__getitem__)] for x in logits]
    return {k: round(100 * v, 1) for k, v in act.scores(pred, [r.root for r in records], labels.act).items()}


if __name__ == "__main__":
    main()
