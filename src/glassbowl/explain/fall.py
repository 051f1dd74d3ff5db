"""One step down: how far the slopes promise that the loss falls, and how far it fell."""

from __future__ import annotations

from dataclasses import dataclass

from glassbowl.core.arrays import Layer
from glassbowl.core.gradient_descent import Step, descend, take_step


@dataclass(frozen=True, eq=False, slots=True)
class Fall:
    """A step and the one after it.

    promised  how far the loss would fall were the bowl a straight slope: rate x sum of nudge^2
    asked     the deltas of the last layer, which are often taken for the change to come; got is
              the change of the predictions that really came. Both (rows, outputs)
    """

    before: Step
    after: Step
    promised: float
    asked: Layer
    got: Layer

    @property
    def fell(self) -> float:
        """How far the loss fell; below 0 when it rose."""
        return float(self.before.loss - self.after.loss)


def fall(step: Step) -> Fall:
    """Take the step that the recipe's rate gives, and compare. Raises DivergedError."""
    rate = step.recipe.rate
    after = take_step(
        descend(step, rate),
        step.forward.layers[0],
        step.y,
        recipe=step.recipe,
        weight=step.weight,
        iteration=step.iteration + 1,
    )
    promised = rate * sum(float((nudge**2).sum()) for nudge in step.backward.nudges)
    got = after.forward.prediction - step.forward.prediction
    return Fall(step, after, promised, step.backward.deltas[-1], got)
