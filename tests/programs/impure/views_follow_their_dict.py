"""The views keys(), values() and items() taken before the dict changes show what it has afterwards."""
# expect: converted, compiles<=3, hits>=13
# calls: 16

import jax.numpy as jnp


def setup():
    return {"params": {"a": jnp.array([1.0]), "b": jnp.array([2.0])}}


def step(state, i):
    params = state["params"]
    keys, values, items = params.keys(), params.values(), params.items()
    params["a"] = params["a"] * 0.5 + i
    params[f"new{i % 2}"] = params["a"] + params["b"]
    shared = keys & {"a", "new1", "z"}
    total = sum(values)
    last_name, last_value = list(items)[-1]
    backwards = list(reversed(params))
    return total, sorted(shared), last_name, last_value, backwards, len(keys), "b" in keys
