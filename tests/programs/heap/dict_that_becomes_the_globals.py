"""A dict of its own at first; later it is the dict of the module whose global the function writes."""
# expect: converted, compiles<=3, hits>=2, misses>=1
# guard: all_distinct
# calls: 10

import jax.numpy as jnp

total = jnp.zeros(2)


def setup():
    return [{"total": jnp.zeros(2)}]


def between(state, i):
    if i == 6:
        state[0] = globals()


def step(state, i):
    global total
    total = jnp.ones(2) * i
    state[0]["total"] = state[0]["total"] + 1
    return total
