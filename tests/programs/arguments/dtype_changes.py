"""An array that comes as float32, then bfloat16, then int32, then float32 again."""
# expect: converted, compiles<=3, hits>=2

import jax.numpy as jnp

dtypes = [jnp.float32, jnp.float32, jnp.float32, jnp.bfloat16, jnp.bfloat16, jnp.int32, jnp.int32, jnp.float32]


def setup():
    return [1, 2, 3]


def between(state, i):
    state[:] = [jnp.array([1, 2, 3], dtypes[i])]


def step(state, i):
    return state[0] / 2 + state[0] * 3
