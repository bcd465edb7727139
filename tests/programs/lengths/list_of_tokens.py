"""A list of whole numbers, as many as the sentence has words."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax
import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = [(7 * k + i) % 4 for k in range(n)]


def step(state, i):
    def loss_fn(w):
        h, loss = jnp.zeros(4), 0.0
        for t in range(len(state["xs"]) - 1):
            h = jnp.tanh(h @ w + w[state["xs"][t]])
            loss -= jax.nn.log_softmax(h)[state["xs"][t + 1]]
        return loss

    return jax.value_and_grad(loss_fn)(state["w"])
