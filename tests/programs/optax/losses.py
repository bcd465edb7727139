"""Loss functions of optax inside a gradient, with integer labels and smoothing."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp
import optax


def setup():
    return {"w": jnp.ones((2, 3)) * 0.1}


def step(state, i):
    x, labels = jnp.array([[1.0, 2.0], [-1.0, 0.5]]), jnp.array([0, 2])

    def loss(w):
        logits = x @ w
        hard = optax.softmax_cross_entropy_with_integer_labels(logits, labels).mean()
        soft = optax.softmax_cross_entropy(logits, optax.smooth_labels(jax.nn.one_hot(labels, 3), 0.1)).mean()
        return hard + 0.5 * soft + optax.huber_loss(logits).mean()

    state["w"] = state["w"] - jax.grad(loss)(state["w"])
    return state["w"]
