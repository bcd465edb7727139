"""Lists and dicts that nobody has looked into are given back as auxiliary data, with what they hold."""
# expect: converted, compiles<=6, hits>=4
# calls: 26

import jax
import jax.numpy as jnp

LENGTHS = [3, 3, 4, 2, 5, 3, 4]


def setup():
    return {"w": jnp.ones(3), "ys": None, "named": {"a": jnp.zeros(2), "b": [1, 2.5]}}


def between(state, i):
    state["ys"] = [jnp.ones(2) * k for k in range(LENGTHS[i % len(LENGTHS)])]


def loss_fn(w, ys, named):
    return jnp.sum(w**2), (ys, named)


def step(state, i):
    (loss, aux), grads = jax.value_and_grad(loss_fn, has_aux=True)(state["w"], state["ys"], state["named"])
    return loss, aux, grads, len(aux[0])
