"""JAX's own context managers entered inside the step: precision, promotion, disable_jit, named_scope, x64."""
# expect: compiles<=1

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.eye(2)}


def step(state, i):
    x = state["x"]
    with jax.default_matmul_precision("highest"), jax.named_scope("product"):
        y = x @ x
    with jax.disable_jit():
        y = jnp.sin(y)
    with jax.numpy_dtype_promotion("strict"):
        try:
            y = y + jnp.ones(2, jnp.int32)
        except Exception as error:
            y = y + len(type(error).__name__)
    state["x"] = y * 0.1
    return y
