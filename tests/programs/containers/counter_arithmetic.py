"""Counters are added, subtracted, joined and met, also in place; an existing one is changed in place."""
# expect: converted, compiles<=3, hits>=5
# calls: 10

from collections import Counter

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "have": Counter(apple=3, pear=1), "need": Counter(apple=1, plum=2)}


def step(state, i):
    have, need = state["have"], state["need"]
    both, more, less, common = have | need, have + need, have - need, have & need
    state["x"] = state["x"] * 0.5 + more["apple"]
    same = have
    same += Counter(pear=1)
    same -= Counter(apple=0)
    equal = more == have + need, more != less, common <= both, have == {"apple": 3}
    return both, more, less, common, +less, -less, equal, same is state["have"], jnp.sum(state["x"])
