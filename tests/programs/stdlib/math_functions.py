"""math on Python numbers, one of which changes at every call, mixed with arrays."""
# expect: converted, compiles<=2, hits>=5

import math

import jax.numpy as jnp


def setup():
    return {"t": 1, "x": jnp.array([1.0, 2.0])}


def step(state, i):
    state["t"] += 1
    angle = math.sin(state["t"] / 10) * math.pi
    scale = math.sqrt(state["t"]) + math.floor(angle) + math.log2(8)
    return state["x"] * scale + angle, math.prod((2, 3)), math.isclose(scale, scale), math.gcd(12, 18)
