"""One iterator over an array's rows is advanced by next() and then by a for, and what is left by another for."""
# expect: reason=late-value-use

import jax.numpy as jnp


def setup():
    return {"x": jnp.arange(10.0).reshape(5, 2)}


def step(state, i):
    rows = iter(state["x"])
    total = next(rows)
    for row in rows:
        total = total + row
        if jnp.sum(total) > 12.0:
            break
    rest = jnp.zeros(2)
    for row in rows:
        rest = rest + row
    state["x"] = jnp.roll(state["x"], i % 3, axis=0) * 0.875
    return total, rest
