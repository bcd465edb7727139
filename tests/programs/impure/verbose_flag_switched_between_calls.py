"""A helper prints only while the trainer is verbose; the flag is switched between two calls."""
# expect: converted, compiles<=2, hits>=10

# calls: 12

import jax.numpy as jnp


class Trainer:
    def __init__(self):
        self.w, self.verbose = jnp.array([1.0, -2.0]), False

    def note(self, *values):
        if self.verbose:
            print(*values)


def setup():
    return Trainer()


def between(trainer, i):
    trainer.verbose = i in (4, 5)


def step(trainer, i):
    trainer.note("before", trainer.w)
    trainer.w = jnp.tanh(trainer.w) * (i + 1)
    trainer.note("after", trainer.w)
    return trainer.w
