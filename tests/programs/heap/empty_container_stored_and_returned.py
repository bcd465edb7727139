"""A new empty list or dict that a branch on an array may store is the one that is returned."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return {"held": None, "rows": None}


def step(state, i):
    x = jnp.float32(i % 3)
    found, rows = {}, [{}]
    if x > 1:
        state["held"] = found
        rows.append(1)
    elif x < 1:
        state["held"] = None
        rows[0] = 2
    state["rows"] = rows
    return found, rows[0], x
