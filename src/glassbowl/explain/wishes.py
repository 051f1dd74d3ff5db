"""What every customer wishes for one weight: the votes that add up to its nudge."""

from __future__ import annotations

from glassbowl.core.arrays import Array
from glassbowl.core.gradient_descent import Step
from glassbowl.explain.places import Place


def wishes(step: Step, place: Place) -> Array:
    """One number a row, (rows,): its share of the nudge; above 0 it wants the weight larger.

    It is what came in at the start of the weight times the delta at its end. For squared error that
    is - error x the chain's slope: the code differentiates 1/2 error^2, and the slope of that has
    the error itself as one more factor.
    """
    came_in = step.forward.layers[place.synapse][:, place.source]
    # Adding 0 turns the -0.0 of somebody who answered no into 0.0.
    return came_in * step.backward.deltas[place.synapse][:, place.neuron] + 0.0


def nudge(step: Step, place: Place) -> float:
    """What the code adds to this weight at rate 1: the sum of all wishes."""
    return float(step.backward.nudges[place.synapse][place.source, place.neuron])
