"""The same argument as a Python number, a NumPy scalar and a zero-dimensional array, whose types promote differently."""
# expect: compiles<=8

import jax.numpy as jnp
import numpy as np

values = [2, 2.0, np.float32(2.0), np.float64(2.0), np.int32(2), jnp.float32(2.0), jnp.array(2), np.array(2.0)]


def setup():
    return jnp.array([1, 2, 3], dtype=jnp.int32)


def step(x, i):
    return x * values[i], x.astype(jnp.bfloat16) * values[i]
