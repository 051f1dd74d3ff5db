"""The story's own network for `look` and `walk`: learned up to a round, from the seed asked for."""

from __future__ import annotations

from glassbowl.cli.screen import Screen
from glassbowl.core.network import Network
from glassbowl.core.recipe import Recipe
from glassbowl.trace.trace import Trace


def story_run(screen: Screen, *, iterations: int, seed: int = 1) -> Trace:
    """The four customers learned from a random start, every round kept."""
    recipe = Recipe(seed=seed, iterations=iterations)
    return _run(screen, Network.random((3, *recipe.hidden, 1), seed), recipe)


def tutorial_run(screen: Screen, *, iterations: int) -> Trace:
    """The four customers learned from the tutorial's matrices on, every round kept."""
    from glassbowl.survey.litter_rip import tutorial_network

    return _run(screen, tutorial_network(), Recipe(iterations=iterations))


def question_names(screen: Screen) -> tuple[str, ...]:
    """The story's three questions in a word each."""
    from glassbowl.survey.litter_rip import QUESTIONS

    return tuple(screen.say(f"look.question.{question}") for question in QUESTIONS)


def _run(screen: Screen, network: Network, recipe: Recipe) -> Trace:
    from glassbowl.survey.litter_rip import customers
    from glassbowl.trace.record import recording

    X, y = customers()
    return screen.watch(recording(network, X, y, recipe=recipe))
