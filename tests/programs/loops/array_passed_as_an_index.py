"""An int array is used where Python wants an index: a list item, a list slice and a repetition count."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"n": jnp.int32(0), "items": ["a", "b", "c", "d"], "x": jnp.array([1.0, 2.0])}


def between(state, i):
    state["n"] = jnp.int32(i * 3 % 4)


def step(state, i):
    n = state["n"]
    state["x"] = state["x"] * 0.5 + n
    return state["items"][n], state["items"][:n], "ab" * int(n)
