"""print is the default value of a parameter and an item of a list of callbacks."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


class Trainer:
    def __init__(self):
        self.x, self.lines = jnp.array(1.0), []
        self.callbacks = [print, self.keep]

    def keep(self, line):
        self.lines.append(line)


def advance(trainer, by, log=print):
    trainer.x = trainer.x * 0.5 + by
    log("advanced by", by)


def setup():
    return Trainer()


def between(trainer, i):
    if i == 4:
        trainer.callbacks.reverse()


def step(trainer, i):
    advance(trainer, i)
    advance(trainer, 1, log=lambda *values: print("quietly:", *values))
    for callback in trainer.callbacks:
        callback(f"x is {trainer.x:.3f}")
    return trainer.x
