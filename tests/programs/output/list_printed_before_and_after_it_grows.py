"""One list is printed, changed and printed again: each line shows it as it was then."""
# expect: converted, compiles<=4, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.0), "names": ["a"], "alias": None}


def step(state, i):
    names = state["names"]
    state["x"] = state["x"] + len(names)
    print(names, state["x"])
    names.append(f"n{i}")
    state["alias"] = names
    print(names)
    if state["x"] > 6.0:
        names.insert(0, "large")
        print("now", state["alias"])
        state["x"] = state["x"] - 6.0
    del state["alias"][3:]
    print(len(names), names)
    return state["x"]
