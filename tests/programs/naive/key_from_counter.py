"""A key made from a Python integer that grows: jax.random.key(t) with t never the same."""
# expect: converted, compiles<=2, hits>=5

import jax


def setup():
    return {"t": 0}


def step(state, i):
    state["t"] = state["t"] + 1
    return jax.random.normal(jax.random.key(state["t"]), (3,))
