"""has_aux=True: the side taken decides the auxiliary output too, which has the same structure on both."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def loss(params, x):
    y = jnp.dot(params["w"], x)
    if y > 0:
        return y**2, {"y": y, "count": jnp.int32(1)}
    return -y, {"y": x[0], "count": jnp.int32(0)}


def setup():
    return {"w": jnp.array([1.0, -1.0]), "count": jnp.int32(0)}


def step(params, i):
    x = jnp.array([1.0, i % 3 - 0.5])
    (value, aux), grads = jax.value_and_grad(loss, has_aux=True)({"w": params["w"]}, x)
    params["w"] = params["w"] - 0.1 * grads["w"]
    params["count"] = params["count"] + aux["count"]
    return value, aux
