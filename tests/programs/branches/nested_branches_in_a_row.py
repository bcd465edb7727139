"""A branch in a branch, in each of thirty steps, with a list of what came of it."""
# expect: converted, compiles<=2, hits>=3
# calls: 5

import jax.numpy as jnp


def setup():
    return {"w": jnp.eye(3) * 0.5}


def step(state, i):
    h, count, left = jnp.zeros(3), jnp.asarray(0), []
    for t in range(30):
        h = h @ state["w"] * 0.3 + (t % 5 - i) * 0.01
        if h[0] > 0:
            if h[0] > 0.01:
                count = count + 1
        else:
            h = h * 0.5
        left.append(h)
    return h, count, left
