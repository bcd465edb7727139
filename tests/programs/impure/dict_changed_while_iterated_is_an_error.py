"""A loop over a dict that deletes a key of it raises RuntimeError after the first round; what it did stays."""
# expect: converted, compiles<=5, hits>=11
# calls: 16

import jax.numpy as jnp


def setup():
    return {"params": {"a": jnp.array([1.0]), "b": jnp.array([2.0])}, "errors": 0}


def step(state, i):
    params = state["params"]
    try:
        for name in params:
            params[name] = params[name] * 0.5 + i
            if i % 2:
                params["new"] = params.pop(name)
                params["more"] = params["new"] + 1.0
    except RuntimeError as error:
        state["errors"] += 1
        params["b"] = params.get("b", params["more"])
        params["a"] = params.pop("new")
        del params["more"]
        return str(error), list(params)
    return params["a"], state["errors"]
