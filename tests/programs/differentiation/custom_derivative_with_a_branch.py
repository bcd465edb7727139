"""A custom_jvp function is called on one side: its own rule is used there."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


@jax.custom_jvp
def log_one_plus_exp(x):
    return jnp.log(1.0 + jnp.exp(x))


@log_one_plus_exp.defjvp
def rule(primals, tangents):
    (x,), (t,) = primals, tangents
    return log_one_plus_exp(x), (1.0 - 1.0 / (1.0 + jnp.exp(x))) * t


def loss(x):
    if x < 3.0:
        return log_one_plus_exp(x)
    return x + jnp.exp(-x)


def setup():
    return {"x": jnp.float32(0.0)}


def between(state, i):
    state["x"] = jnp.float32([0.0, 4.0, -2.0, 3.5, 2.0, 9.0, 1.0, 3.0][i])


def step(state, i):
    return jax.value_and_grad(loss)(state["x"])
