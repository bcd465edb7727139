"""A method with effects is called on one side: the optimiser skips a step whose gradient is not finite."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Optimizer:
    def __init__(self, w):
        self.w, self.velocity = w, jnp.zeros_like(w)
        self.steps, self.skipped = 0, 0

    def apply(self, grad):
        self.velocity = 0.5 * self.velocity - 0.25 * grad
        self.w = self.w + self.velocity
        self.steps += 1


def setup():
    return {"opt": Optimizer(jnp.array([1.0, -2.0])), "scale": jnp.array(1.0)}


def between(state, i):
    state["scale"] = jnp.float32(float("inf") if i % 3 == 2 else 1.0)


def step(state, i):
    opt = state["opt"]
    grad = opt.w * state["scale"]
    if jnp.all(jnp.isfinite(grad)):
        opt.apply(grad)
    else:
        opt.skipped += 1
    return opt.w, opt.steps, opt.skipped
