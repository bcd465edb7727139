"""The while changes items of a list and of a dictionary in the state, one of them only on some passes."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"v": [jnp.array(1.0), jnp.array(5.0)], "table": {"hits": jnp.int32(0)}}


def step(state, i):
    v = state["v"]
    while v[0] < v[1]:
        v[0] = v[0] * 2.0
        if v[0] > 4.0:
            v[1] = v[1] - 0.5
            state["table"]["hits"] += 1
    v[0] = v[0] * 0.25
    v[1] = v[1] + i % 4
    return v[0] + v[1]
