"""A weakly typed array of bools that only one side of a branch returns keeps its weak type."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return {}


def step(state, i):
    flag, other = jnp.asarray(i % 2 == 0), jnp.asarray(i % 3 == 0)
    if other:
        return 1.5
    return flag > 0
