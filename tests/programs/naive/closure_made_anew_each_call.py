"""optimize(lambda: ...): a new function object on every call, over values that change."""
# expect: converted, compiles<=2, hits>=5

import jax
import jax.numpy as jnp

params = {"w": jnp.array([1.0, -1.0])}


def optimize(loss_fn, lr):
    loss, grads = jax.value_and_grad(loss_fn)(params)
    for name in params:
        params[name] = params[name] - lr * grads[name]
    return loss


def setup():
    return {"scale": 1.0}


def step(state, i):
    scale = state["scale"]
    state["scale"] = scale * 1.1
    return optimize(lambda p: jnp.sum(p["w"] ** 2) * scale, 0.1)
