"""Checkpoints are dicts in a list of two; when the loss, an array, jumps, the newest one is restored."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


class Trainer:
    def __init__(self):
        self.params, self.step, self.checkpoints, self.last = {"w": jnp.array([2.0, 1.0])}, 0, [], jnp.inf

    def state_dict(self):
        return {"params": dict(self.params), "step": self.step}

    def load(self, saved):
        self.params, self.step = dict(saved["params"]), saved["step"]


def setup():
    return Trainer()


def between(trainer, i):
    if i % 4 == 3:
        trainer.params["w"] = trainer.params["w"] + 5.0


def step(trainer, i):
    trainer.params["w"] = trainer.params["w"] * 0.9
    trainer.step += 1
    loss = jnp.sum(trainer.params["w"] ** 2)
    if loss > 2.0 * trainer.last:
        trainer.load(trainer.checkpoints[-1])
    else:
        trainer.checkpoints = [*trainer.checkpoints[-1:], trainer.state_dict()]
        trainer.last = loss
    return trainer.params["w"], trainer.step, trainer.last
