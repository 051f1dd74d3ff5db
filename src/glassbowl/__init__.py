"""Glassbowl: a neural network you can see through.

Six lines, from four customers to a ranked list:

>>> import glassbowl
>>> X, y = [[1, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]], [1, 1, 0, 0]
>>> trace = glassbowl.train(X, y)
>>> trace.at(860)
Step(round 860, mean miss 0.049980, Network(3-4-1, 16 numbers))
>>> prediction = glassbowl.feed_forward(trace.network, X).prediction

The names below are read from their rooms on first use, so that `import glassbowl` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from glassbowl.core.activation import sigmoid, slope
    from glassbowl.core.back_propagation import Backward, back_propagate
    from glassbowl.core.feed_forward import Forward, feed_forward
    from glassbowl.core.gradient_descent import Step, descend, steps, take_step
    from glassbowl.core.network import Network
    from glassbowl.core.recipe import Recipe
    from glassbowl.errors import GlassbowlError
    from glassbowl.files.model_file import load, save
    from glassbowl.study.score import Scores, score_prospects
    from glassbowl.study.study import Study
    from glassbowl.study.train import train_study
    from glassbowl.trace.record import record, train
    from glassbowl.trace.trace import Trace

__version__ = "0.1.0"

ROOMS: Final = {
    "Backward": "core.back_propagation",
    "Forward": "core.feed_forward",
    "GlassbowlError": "errors",
    "Network": "core.network",
    "Recipe": "core.recipe",
    "Scores": "study.score",
    "Step": "core.gradient_descent",
    "Study": "study.study",
    "Trace": "trace.trace",
    "back_propagate": "core.back_propagation",
    "descend": "core.gradient_descent",
    "feed_forward": "core.feed_forward",
    "load": "files.model_file",
    "record": "trace.record",
    "save": "files.model_file",
    "score_prospects": "study.score",
    "sigmoid": "core.activation",
    "slope": "core.activation",
    "steps": "core.gradient_descent",
    "take_step": "core.gradient_descent",
    "train": "trace.record",
    "train_study": "study.train",
}
"""Every public name and the room it lives in."""

__all__ = [
    "Backward",
    "Forward",
    "GlassbowlError",
    "Network",
    "Recipe",
    "Scores",
    "Step",
    "Study",
    "Trace",
    "__version__",
    "back_propagate",
    "descend",
    "feed_forward",
    "load",
    "record",
    "save",
    "score_prospects",
    "sigmoid",
    "slope",
    "steps",
    "take_step",
    "train",
    "train_study",
]


def __getattr__(name: str) -> object:
    if name not in ROOMS:
        message = f"glassbowl has no {name!r}; it has {', '.join(ROOMS)}"
        raise AttributeError(message)
    return getattr(import_module(f"glassbowl.{ROOMS[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
