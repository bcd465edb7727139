"""Comprehensions call print, directly and through a helper that returns what it has shown."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


def shown(value):
    print("<", value, ">", sep="", end=" ")
    return value


def setup():
    return {"x": jnp.array([1.0, 2.0, 3.0])}


def step(state, i):
    rows = [shown(row * 2.0) for row in state["x"]]
    nothing = {k: print("key", k) for k in ("a", "b")}
    chosen = [value for value in range(4) if shown(value) % 2 == i % 2]
    print()
    state["x"] = jnp.stack(rows) * 0.5 - len(chosen)
    return nothing, chosen
