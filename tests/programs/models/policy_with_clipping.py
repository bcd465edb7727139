"""PPO's clipped objective over several epochs of minibatches inside one step."""
# expect: converted, compiles<=1, hits>=3
# calls: 5

import jax
import jax.numpy as jnp
import numpy as np
import optax


class PPO:
    def __init__(self, source):
        self.params = {"w": jnp.asarray(source.randn(3, 2).astype("float32")), "b": jnp.zeros(2)}
        self.tx = optax.chain(optax.clip_by_global_norm(0.5), optax.adam(1e-2))
        self.opt = self.tx.init(self.params)

    def log_prob(self, params, states, actions):
        logits = jax.nn.log_softmax(states @ params["w"] + params["b"])
        return jnp.take_along_axis(logits, actions[:, None], axis=1)[:, 0]

    def update(self, states, actions, advantages, epochs=2, clip=0.2):
        old = self.log_prob(self.params, states, actions)
        for _ in range(epochs):
            for part in (slice(0, 2), slice(2, 4)):

                def objective(params):
                    ratio = jnp.exp(self.log_prob(params, states[part], actions[part]) - old[part])
                    clipped = jnp.clip(ratio, 1 - clip, 1 + clip)
                    return -jnp.mean(jnp.minimum(ratio * advantages[part], clipped * advantages[part]))

                loss, grads = jax.value_and_grad(objective)(self.params)
                updates, self.opt = self.tx.update(grads, self.opt)
                self.params = optax.apply_updates(self.params, updates)
        return loss


def setup():
    source = np.random.RandomState(0)
    return {"ppo": PPO(source), "source": source, "rollout": None}


def between(state, i):
    source = state["source"]
    state["rollout"] = (
        jnp.asarray(source.randn(4, 3).astype("float32")),
        jnp.asarray(source.randint(0, 2, 4)),
        jnp.asarray(source.randn(4).astype("float32")),
    )


def step(state, i):
    return state["ppo"].update(*state["rollout"])
