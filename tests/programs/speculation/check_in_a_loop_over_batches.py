"""Every minibatch is checked for nan, and training stops with an exception at the first bad one."""
# expect: converted, compiles<=4, hits>=2

import jax.numpy as jnp


class BadBatch(Exception):
    pass


def setup():
    return {"w": jnp.zeros(2), "batches": jnp.ones((3, 2))}


def between(state, i):
    batches = jnp.arange(6.0).reshape(3, 2) * 0.25 + i
    state["batches"] = batches.at[i % 3, 0].set(float("nan")) if i in (4, 6) else batches


def step(state, i):
    for n, batch in enumerate(state["batches"]):
        if jnp.any(jnp.isnan(batch)):
            raise BadBatch(f"batch {n}")
        state["w"] = 0.5 * state["w"] + batch
    return state["w"]
