"""Everything that may be asked of an array without looking at its values."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp
import numpy as np


def setup():
    return {"x": jnp.ones((2, 3)), "n": jnp.arange(4)}


def step(state, i):
    x, n = state["x"] * 2.0, state["n"]
    facts = (x.shape, x.ndim, x.size, len(x), str(x.dtype), x.dtype == jnp.float32, n.dtype.kind, x.nbytes, x.itemsize)
    kinds = (isinstance(x, jax.Array), isinstance(x, jnp.ndarray), isinstance(x, np.ndarray), hasattr(x, "at"))
    more = (jnp.shape(x), jnp.ndim(n), jnp.issubdtype(n.dtype, jnp.integer), jnp.result_type(x, n) == x.dtype)
    if x.shape[0] % 2 == 0 and x.dtype != n.dtype and x is not None:
        state["x"] = x / 3
    return facts, kinds, more
