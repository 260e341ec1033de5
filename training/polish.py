"""The coreference head trained on by itself: whole documents, the encoder frozen, many cheap epochs."""

import torch

import coref
import data
import evaluate


def coreference(model, wp, labels, docs, log, epochs=16, lr=1e-3):
    """Replaces the head by the average of its weights over the last half of the epochs."""
    model.eval()
    held = []
    with torch.no_grad():
        for d in docs:
            x, sentences = evaluate.vectors(model, wp, labels, d)
            if len(x) == sum(map(len, sentences)):
                held.append((x, coref.Candidates(sentences)))
    head, rng = model.coref, data.rng_for("polish")
    opt = torch.optim.AdamW(head.parameters(), lr=lr, weight_decay=0.01)
    average, n, total = None, 0, 0.0
    head.train()
    for epoch in range(epochs):
        rng.shuffle(held)
        for g in opt.param_groups:
            g["lr"] = lr * (1 - epoch / epochs)
        total = 0.0
        for x, cand in held:
            loss = coref.loss(head, x, cand)
            opt.zero_grad()
            loss.backward()
            opt.step()
            total += float(loss.detach())
        if epoch >= epochs // 2:
            n += 1
            s = head.state_dict()
            average = {k: v.clone() for k, v in s.items()} if average is None else {k: average[k] + (v - average[k]) / n for k, v in s.items()}
    head.load_state_dict(average)
    head.eval()
    log(f"coreference head: loss {total / len(held):.3f} after {epochs} epochs on {len(held)} documents")
