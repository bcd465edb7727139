"""loss.item(), x.tolist(), jax.device_get and block_until_ready as one writes them in PyTorch."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.array([[4.0, 2.0], [1.0, 3.0]]), "losses": []}


def step(state, i):
    x = state["x"] = state["x"] * 0.5
    loss = (x**2).mean()
    loss.block_until_ready()
    state["losses"].append(loss.item())
    count = (x > 0.5).sum()
    metrics = jax.device_get({"loss": loss, "x": x, "n": 3})
    return (
        loss.item() * 2,
        x.tolist(),
        count.item(),
        x.item(1),
        metrics,
        isinstance(loss.item(), float),
        jax.block_until_ready(x),
    )
