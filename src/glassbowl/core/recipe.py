"""How a network learns: every setting, checked once."""

from dataclasses import dataclass
from typing import Final, Literal

from glassbowl.errors import RecipeError, shown

LossKind = Literal["squared_error", "cross_entropy"]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Full-batch gradient descent for a fixed number of rounds; as it stands, the tutorial's own.

    hidden      neurons in each hidden layer; () is no hidden layer, which is logistic regression
    iterations  rounds; each looks at every customer once and moves every synapse once
    rate        how much of each nudge is added; above 0
    seed        of MT19937, as in np.random.seed: which starting synapses are drawn
    loss        "squared_error" (1/2 sum of error squared) or "cross_entropy"
    mean        divide by the number of customers, so that the step does not grow with the survey
    always_yes  add a question that everybody answers yes: the bias
    """

    hidden: tuple[int, ...] = (4,)
    iterations: int = 60_000
    rate: float = 1.0
    seed: int = 1
    loss: LossKind = "squared_error"
    mean: bool = False
    always_yes: bool = False

    def __post_init__(self) -> None:
        """Raise RecipeError for the first setting that is out of range."""
        for neurons in self.hidden:
            _whole("hidden", neurons, least=1, most=4_096)
        _whole("iterations", self.iterations, least=0, most=10**9)
        _whole("seed", self.seed, least=0, most=2**32 - 1)
        if not _positive(self.rate):
            sentence = "rate must be a number above 0. Got {rate}; the tutorial uses 1.0."
            raise RecipeError("recipe.rate", sentence, rate=str(self.rate))
        if self.loss not in ("squared_error", "cross_entropy"):
            sentence = "loss must be squared_error or cross_entropy. Got {loss}."
            raise RecipeError("recipe.loss", sentence, loss=shown(self.loss))


def _positive(value: object) -> bool:
    return isinstance(value, int | float) and value is not True and 0 < value < float("inf")


def _whole(name: str, value: object, *, least: int, most: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        sentence = "{name} must be a whole number {range}. Got {value}."
        values = {"name": name, "range": f"{least}..{most}", "value": str(value)}
        raise RecipeError("recipe.whole", sentence, **values)


TUTORIAL: Final = Recipe()
