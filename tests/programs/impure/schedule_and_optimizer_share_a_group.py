"""As in other frameworks: the schedule writes the rate into the dict that the optimizer reads."""
# expect: converted, compiles<=2, hits>=5

import jax
import jax.numpy as jnp


class SGD:
    def __init__(self, params, rate):
        self.groups = [{"params": params, "rate": rate}]

    def step(self, grads):
        for group in self.groups:
            for name, grad in grads.items():
                group["params"][name] = group["params"][name] - group["rate"] * grad


class StepDecay:
    def __init__(self, optimizer, every):
        self.optimizer, self.every, self.epoch = optimizer, every, 0

    def step(self):
        self.epoch += 1
        if self.epoch % self.every == 0:
            for group in self.optimizer.groups:
                group["rate"] *= 0.5


def setup():
    params = {"w": jnp.array([2.0, 1.0]), "b": jnp.array(0.0)}
    optimizer = SGD(params, 0.1)
    return {"params": params, "optimizer": optimizer, "schedule": StepDecay(optimizer, 3)}


def step(state, i):
    grads = jax.grad(lambda p: jnp.sum((p["w"] - i) ** 2) + p["b"] ** 2 + p["b"])(state["params"])
    state["optimizer"].step(grads)
    state["schedule"].step()
    return dict(state["params"]), state["optimizer"].groups[0]["rate"]
