"""The longest run of equal tokens, by a loop with two ifs over the elements of an array."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"tokens": jnp.zeros(6, jnp.int32)}


def between(state, i):
    state["tokens"] = jnp.array([1, 1, 2, 2, 2, 3]) * jnp.array([1, i % 2, 1, 1, i % 3, i % 4 - 1])


def step(state, i):
    longest = current = jnp.int32(1)
    previous = state["tokens"][0]
    for token in state["tokens"][1:]:
        if token == previous:
            current = current + 1
            if current > longest:
                longest = current
        else:
            current = jnp.int32(1)
        previous = token
    return longest
