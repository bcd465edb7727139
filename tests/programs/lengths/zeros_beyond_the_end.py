"""A logarithm of rows would be infinite of rows that are not there, and so would its derivative."""
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


def step(state, i):
    xs = jnp.abs(state["xs"]) + 0.5

    def loss_fn(u):
        outputs = []
        for x in xs:
            outputs.append(jnp.abs(x @ u) + 0.1)
        return jnp.mean(jnp.log(jnp.stack(outputs))) + jnp.mean(1.0 / jnp.stack(outputs))

    return jax.value_and_grad(loss_fn)(state["u"])
