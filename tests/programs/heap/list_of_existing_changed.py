"""Every way of changing a list that exists: append, extend, insert, pop, slices, clear."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return {"log": [], "stack": [jnp.zeros(1)], "numbers": [3, 1, 2], "x": jnp.array([1.0])}


def step(state, i):
    stack, numbers = state["stack"], state["numbers"]
    state["x"] = state["x"] * 1.5
    state["log"].append(state["x"])
    stack.extend([state["x"], state["x"] + 1])
    stack.insert(0, state["x"] - 1)
    last, first = stack.pop(), stack.pop(0)
    stack[-1] = stack[-1] * 2
    del stack[1:]
    numbers += [7]
    numbers.pop(0)
    scratch = [last, first]
    scratch.clear()
    return last, first, scratch, numbers[1], len(state["log"])
