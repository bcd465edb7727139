"""A class registered as a pytree by hand, with static data, through grad and vmap."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


@jax.tree_util.register_pytree_node_class
class Layer:
    def __init__(self, w, name):
        self.w, self.name = w, name

    def tree_flatten(self):
        return (self.w,), self.name

    @classmethod
    def tree_unflatten(cls, name, children):
        return cls(*children, name)

    def __call__(self, x):
        return jnp.tanh(x * self.w)


def setup():
    return {"layer": Layer(jnp.array([0.5, 2.0]), "first")}


def step(state, i):
    grads = jax.grad(lambda layer: layer(jnp.ones(2)).sum())(state["layer"])
    state["layer"] = jax.tree.map(lambda p, g: p - 0.1 * g, state["layer"], grads)
    return grads, state["layer"].name
