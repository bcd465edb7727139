"""A loss above its limit raises; the caller restores the parameters and halves the rate."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


class Diverged(ArithmeticError):
    pass


class Trainer:
    def __init__(self):
        self.w, self.rate, self.rollbacks = jnp.array([1.0, 2.0]), 0.3, 0

    def train(self):
        loss, grad = jax.value_and_grad(lambda w: jnp.sum(w**4))(self.w)
        self.w = self.w - self.rate * grad
        if jnp.sum(self.w**4) > loss:
            raise Diverged("loss went up")
        return loss


def setup():
    return Trainer()


def step(trainer, i):
    saved = trainer.w
    try:
        return trainer.train()
    except Diverged as error:
        trainer.w, trainer.rate = saved, trainer.rate * 0.5
        trainer.rollbacks += 1
        return str(error), trainer.rollbacks
