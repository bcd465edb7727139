"""A string argument that names what to do."""
# expect: converted, compiles<=3, hits>=5
# calls: 12

import jax
import jax.numpy as jnp

activations = {"relu": jax.nn.relu, "tanh": jnp.tanh}


def activate(x, name):
    if name == "square":
        return x**2
    return activations[name](x)


def setup():
    return {"x": jnp.linspace(-1.0, 1.0, 4)}


def step(state, i):
    return activate(state["x"], ("relu", "tanh", "square")[i % 3])
