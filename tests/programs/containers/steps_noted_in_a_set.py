"""The number of each step is added to a set, old ones are discarded; how many there are is asked behind that."""
# expect: converted, compiles<=2, hits>=9
# calls: 14

import jax.numpy as jnp


class Trainer:
    def __init__(self):
        self.w = jnp.array([1.0, -2.0])
        self.step = 0
        self.seen = set()


def setup():
    return Trainer()


def step(trainer, i):
    trainer.step += 1
    trainer.seen.add(trainer.step)
    trainer.seen.discard(trainer.step - 3)
    trainer.w = trainer.w * 0.5
    known = trainer.step in trainer.seen, trainer.step - 3 in trainer.seen, trainer.step - 1 in trainer.seen
    return jnp.sum(trainer.w) * len(trainer.seen), known, bool(trainer.seen), len(trainer.seen)
