"""A list gets arrays that the loop makes and one that was there before it, in turns; some stay under other names."""
# expect: converted, compiles<=3, hits>=3

import jax.numpy as jnp


def setup():
    return {"x": jnp.ones(3), "seen": [], "w": jnp.zeros(3)}


def step(state, i):
    x, w = state["x"] + 3.0 + i, state["w"]
    y, n = x * 2, 0
    if x[0] > 5:
        while jnp.abs(x).max() > 0.1:
            x = x * 0.8
            state["seen"].append(x if n % 2 else y)
            if x[0] > 3:
                w = x
            n += 1
    return x, w, n, y
