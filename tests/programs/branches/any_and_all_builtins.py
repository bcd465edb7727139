"""any() and all() over lists and generators of scalar arrays give Python bools, and stop where they can."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"w": [jnp.array([1.0, 2.0]), jnp.array([-1.0]), jnp.array([0.5, 0.5, 0.5])]}


def step(state, i):
    w = state["w"]
    is_bad = any(jnp.max(jnp.abs(v)) > 3.0 for v in w)
    is_calm = all([jnp.sum(v) < 4.0 for v in w])
    if is_bad:
        state["w"] = [v * 0.25 for v in w]
    elif not is_calm:
        state["w"] = [v - 1.0 for v in w]
    else:
        state["w"] = [v * 1.75 for v in w]
    return is_bad, is_calm, state["w"][0]
