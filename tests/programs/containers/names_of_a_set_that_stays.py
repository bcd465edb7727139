"""A set of names that does not change is gone over, counted and searched in each call."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return {"params": {"a": jnp.ones(2), "b": jnp.full(2, 2.0), "c": jnp.zeros(2)}, "frozen": {"a", "c"}}


def step(state, i):
    params, frozen = state["params"], state["frozen"]
    for name in params:
        if name not in frozen:
            params[name] = params[name] * 0.9
    total = sum(jnp.sum(params[name]) for name in sorted(frozen))
    return total, len(frozen), bool(frozen), params["b"]
