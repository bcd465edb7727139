"""float(loss), int(n), bool(flag), loss.item() and x.tolist() are printed next to the arrays that they come from."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


def setup():
    return {"w": jnp.array([1.0, 2.0, 3.0])}


def step(state, i):
    state["w"] = state["w"] * 0.75 - 0.125 * i
    loss = jnp.sum(state["w"] ** 2)
    n = jnp.sum(state["w"] > 0)
    print("loss", float(loss), loss.item(), loss)
    print("positive:", int(n), n.item() + 1, n, bool(n > 1))
    print(f"{float(loss):.4f} {float(loss):8.2e} {int(n):03d} {float(loss) / 3:.5g}")
    print(state["w"].tolist(), [float(value) for value in state["w"]])
    return loss
