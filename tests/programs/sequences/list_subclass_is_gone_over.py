"""A list of a class of the user's that iterates in its own way."""
# expect: reason=container-subclass
# calls: 5

import jax.numpy as jnp


class Twice(list):
    def __iter__(self):
        for item in list.__iter__(self):
            yield item
            yield item * 2.0


def setup():
    return {"xs": Twice(jnp.ones(4) * k for k in range(15)), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h = jnp.zeros(4) + i
    for x in state["xs"]:
        h = jnp.tanh(state["w"] @ h + x)
    return h
