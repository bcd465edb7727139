"""An MLP as a list of dictionaries, trained by hand-written gradient descent."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp
import numpy as np


def make_params(sizes, seed=0):
    source = np.random.RandomState(seed)
    return [
        {"w": jnp.asarray(source.randn(n, m).astype("float32") * 0.5), "b": jnp.zeros(m)}
        for n, m in zip(sizes[:-1], sizes[1:])
    ]


def predict(params, x):
    for layer in params[:-1]:
        x = jax.nn.relu(x @ layer["w"] + layer["b"])
    return x @ params[-1]["w"] + params[-1]["b"]


def setup():
    return {"params": make_params([2, 5, 5, 1]), "losses": []}


def step(state, i):
    x = jnp.array([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]])
    y = jnp.array([[1.0], [1.0], [0.0], [0.0]])
    loss, grads = jax.value_and_grad(lambda p: jnp.mean((predict(p, x) - y) ** 2))(state["params"])
    for layer, grad in zip(state["params"], grads):
        for name in layer:
            layer[name] = layer[name] - 0.1 * grad[name]
    state["losses"].append(loss)
    return loss
