"""A function under jax.jit prints when JAX traces it, which is once for each shape."""
# expect: reason=user-jit

import jax
import jax.numpy as jnp


@jax.jit
def double(x):
    print("tracing for", x.shape)
    return x * 2.0


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def between(state, i):
    if i == 5:
        state["x"] = jnp.ones(3)


def step(state, i):
    print("step", i)
    state["x"] = double(state["x"]) * 0.25  # culprit
    print("x", state["x"])
    return state["x"]
