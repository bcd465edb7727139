"""The best parameters are kept without a copy: they change along with the current ones, as the user will find."""
# expect: converted, compiles<=3, hits>=5

import jax.numpy as jnp


class Trainer:
    def __init__(self):
        self.params = {"w": jnp.array([4.0, 1.0]), "history": []}
        self.best = None
        self.best_loss = float("inf")


def setup():
    return Trainer()


def step(trainer, i):
    trainer.params["w"] = trainer.params["w"] * (0.8 if i % 3 else 1.3)
    loss = float(jnp.sum(trainer.params["w"]))
    trainer.params["history"].append(loss)
    if loss < trainer.best_loss:
        trainer.best, trainer.best_loss = trainer.params, loss
    if i == 4:
        trainer.params = dict(trainer.params)
    return trainer.best is trainer.params, trainer.best["w"], len(trainer.best["history"])
