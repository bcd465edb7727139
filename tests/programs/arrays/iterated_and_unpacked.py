"""Arrays iterated over, unpacked, zipped, enumerated, summed and starred."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"m": jnp.arange(6.0).reshape(3, 2), "v": jnp.array([1.0, -1.0, 2.0])}


def step(state, i):
    m, v = state["m"], state["v"]
    total = sum(row * weight for row, weight in zip(m, v))
    rows = [row + n for n, row in enumerate(m)]
    a, b, c = v
    first, *others = list(m)
    state["m"] = jnp.stack([*others, first]) * 0.9
    return total, rows, a + b - c, sum(v), reversed(rows).__class__.__name__, *v
