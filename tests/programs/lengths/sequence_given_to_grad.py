"""The sequence is an argument of the function that is differentiated."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax
import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


def loss_fn(w, u, xs):
    h = jnp.zeros(4)
    outputs = []
    for x in xs:
        h = jnp.tanh(h @ w + x @ u)
        outputs.append(h)
    return jnp.mean(jnp.stack(outputs) ** 2)


def step(state, i):
    loss, grads = jax.value_and_grad(loss_fn)(state["w"], state["u"], state["xs"])
    return loss, grads
