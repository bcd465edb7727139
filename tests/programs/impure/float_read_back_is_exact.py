"""A float read from an array has exactly the digits of the 32-bit number, in sums, products and text."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([3.0, 4.0]), "total": 0.0}


def step(state, i):
    state["x"] = state["x"] + 1.0
    value = float(jnp.sum(state["x"]))
    state["total"] += value / 3
    return (
        repr(value / 3),
        repr(value * 0.1),
        (value / 7).hex(),
        repr(state["total"]),
        repr(value**0.5),
        str(value * 1e300),
    )
