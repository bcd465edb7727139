"""A step that raises after it has counted, added and moved: what it did before stays done."""
# expect: compiles<=3
# calls: 12

from collections import Counter, OrderedDict

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "n": Counter(), "seen": {0}, "order": OrderedDict(a=1, b=2, c=3)}


def step(state, i):
    state["n"]["calls"] += 1
    state["seen"].add(state["n"]["calls"])
    state["seen"].discard(i - 2)
    state["order"].move_to_end("a" if i % 2 else "b")
    state["x"] = state["x"] * 0.5
    if i % 3 == 2:
        state["order"].move_to_end("missing")
    return jnp.sum(state["x"]), len(state["seen"])
