"""Complex arrays, boolean masks, unsigned and small integers, and their promotions."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"z": jnp.array([1 + 2j, 0.5j]), "u": jnp.array([250, 3], jnp.uint8), "mask": jnp.array([True, False])}


def step(state, i):
    z, u, mask = state["z"], state["u"], state["mask"]
    state["z"] = z * 1j + 0.5
    state["u"] = u + 3
    state["mask"] = ~mask
    return z.real, abs(z), u * 2, u / 2, mask & (u > 4), jnp.where(mask, z, 0), mask.sum(), u.astype(jnp.int8) - 1
