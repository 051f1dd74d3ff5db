"""Give a study back the customers it was kept without, so that its rounds can be looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from glassbowl.errors import SurveyError, shown
from glassbowl.study.hold_back import hold_back
from glassbowl.study.lesson import rows_to_learn
from glassbowl.study.study import Customers, Study
from glassbowl.survey.encode import encode
from glassbowl.survey.patterns import gather
from glassbowl.survey.read import read_survey
from glassbowl.survey.sift import count_survey
from glassbowl.trace.trace import Trace

NEAR: Final = 1e-6
"""Synapses of the same run on another machine may differ in their last digits."""


def recalled(study: Study, survey: object) -> Trace:
    """The run of a study, learned again from the survey it once learned from.

    Raises SurveyError when the survey gives another network, as any other survey does.
    """
    table = read_survey(survey)
    left_out = [question.name for question in study.questions if question.kind == "left_out"]
    tally = count_survey(table, target=study.target.name, leave_out=left_out)
    if study.recipe.always_yes:
        patterns = gather(tally, study.questions)
        learned = hold_back(patterns.counts, seed=study.recipe.seed).learn
    else:
        patterns = rows_to_learn(table, tally, study.questions)
        learned = patterns.counts
    customers = Customers(encode(study.encoding, patterns), patterns.counts, learned)
    trace = replace(study, customers=customers).trace()
    if trace is None or not same(trace, study):
        raise SurveyError(
            "survey.another",
            "The survey must be the one the model learned from, {survey}. {file} gives another "
            "network.",
            survey=shown(study.survey),
            file=shown(table.name),
        )
    return trace


def same(trace: Trace, study: Study) -> bool:
    """Whether the run ended at the study's network."""
    pairs = zip(trace.network.synapses, study.networks[0].synapses, strict=True)
    return all(np.allclose(again, kept, rtol=NEAR, atol=NEAR) for again, kept in pairs)
