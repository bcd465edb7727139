"""Calls a converted training step very often and prints, as JSON, what the process gained after it had warmed up.

The calls are made in windows of equal length. CPython's free lists and XLA's threads hold a few hundred memory blocks
more or fewer at any moment, so a single difference proves nothing; but what every call leaks is gained in every window.

python call_many_times.py CALLS converted|missed|discarded
"""

from __future__ import annotations

import gc
import json
import resource
import sys
from itertools import pairwise

import jax
import jax.numpy as jnp

import janus_jax
from janus_jax import hook

WINDOWS = 10


class Trainer:
    def __init__(self):
        self.weights = jnp.array([0.5, -0.3])
        self.step = 0
        self.last = None
        self.rates = [0.0]

    def train(self, x, lr):
        loss, grad = jax.value_and_grad(lambda weights: jnp.sum((weights * x - 1.0) ** 2))(self.weights)
        self.weights = self.weights - lr / (1 + self.step) * grad
        self.step += 1
        self.last = {"loss": loss, "step": self.step}
        self.rates[0] = lr
        return loss


@janus_jax.never
def train_for(trainer: Trainer, calls: int) -> None:
    x = jnp.array([1.0, 2.0])
    for number in range(calls):
        trainer.train(x, 0.1 / (1 + number % 7))


@janus_jax.never
def measure(watched: dict[str, object]) -> dict[str, object]:
    gc.collect()
    return {
        "objects": len(gc.get_objects()),
        "blocks": sys.getallocatedblocks(),
        "references": {name: sys.getrefcount(obj) for name, obj in watched.items()},
        "kibibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
    }


def main(calls: int, way: str) -> None:
    janus_jax.enable(hot_after=1)
    hook.ENGINE.force_misses(way == "missed")
    hook.ENGINE.force_discards(way == "discarded")
    trainer = Trainer()
    watched = {"trainer": trainer, "train": Trainer.train, "list": trainer.rates, "module": jnp, "class": Trainer}
    taken = []
    for _ in range(WINDOWS):
        train_for(trainer, calls // WINDOWS)
        taken.append(measure(watched))
    report = janus_jax.report()
    gained = {
        f"{name} gained": min(after[name] - before[name] for before, after in pairwise(taken))
        for name in ("objects", "blocks", "kibibytes")
    }
    first, last = taken[0]["references"], taken[-1]["references"]
    references = {name: last[name] - count for name, count in first.items()}
    counted = {
        "hits": report.hits,
        "misses": report.misses,
        "fallbacks": report.fallbacks,
        "compiles": report.compiles,
        "step": trainer.step,
        "loss": float(trainer.last["loss"]),
    }
    print(json.dumps({**gained, "references gained": references, **counted}))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
