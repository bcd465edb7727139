"""A counter and an array in the variables of an enclosing function, written with nonlocal."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def make_accumulator():
    total = jnp.zeros(2)
    count = 0

    def add(x):
        nonlocal total, count
        total = total + x
        count += 1
        return total / count

    def peek():
        return total, count

    return add, peek


def setup():
    return make_accumulator()


def step(state, i):
    add, peek = state
    mean = add(jnp.array([1.0, 3.0]))
    return mean, peek()
