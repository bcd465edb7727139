"""A dict key 1 is replaced by True, then by 1.0: equal keys of other types, which the step returns."""
# expect: converted, compiles<=3, hits>=5

import jax.numpy as jnp


def setup():
    return {"table": {1: jnp.array([1.0, 2.0]), 2: jnp.array([3.0, 4.0])}}


def between(state, i):
    table = state["table"]
    if i in (3, 5):
        value = table.pop(1)
        other = table.pop(2)
        table[True if i == 3 else 1.0] = value
        table[2] = other


def step(state, i):
    table = state["table"]
    table[1] = table[1] * 0.5 + i
    return [type(key).__name__ for key in table], table[True], list(table)
