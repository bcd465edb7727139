"""A comprehension has a scope of its own: the name outside keeps its value, and inner lambdas see the last one."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0, 3.0])}


def step(state, i):
    x = state["x"]
    scaled = [y * n for n in range(3) for y in (x + n,)]
    functions = [lambda: x * n for n in range(3)]
    state["x"] = x * 0.5
    return scaled, [f() for f in functions], x
