"""`.item()` of an integer array against Python ints: a category by its number."""
# expect: compiles<=3

import jax.numpy as jnp


def setup():
    return {"logits": jnp.array([0.1, 0.5, 0.2])}


def step(state, i):
    best = jnp.argmax(state["logits"]).item()
    if best == 0:
        state["logits"] = state["logits"] - jnp.array([1.0, 0.0, 0.0])
    elif best == 1:
        state["logits"] = state["logits"] * jnp.array([2.0, 0.25, 1.0])
    else:
        state["logits"] = jnp.flip(state["logits"])
    return best, state["logits"]
