"""Enumerations that choose a branch, compared, looked up, and used as dictionary keys."""
# expect: converted, compiles<=2, hits>=5

import enum

import jax
import jax.numpy as jnp


class Mode(enum.Enum):
    TRAIN = "train"
    EVAL = "eval"

    @property
    def noisy(self):
        return self is Mode.TRAIN


class Order(enum.IntEnum):
    FIRST = 1
    SECOND = 2


scales = {Mode.TRAIN: 2.0, Mode.EVAL: 1.0}


def setup():
    return {"mode": Mode.TRAIN, "x": jnp.array([1.0, 2.0])}


def between(state, i):
    if i == 4:
        state["mode"] = Mode.EVAL


def step(state, i):
    y = state["x"] * scales[state["mode"]] ** Order.SECOND
    if state["mode"].noisy:
        y = y + jax.random.normal(jax.random.key(0), y.shape)
    return y, Mode("eval"), state["mode"].name, Order.FIRST + 1, [m.value for m in Mode]
