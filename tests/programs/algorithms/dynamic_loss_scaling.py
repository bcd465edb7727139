"""Mixed precision with a loss scale: it is halved and the step skipped on overflow, and doubled after good steps."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


class Scaler:
    def __init__(self):
        self.scale, self.good = jnp.float32(2.0**15), 0

    def update(self, grads):
        finite = jnp.array(True)
        for g in jax.tree.leaves(grads):
            finite = finite & jnp.all(jnp.isfinite(g))
        if finite:
            self.good += 1
            if self.good >= 2:
                self.scale, self.good = self.scale * 2.0, 0
            return True
        self.scale, self.good = self.scale * 0.5, 0
        return False


def setup():
    return {"w": jnp.array([0.5, 1.0], jnp.float16), "scaler": Scaler(), "skipped": 0}


def step(state, i):
    scale = state["scaler"].scale
    grad = jax.grad(lambda w: jnp.sum(w.astype(jnp.float32) ** 2) * scale)(state["w"])
    if state["scaler"].update([grad]):
        state["w"] = state["w"] - (0.125 * grad / scale).astype(jnp.float16)
    else:
        state["skipped"] += 1
    return state["w"], state["skipped"], state["scaler"].scale
