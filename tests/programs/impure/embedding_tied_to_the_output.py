"""Two modules have one parameter object; an update by one is seen by the other, and its gradients add up."""
# expect: converted, compiles<=1, hits>=7

import jax
import jax.numpy as jnp


class Parameter:
    def __init__(self, data):
        self.data, self.grad = data, None


class Embedding:
    def __init__(self, table):
        self.table = table

    def __call__(self, tokens, data):
        return data[tokens]


def setup():
    shared = Parameter(jnp.arange(8.0).reshape(4, 2) * 0.1)
    return {"embed": Embedding(shared), "out": {"table": shared}, "tokens": jnp.array([0, 2, 3])}


def step(state, i):
    table = state["embed"].table

    def loss(data):
        h = jnp.tanh(state["embed"](state["tokens"], data))
        return jnp.mean((h @ data.T - 0.1 * i) ** 2)

    value, grad = jax.value_and_grad(loss)(table.data)
    table.grad = grad if table.grad is None else 0.5 * table.grad + grad
    table.data = table.data - 0.1 * table.grad
    return value, state["out"]["table"].data, state["out"]["table"] is table
