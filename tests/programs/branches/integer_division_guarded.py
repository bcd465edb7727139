"""An integer division by a divisor that the condition has made sure is not zero."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"a": jnp.int32(17), "b": jnp.int32(0)}


def between(state, i):
    state["b"] = jnp.int32(i % 3)


def step(state, i):
    if state["b"] != 0:
        quotient, rest = divmod(state["a"], state["b"])
    else:
        quotient, rest = state["a"] * 0, state["a"]
    state["a"] = state["a"] + 3
    return quotient, rest
