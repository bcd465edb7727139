"""A branch inside a function under vmap, on a value that is not batched: eager JAX allows this one."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def setup():
    return {"xs": jnp.arange(6.0).reshape(3, 2), "scale": jnp.float32(1.0)}


def step(state, i):
    scale = state["scale"]

    def one(x):
        if scale > 2.0:
            return jnp.sum(x) / scale
        return jnp.max(x) * scale

    out = jax.vmap(one)(state["xs"])
    state["scale"] = scale * 1.75 if i % 3 else scale * 0.5
    return out
