"""Second derivatives and directional ones go through a loop over rows."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax
import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    def run(scale):
        h, losses = jnp.zeros(4), []
        for x in state["xs"]:
            h = jnp.tanh(state["w"] @ h * scale + x)
            losses.append(jnp.sum(h**2))
        return sum(losses) / len(losses)

    value, slope = jax.jvp(run, (jnp.float32(1.0 + 0.1 * i),), (jnp.float32(1.0),))
    return value, slope, jax.grad(jax.grad(run))(0.5)
