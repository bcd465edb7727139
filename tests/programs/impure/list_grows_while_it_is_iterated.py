"""A loop over a list appends to that list until it has six items; another removes while it goes."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


def setup():
    return {"todo": [jnp.array([1.0])]}


def step(state, i):
    todo = state["todo"]
    for item in todo:
        if len(todo) < 6:
            todo.append(item * 0.5 + i)
    total = sum(todo)
    for k, item in enumerate(todo):
        if k % 2 == 0:
            todo.pop(k)
    del todo[2:]
    return total, len(todo), todo[0]
