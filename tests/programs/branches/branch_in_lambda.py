"""A lambda with a conditional expression, handed to functions that call it."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def apply_to_both(f, pair):
    return f(pair[0]), f(pair[1])


def setup():
    return {"x": jnp.array([1.0, -1.0])}


def step(state, i):
    leaky = lambda v: v if v > 0 else 0.125 * v
    a, b = apply_to_both(leaky, state["x"])
    c = list(map(lambda v: v + 1 if v < 1 else v, [a, b]))
    state["x"] = jnp.stack([b * 8.0 + a, a - 3.0])
    return c, a, b
