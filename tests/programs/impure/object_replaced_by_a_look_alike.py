"""The model is replaced by one of another class with the same attributes but another method, then by the first again."""
# expect: converted, compiles<=4, hits>=8

# calls: 12

import jax.numpy as jnp


class Linear:
    def __init__(self, w):
        self.w, self.calls = w, 0

    def __call__(self, x):
        self.calls += 1
        return self.w * x


class Squared:
    def __init__(self, w):
        self.w, self.calls = w, 0

    def __call__(self, x):
        self.calls += 2
        return self.w * x * x


def setup():
    first = Linear(jnp.array([1.0, 2.0]))
    return {"model": first, "first": first, "second": Squared(jnp.array([0.5, 0.5]))}


def between(state, i):
    state["model"] = state["second"] if i % 6 in (3, 4) else state["first"]


def step(state, i):
    y = state["model"](jnp.array([1.0, 3.0]) + i)
    return y, state["first"].calls, state["second"].calls
