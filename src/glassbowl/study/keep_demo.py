"""The demo's run as a study, so that it can be kept and prospects scored with it."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from glassbowl.study.lesson import rows_to_learn, study_of
from glassbowl.study.study import Study
from glassbowl.survey.litter_rip import ANSWERS, BOUGHT, NAMES, TARGET
from glassbowl.survey.questions import ask, for_the_lesson
from glassbowl.survey.read import read_survey
from glassbowl.survey.sift import count_survey
from glassbowl.trace.trace import Trace

WORDS = ("no", "yes")


def study_of_story(trace: Trace) -> Study:
    """The study of the four customers that a demo's run amounts to."""
    rows = [(*answers, bought) for answers, bought in zip(ANSWERS, BOUGHT, strict=True)]
    words = [[WORDS[answer] for answer in row] for row in rows]
    table = read_survey(pl.DataFrame(words, schema=[*NAMES, TARGET], orient="row"))
    table = replace(table, name="Litter Rip!")
    tally = count_survey(table, target=TARGET)
    asked = for_the_lesson(ask(tally, target=TARGET), file=table.name)
    return study_of(trace, table, asked, rows_to_learn(table, tally, asked))
