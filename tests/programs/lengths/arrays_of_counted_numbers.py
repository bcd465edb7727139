"""Each step leaves an array of its number, in another list the number itself, and one list that two lists hold."""
# expect: converted, compiles<=12, hits>=3
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


def step(state, i):
    h, arrays, numbers, lists, again = jnp.zeros(3), [], [], [], []
    for t, x in enumerate(state["xs"]):
        h = jnp.tanh(h * 0.5 + x)
        arrays.append((jnp.asarray(t), h))
        numbers.append(t)
        values = h.tolist()
        lists.append(values)
        again.append(values)
    return arrays, numbers, lists, again
