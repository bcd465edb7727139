"""Methods that have nothing to do on this array: whether they give back the array itself or a new one."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    x = state["x"]
    first = (x.squeeze(), x.ravel(), x.reshape(2), x.astype(x.dtype), x.real, x.T, x[:], jnp.asarray(x), jnp.array(x))
    second = (jnp.positive(x), jnp.conj(x), jnp.atleast_1d(x), jnp.broadcast_to(x, (2,)), jax.lax.stop_gradient(x))
    state["x"] = x + 1.0
    return first, second, jnp.concatenate([x]), x.copy(), jnp.where(True, x, x), x.block_until_ready()
