"""Every way of changing a list that exists: append, extend, insert, pop, remove, slices, sort, reverse, clear."""
# expect: converted, hits>=5

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
    numbers.sort()
    numbers.reverse()
    numbers += [numbers[0]]
    numbers.remove(numbers[0])
    scratch = [last, first]
    scratch.clear()
    return last, first, scratch, numbers.index(2), numbers.count(3), len(state["log"])
