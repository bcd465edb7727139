"""A long loop over a range prints on either side of branches on its number and on arrays, and notes some numbers."""

# expect: converted, compiles<=2, hits>=3
import jax.numpy as jnp


def setup():
    return {"x": jnp.arange(4.0), "losses": [], "lines": []}


def step(state, i):
    x = state["x"]
    for k in range(64):
        x = jnp.tanh(x * 0.9 + jnp.sin(x) + 0.1 * jnp.cos(x) - jnp.exp(-x) * 0.01)
        loss = jnp.sum(x**2)
        if k % 20 == 0:
            print(f"k {k} loss {loss:.3f}")
        elif loss > 2.2:
            print("high")
            if loss > 2.5:
                print("very", float(loss) > 3.0)
                state["lines"].append(k)
        state["losses"].append(float(loss))
    state["x"] = x + 0.5
    return x
