"""Counters, schedules and the log of a long loop: what Python counts in it is known when it ends."""
# expect: converted, compiles<=3, hits>=5

import jax
import jax.numpy as jnp


class Trainer:
    def __init__(self):
        self.step = 0
        self.last = None
        self.log = []
        self.w = jnp.linspace(-1.0, 1.0, 8)

    def advance(self, x):
        self.step += 1
        rate = 0.5 if self.step < 40 else 0.1
        loss = jnp.mean(jax.nn.logsumexp(self.w) - self.w * jax.nn.softmax(x))
        self.w = self.w - 0.01 * rate * jnp.tanh(self.w - loss) * jax.nn.softplus(-loss)
        self.last = loss


def setup():
    return {"trainer": Trainer()}


def step(state, i):
    trainer = state["trainer"]
    x = jnp.arange(8.0) + i
    for n in range(10, 70, 2):
        trainer.advance(x)
        trainer.log.append((n, trainer.step, trainer.last))
    else:
        n += 1000
    return n, trainer.step, trainer.last
