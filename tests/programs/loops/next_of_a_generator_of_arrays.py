"""next() of a generator expression with a condition on arrays: the first that fits, or the default."""
# expect: reason=array-branch

import jax.numpy as jnp


def setup():
    return {"v": [jnp.array(1.0), jnp.array(2.5), jnp.array(-1.0)]}


def step(state, i):
    found = next((v for v in state["v"] if v > 3.3), jnp.array(-9.0))
    state["v"] = [v + 0.75 - i % 3 * 0.5 for v in reversed(state["v"])]
    return found * 2
