"""Arrays of many kinds: integers, bools, complex numbers, half precision, keys, empty and long ones, nan, infinity."""
# expect: converted, compiles<=1, hits>=7

import jax
import jax.numpy as jnp
import numpy as np


def setup():
    return {"x": jnp.array([1.0, -2.0]), "key": jax.random.key(0), "long": jnp.arange(1200), "host": np.arange(3.0)}


def step(state, i):
    x = state["x"] = state["x"] * 0.5 + i
    print(x.astype(jnp.int8), x > 0, x.astype(jnp.bfloat16), x.astype(jnp.float16)[0], x + 1j)
    print(x / 0.0, (x - x) / 0.0, jnp.zeros((0, 2)), jnp.zeros(()), x[None, :, None])
    print(state["long"] * i, state["host"], state["host"][1], np.float64(0.1), np.int32(i))
    print([x.astype(jnp.int32)], {"flag": x[0] > 1}, (x.astype(jnp.uint8),))
    state["key"], key = jax.random.split(state["key"])
    print(key.dtype, jax.random.key_data(key))
    return x
