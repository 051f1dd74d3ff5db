"""Engines are found by name, and anything with the one method is an engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from glassbowl.core.network import Network
from glassbowl.engines import choose
from glassbowl.engines.protocol import Engine, Stretch
from glassbowl.errors import EngineError
from glassbowl.trace.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.engines.conftest import Job

    from glassbowl.core.arrays import Inputs, Targets, Weight
    from glassbowl.core.recipe import Recipe


@dataclass(frozen=True)
class Lazy:
    """An engine that moves nothing; it knows nothing of Glassbowl's classes but their shape."""

    name: str = "lazy"
    agrees_to: float = 1.0

    def run(
        self,
        network: Network,
        X: Inputs,  # noqa: ARG002  a lazy engine looks at nothing
        y: Targets,  # noqa: ARG002
        *,
        recipe: Recipe,  # noqa: ARG002
        stops: Sequence[int],
        weight: Weight = None,  # noqa: ARG002
    ) -> Iterator[Stretch]:
        """The same network at every stop."""
        still = Network(tuple(synapse[None] for synapse in network.synapses))
        return (([stop], still) for stop in stops)


def test_the_compiled_engine_is_the_default() -> None:
    """The reference engine always works; the compiled one is taken unasked."""
    assert ("compiled", "reference") == choose.available()
    assert choose.get().name == "compiled"


def test_every_engine_answers_to_its_name() -> None:
    """The name an engine is listed under is the name it gives."""
    assert choose.available() == tuple(choose.get(name).name for name in choose.available())


def test_the_reference_is_right_by_definition() -> None:
    """It differs from itself by nothing."""
    assert choose.get("reference").agrees_to == 0


@pytest.mark.parametrize("name", ["", "fast", "REFERENCE", "../reference", "x" * 100, "a\x1b[31m"])
def test_another_name_is_refused(name: str) -> None:
    """The sentence lists the engines there are and shows the name that was asked for, safely."""
    with pytest.raises(
        EngineError, match=r"^The engine must be one of: compiled, reference\. Got '"
    ) as got:
        choose.get(name)
    assert str(got.value).isprintable()
    assert len(str(got.value)) < 100


def test_anything_with_the_method_is_an_engine() -> None:
    """A class that inherits from nothing conforms."""
    lazy: Engine = Lazy()
    assert isinstance(lazy, Engine)


@pytest.mark.parametrize(
    "thing", [object(), "reference", Network, None, 3], ids=lambda thing: type(thing).__name__
)
def test_other_things_are_no_engines(thing: object) -> None:
    """What lacks the method does not conform."""
    assert not isinstance(thing, Engine)


def test_a_trace_learns_and_replays_with_the_engine_it_names(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With an engine that moves nothing, every round of the trace shows the start."""
    monkeypatch.setattr(choose, "ENGINES", {**choose.ENGINES, "lazy": Lazy()})
    trace = record(job.network, job.X, job.y, engine="lazy", recipe=job.recipe, stops=[9])
    expected = [synapse.tolist() for synapse in job.network.synapses]
    for iteration in (0, 4, 9, 33, 50):
        assert expected == [s.tolist() for s in trace.at(iteration).network.synapses]
