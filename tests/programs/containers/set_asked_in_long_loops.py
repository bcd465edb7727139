"""What a loop of 500 iterations adds to a set, it asks for in the next iteration."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp

visited = set()


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    x, first = state["x"], 0
    for k in range(500):
        x = x * 0.99 + 0.01
        if "loop" not in visited:
            visited.add("loop")
            first += 1
    visited.remove("loop")
    state["x"] = x
    return jnp.sum(x), first
