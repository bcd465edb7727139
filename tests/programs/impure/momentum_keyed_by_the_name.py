"""SGD with momentum makes its buffers when it first sees a name; weight decay skips the biases."""
# expect: converted, compiles<=1, hits>=7

import jax
import jax.numpy as jnp


class Momentum:
    def __init__(self, rate=0.1, momentum=0.9):
        self.rate, self.momentum, self.buffers = rate, momentum, {}

    def apply(self, params, grads):
        for name in list(params):
            grad = grads[name] if name.startswith("b") else grads[name] + 0.01 * params[name]
            buffer = self.buffers.get(name)
            self.buffers[name] = grad if buffer is None else self.momentum * buffer + grad
            params[name] = params[name] - self.rate * self.buffers[name]


def setup():
    return {"params": {"w": jnp.array([1.0, 2.0]), "bias": jnp.array(0.5)}, "optimizer": Momentum()}


def step(state, i):
    grads = jax.grad(lambda p: jnp.mean(jnp.tanh(p["w"] * 0.3 * i + p["bias"])))(state["params"])
    state["optimizer"].apply(state["params"], grads)
    return dict(state["params"]), len(state["optimizer"].buffers)
