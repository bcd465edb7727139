"""Arrays of different shapes on the two sides, of which only the sums leave the branch."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, -3.0])}


def step(state, i):
    x = state["x"]
    if jnp.sum(x) > 0:
        total = jnp.sum(jnp.outer(x, x))
    else:
        longer = jnp.concatenate([x, jnp.ones(3)])
        total = jnp.max(longer)
    state["x"] = x * -0.5 + total * 0.25
    return total
