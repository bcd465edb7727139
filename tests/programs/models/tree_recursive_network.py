"""A TreeRNN over Python objects: the same weights at every node, another tree shape now and then."""
# expect: converted, compiles<=3, hits>=6
# calls: 12

import jax
import jax.numpy as jnp


class Tree:
    def __init__(self, word=None, left=None, right=None):
        self.word, self.left, self.right = word, left, right

    @property
    def is_leaf(self):
        return self.left is None


def encode(params, node):
    if node.is_leaf:
        return params["embedding"][node.word]
    pair = jnp.concatenate([encode(params, node.left), encode(params, node.right)])
    return jnp.tanh(params["w"] @ pair + params["b"])


def setup():
    keys = jax.random.split(jax.random.key(0), 2)
    params = {
        "embedding": jax.random.normal(keys[0], (5, 2)),
        "w": jax.random.normal(keys[1], (2, 4)) * 0.5,
        "b": jnp.zeros(2),
    }
    trees = [Tree(None, Tree(0), Tree(1)), Tree(None, Tree(None, Tree(2), Tree(3)), Tree(4))]
    return {"params": params, "trees": trees}


def step(state, i):
    tree = state["trees"][i % 2]
    loss, grads = jax.value_and_grad(lambda p: jnp.sum(encode(p, tree) ** 2))(state["params"])
    state["params"] = jax.tree.map(lambda p, g: p - 0.1 * g, state["params"], grads)
    return loss
