"""Keys of a dict made in the step, and of an existing one, are taken out and put back with the same value on one
side only: that changes nothing but their order."""
# expect: reason=branch-merge

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "table": {"a": 1, "b": 2, "c": 3}}


def step(state, i):
    table, fresh = state["table"], {"p": 1, "q": 2}
    table["a"] = table.pop("a")
    table["b"] = table.pop("b")
    if state["x"] > 1.5:
        fresh["p"] = fresh.pop("p")
        state["x"] = state["x"] - 1.25
    else:
        table["a"] = table.pop("a")
        state["x"] = state["x"] * 1.75
    return list(table), list(fresh), state["x"]
