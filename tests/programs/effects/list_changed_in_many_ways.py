"""pop, insert, extend, slice assignment, clear and reverse of a list in the state, each behind a condition."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.int32(0), "items": [1, 2, 3]}


def between(state, i):
    state["x"] = jnp.int32([0, 1, 2, 3, 4, 0, 1, 5][i])


def step(state, i):
    items, x = state["items"], state["x"]
    if x == 0:
        items.extend([i, i + 1])
    elif x == 1:
        items.insert(0, items.pop())
    elif x == 2:
        items[1:2] = ["a", "b"]
    elif x == 3:
        items.reverse()
    elif x == 4:
        items.clear()
    items.append(len(items))
    return x + 1
