"""A string of marks grows by one letter for each call, chosen by the number of the call and by a float."""
# expect: converted, compiles<=8, hits>=8
# calls: 16

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([0.5, 1.0]), "marks": "", "words": []}


def step(state, i):
    state["x"] = jnp.cos(state["x"] + i)
    value = float(jnp.sum(state["x"]))
    state["marks"] += "+" if value > 0 else "-"
    state["marks"] += "abc"[i % 3].upper()
    state["words"].append(f"{value:.1f}")
    return state["marks"], ",".join(state["words"][-3:]), state["marks"].count("+"), state["marks"][::-1]
