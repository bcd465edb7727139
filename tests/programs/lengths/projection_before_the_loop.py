"""All rows are projected at once before the loop, and all states after it."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax
import jax.numpy as jnp
import optax

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


def step(state, i):
    inputs = jax.nn.relu(state["xs"] @ state["u"] + 1.0)
    h, outputs = jnp.zeros(4), []
    for x in inputs:
        h = jnp.tanh(h @ state["w"] + x)
        outputs.append(h)
    logits = jnp.stack(outputs) @ state["w"]
    labels = jnp.argmax(inputs, axis=-1)
    return optax.softmax_cross_entropy_with_integer_labels(logits, labels).mean()
