"""Counters are compared with Counters, dicts and numbers while their counts vary."""
# expect: converted, compiles<=4, hits>=6
# calls: 14

from collections import Counter

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "have": Counter(a=1), "need": Counter(a=5, b=0)}


def step(state, i):
    have, need = state["have"], state["need"]
    have["a"] += 1
    state["x"] = state["x"] * 0.5
    ready = have >= need
    if ready:
        have -= Counter(a=4)
    equal = have == need, have != {"a": 2}, have == 3, dict(have) == {"a": have["a"]}
    return ready, equal, jnp.sum(state["x"]), sorted(have.items(), key=lambda pair: -pair[1])
