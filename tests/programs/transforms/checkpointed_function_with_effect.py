"""A module-level checkpointed function counts how often Python ran it: JAX keeps its trace, so once for all steps."""
# expect: reason=cached-trace

import jax
import jax.numpy as jnp

runs = []


@jax.checkpoint
def head(x):
    runs.append("head")
    return jnp.sin(x)


def setup():
    return {"x": jnp.ones(3)}


def step(state, i):
    state["x"] = head(state["x"]) * 2.0
    return len(runs)
