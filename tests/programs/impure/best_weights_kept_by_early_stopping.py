"""The weights with the lowest validation loss so far are kept and put back when patience ends."""
# expect: converted, compiles<=4, hits>=16

# calls: 20

import jax.numpy as jnp


class Stopper:
    def __init__(self, patience):
        self.best, self.weights, self.bad, self.patience = None, None, 0, patience

    def __call__(self, loss, weights):
        if self.best is None or loss < self.best:
            self.best, self.weights, self.bad = loss, dict(weights), 0
            return False
        self.bad += 1
        return self.bad > self.patience


def setup():
    return {"params": {"w": jnp.array([1.0, 4.0])}, "stopper": Stopper(1), "restored": 0}


def step(state, i):
    params, stopper = state["params"], state["stopper"]
    params["w"] = params["w"] * (0.7 if i % 5 < 2 else 1.2) + 0.01
    if stopper(float(jnp.sum(params["w"])), params):
        params.update(stopper.weights)
        stopper.bad = 0
        state["restored"] += 1
    return params["w"], stopper.best, stopper.bad, state["restored"]
