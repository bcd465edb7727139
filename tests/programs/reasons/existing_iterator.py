"""next() on an iterator that lives outside: each call must take exactly one item."""
# expect: reason=existing-iterator

import itertools

import jax.numpy as jnp


def setup():
    return {"counter": itertools.count(3), "batches": iter([jnp.full(2, float(n)) for n in range(20)])}


def step(state, i):
    batch = next(state["batches"])  # culprit
    return batch * next(state["counter"])
