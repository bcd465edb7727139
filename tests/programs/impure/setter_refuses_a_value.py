"""A property setter checks the rate and raises; the old rate stays and the step uses it."""
# expect: converted, compiles<=5, hits>=11
# calls: 16

import jax.numpy as jnp


class Optimizer:
    def __init__(self, rate):
        self.refused, self.rate = 0, rate

    @property
    def rate(self):
        return self._rate

    @rate.setter
    def rate(self, value):
        if not 0 < value < 1:
            self.refused += 1
            raise ValueError(f"rate {value}")
        self._rate = value


def setup():
    return {"opt": Optimizer(0.5), "w": jnp.array([4.0, 2.0])}


def step(state, i):
    opt = state["opt"]
    try:
        opt.rate = opt.rate * (0.8, 1.1, 2.5)[i % 3]
    except ValueError:
        opt.rate = 0.9 * opt.rate
    state["w"] = state["w"] - opt.rate * 0.1 * state["w"]
    return state["w"], opt.rate, opt.refused
