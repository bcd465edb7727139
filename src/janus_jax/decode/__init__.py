"""From CPython's bytecode to neutral Ops: the only package that knows what differs between Pythons."""

from janus_jax.decode.check import ListingError, check_listing, find_depths
from janus_jax.decode.constants import CodeStub
from janus_jax.decode.decoder import decode
from janus_jax.decode.instruction import Handler, Instruction
from janus_jax.decode.listing import Listing
from janus_jax.decode.ops import Op
from janus_jax.decode.parse import parse_listing
from janus_jax.decode.rules import UnknownOpcode

__all__ = [
    "CodeStub",
    "Handler",
    "Instruction",
    "Listing",
    "ListingError",
    "Op",
    "UnknownOpcode",
    "check_listing",
    "find_depths",
    "decode",
    "parse_listing",
]
