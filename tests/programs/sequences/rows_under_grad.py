"""The loss of a recurrence over the rows of an array is differentiated, and the weights are updated."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax
import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    def loss_fn(w):
        h, outputs = jnp.zeros(4), []
        for x in state["xs"]:
            h = jnp.tanh(w @ h + x)
            outputs.append(h)
        return jnp.mean((jnp.stack(outputs) - 0.1 * i) ** 2)

    loss, grads = jax.value_and_grad(loss_fn)(state["w"])
    state["w"] = state["w"] - 0.5 * grads
    return loss
