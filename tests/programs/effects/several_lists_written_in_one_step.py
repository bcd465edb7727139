"""Several lists are written in one step, some wholly, some at their end: each gets its own items."""
# expect: converted, compiles<=3, hits>=4

import jax.numpy as jnp

COUNT = 0


def tick(by=1):
    global COUNT
    COUNT = (COUNT + by) % 4
    return COUNT


def remember(value, kept=[]):
    kept.append(value)
    del kept[:-2]
    return kept


def setup():
    return {
        "x": jnp.float32(0.5),
        "v": jnp.array([0.5, -1.0, 2.0]),
        "flag": jnp.array(True),
        "n": 1,
        "items": [jnp.float32(1.0), jnp.float32(-0.5)],
    }


def step(state, i):
    x = state["x"]
    v = state["v"]
    flag = state["flag"]
    n = state["n"]
    items = state["items"]
    x = x
    n = tick()
    if flag:
        items[0] = x
        v = jnp.abs(v)
    remember(x)
    state["x"] = jnp.clip(x, -4.0, 4.0)
    state["v"] = jnp.clip(v, -4.0, 4.0)
    state["n"] = n % 5
    del items[3:]
    return x
