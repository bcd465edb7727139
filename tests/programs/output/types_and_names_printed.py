"""Types, functions, enum members, ranges, slices, bytes and numbers of every kind are printed by name."""
# expect: converted, compiles<=4, hits>=4

import enum

import jax.numpy as jnp


class Phase(enum.Enum):
    WARM = 1
    COLD = 2


def setup():
    return {"x": jnp.array(1.0), "phase": Phase.WARM}


def between(state, i):
    state["phase"] = Phase.COLD if i % 3 == 2 else Phase.WARM


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    print(type(state["x"]).__name__, step.__name__, state["phase"], state["phase"].name, int, Phase)
    print(range(i), slice(i), b"bytes", True, None, ..., 1e20, -0.0, 10**20 + i, 1 / 3, "é\t", 'q"')
    print({1}, frozenset(), {i: {i}}, (i,), [[]], {"k": (1, [2.5, None])}, 3 + 4j)
    return state["x"]
