"""math functions over sequences of numbers, some of which change or are read back from arrays."""
# expect: converted, compiles<=2, hits>=5

import math

import jax.numpy as jnp


def setup():
    return {"t": 0.5, "x": jnp.array([3.0, 4.0])}


def step(state, i):
    state["t"] += 0.25
    x = state["x"] = state["x"] * 0.9
    loss = x.sum()
    exact = math.fsum([0.1] * 3 + [state["t"]])
    far = math.dist((0.0, state["t"]), (1, 2.0))
    product = math.prod([x, 2.0, state["t"]], start=x)
    read = math.exp(loss / 10), math.hypot(x[0], 1.0), math.floor(loss), math.isfinite(loss), math.fsum([loss, 0.5])
    return exact, far, product, read, math.lcm(4, 6), math.comb(5, 2), math.prod([2, 3, 4])
