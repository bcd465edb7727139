"""Each iteration leaves a list of one array, and a tuple of one."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


def step(state, i):
    h, lists, tuples = jnp.zeros(4), [], []
    for x in state["xs"]:
        h = jnp.tanh(h @ state["w"] + x @ state["u"])
        lists.append([h])
        tuples.append((h * 2.0,))
    return lists, tuples
