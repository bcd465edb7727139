"""A loop of seventy steps prints whenever an array is negative."""
# expect: converted, compiles<=2, hits>=3
# calls: 5

import jax.numpy as jnp

SIDES = jnp.array([-0.125, 0.125])


def setup():
    return {"x": jnp.array([1.0, 0.0])}


def step(state, i):
    x = state["x"]
    for k in range(70):
        x = (x + jnp.roll(x, 1) * SIDES) * 0.9921875
        if x[0] < -0.75:
            print("far left at", k)
    state["x"] = x
    return x
