"""One name for a network: the SHA-256 of its numbers."""

from __future__ import annotations

from hashlib import sha256

import numpy as np

from glassbowl.core.network import Network


def fingerprint(network: Network) -> str:
    """SHA-256 of syn0, then syn1, ... as little-endian float64, row by row; 64 hex digits."""
    digest = sha256()
    for synapse in network.synapses:
        digest.update(np.ascontiguousarray(synapse, dtype="<f8").tobytes())
    return digest.hexdigest()
