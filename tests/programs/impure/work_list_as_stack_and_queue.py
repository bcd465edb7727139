"""A list is a stack of spans to split; the finished ones go to a queue from whose front they are read."""
# expect: converted, compiles<=3, hits>=13
# calls: 16

import jax.numpy as jnp


def setup():
    return {"stack": [], "done": []}


def step(state, i):
    stack, done = state["stack"], state["done"]
    stack.append((0, 8 + 2 * (i % 2)))
    values = jnp.sin(jnp.arange(16.0) + i)
    total = jnp.array(0.0)
    while stack:
        low, high = stack.pop()
        if high - low <= 3:
            done.append((low, high))
            total = total * 0.5 + jnp.sum(values[low:high])
        else:
            middle = (low + high) // 2
            stack += [(low, middle), (middle, high)]
    front = done.pop(0)
    del done[4:]
    return total, front, done
