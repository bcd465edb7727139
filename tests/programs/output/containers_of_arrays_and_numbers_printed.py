"""Lists, dicts and tuples of arrays, numbers and strings are printed before and after they change."""
# expect: converted, compiles<=4, hits>=4

import jax.numpy as jnp


def setup():
    return {"params": {"w": jnp.array([1.0, 2.0]), "b": jnp.array(0.5)}, "history": [], "point": (1, None)}


def step(state, i):
    print(state["params"])
    state["params"]["w"] = state["params"]["w"] * 0.5
    print(state["history"], end=" -> ")
    state["history"].append((i, state["params"]["w"].sum(), "ok"))
    print(state["history"][-2:])
    state["point"] = (i, state["params"]["b"] + i)
    print(state["point"], (state["point"][1],), {"nested": [{"deep": (i, 0.5)}], "none": None})
    return len(state["history"])
