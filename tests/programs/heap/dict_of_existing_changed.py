"""Every way of changing a dictionary that exists, the order of its keys included."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"params": {"w": jnp.ones(2), "b": jnp.zeros(2)}, "cache": {"old": jnp.ones(1)}}


def step(state, i):
    params, cache = state["params"], state["cache"]
    params.update(b=params["b"] + 1, w=params["w"] * 0.5)
    w = params.pop("w")
    params["w"] = w
    cache.setdefault("sum", jnp.zeros(2))
    cache["sum"] = cache["sum"] + w
    cache |= {"last": w}
    missing = cache.pop("missing", None)
    old = cache["old"]
    del cache["old"]
    cache["old"] = old * 2
    removed = cache.popitem()
    cache["old"] = removed[1]
    empty = dict(cache)
    empty.clear()
    return missing, list(cache), list(params.items()), empty
