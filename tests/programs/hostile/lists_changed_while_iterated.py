"""A list that grows while it is iterated over, and one whose items are removed on the way."""
# expect: compiles<=2

import jax.numpy as jnp


def setup():
    return {"queue": [jnp.array([1.0]), jnp.array([2.0])], "x": jnp.array([0.0])}


def step(state, i):
    work = list(state["queue"])
    for item in work:
        state["x"] = state["x"] + item
        if len(work) < 5:
            work.append(item * 2)
    numbers = [1, 2, 3, 4, 5, 6]
    for n in numbers:
        if n % 2:
            numbers.remove(n)
    for name in list(state):
        state[name] = state[name]
    return len(work), numbers, state["x"]
