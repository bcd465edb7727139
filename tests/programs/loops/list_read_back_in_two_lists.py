"""A list that is read back from an array is appended to two lists: it is one list."""
# expect: converted, compiles<=2, hits>=3
# calls: 5

import jax.numpy as jnp


def setup():
    return {"x": jnp.linspace(0.0, 1.0, 3)}


def step(state, i):
    h, first, second = state["x"] + i, [], []
    for _ in range(24):
        h = jnp.tanh(h * 0.5 + jnp.roll(h, 1) * 0.25)
        values = h.tolist()
        first.append(values)
        second.append(values)
    return h, first, second
