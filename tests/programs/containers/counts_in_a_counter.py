"""A Counter on the trainer counts calls and labels, and adds up losses that are read back; what is missing counts as
zero and is not inserted."""
# expect: converted, compiles<=4, hits>=7
# calls: 14

from collections import Counter

import jax.numpy as jnp


class Trainer:
    def __init__(self):
        self.w = jnp.array([1.0, -2.0])
        self.counts = Counter()
        self.sums = Counter(small=0.5)


def setup():
    return Trainer()


def step(trainer, i):
    loss = jnp.sum(trainer.w**2)
    trainer.w = trainer.w * 0.5 + 0.25
    trainer.counts["seen"] += 1
    trainer.counts["odd" if i % 2 else "even"] += 2
    trainer.sums["loss"] += float(loss)
    missing = trainer.counts["never"]
    return loss, missing, "never" in trainer.counts, trainer.counts.get("seen"), trainer.counts["seen"]
