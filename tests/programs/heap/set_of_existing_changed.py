"""Names added to and removed from a set that exists."""
# expect: compiles<=2

import jax.numpy as jnp


def setup():
    return {"done": {"a"}, "x": jnp.array([1.0])}


def step(state, i):
    state["x"] = state["x"] * 2
    state["done"].add("b")
    state["done"].discard("a" if i % 2 else "b")
    state["done"] |= {"c"}
    return "a" in state["done"], len(state["done"]), state["x"]
