"""jnp.broadcast_arrays of arrays that have the shape already gives new arrays, not the operands."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return [jnp.ones(3), jnp.arange(3.0)]


def step(state, i):
    a, b = jnp.broadcast_arrays(*state)
    (grid,) = jnp.meshgrid(state[0])
    state[0] = a + b * i
    return a, b, grid, [state[1]]
