"""An array of eight bits is made of lists that hold arrays and a number that grows, until the number does not fit."""
# expect: converted, hits>=2
# calls: 9

import jax.numpy as jnp


class Counter:
    def __init__(self):
        self.count = 0


def setup():
    return Counter(), jnp.array([1, 2], jnp.uint8)


def join(x, n):
    return jnp.array([[x[0], n], [n, x[1]]]), jnp.asarray((n, 1), dtype=jnp.uint8)


def step(state, i):
    counter, x = state
    counter.count += 40
    try:
        return join(x, counter.count)
    except OverflowError as error:
        counter.count = 0
        return str(error)
