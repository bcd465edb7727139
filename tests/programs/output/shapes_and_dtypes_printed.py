"""What an array says of itself is printed: shape, dtype, size, number of axes, of values that change their shape."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.ones((2, 3))}


def between(state, i):
    if i == 4:
        state["x"] = jnp.ones((2, 3, 1), dtype=jnp.int32)


def step(state, i):
    x = state["x"] = state["x"] + 1
    print(x.shape, x.dtype, x.size, x.ndim, len(x))
    print(f"{x.shape} {x.dtype}", type(x).__name__, x.sum().shape)
    return x.sum()
