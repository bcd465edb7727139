"""Items are removed from a set, one that is not there raises KeyError; what is left is gone over in the set's order."""
# expect: converted, compiles<=4, hits>=6
# calls: 14

import jax.numpy as jnp

pending = {"north", "south", "east", "west", "up", "down"}


def setup():
    return {"x": jnp.array([1.0, 2.0]), "left": pending}


def between(state, i):
    if i == 7:
        pending.update(["north", "south", "center"])


def step(state, i):
    x = state["x"] * 0.5
    text = ""
    try:
        state["left"].remove("north")
        state["left"].remove("south")
    except KeyError as error:
        text = repr(error)
    names = [name for name in state["left"]]
    state["left"].discard("never")
    state["x"] = x + len(names)
    return jnp.sum(x), text, names, sorted(state["left"]), "north" in pending, len(pending)
