"""The outputs of one loop in step with targets in another loop: they are never taken apart."""
# expect: converted, compiles<=1, hits>=3, rolled==2
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, outputs, total = jnp.zeros(4) + i, [], 0.0
    for x in state["xs"]:
        h = jnp.tanh(state["w"] @ h + x)
        outputs.append(h)
    for output, target in zip(outputs, state["xs"]):
        total = total + jnp.sum(jnp.dot(state["w"], output) * jnp.tanh(target)) + jnp.mean(output @ state["w"])
    return total, output is h
