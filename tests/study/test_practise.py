"""The practical recipe on a survey: the evidence is true, and every round can be replayed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

from glassbowl.study import practise
from glassbowl.study.hold_back import hold_back
from glassbowl.study.practical import Rows, learning, practical_recipe
from glassbowl.study.study import Study
from glassbowl.study.train import train_study
from glassbowl.survey.encode import encode, fit_encoding
from glassbowl.survey.patterns import Patterns, gather
from glassbowl.survey.questions import ask
from glassbowl.survey.read import read_survey
from glassbowl.survey.sift import count_survey
from glassbowl.trace.progress import finished

if TYPE_CHECKING:
    from pathlib import Path

    from tests.study.conftest import Columns, WriteColumns

    from glassbowl.evaluate.evaluation import Evaluation

NAMES = ("auc", "log_loss", "brier", "lift_10", "lift_20")


class Judged:
    """A study of the easy survey, and the single rows that it learned from and was judged by."""

    def __init__(self, path: Path) -> None:
        self.study = train_study(path, target="bought")
        patterns = gather(count_survey(read_survey(path), target="bought"), self.study.questions)
        parts = hold_back(patterns.counts, seed=1)
        self.learn = self.unpacked(patterns, parts.learn)
        self.judge = self.unpacked(patterns, parts.judge)

    def unpacked(self, patterns: Patterns, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """X and y, one row a customer."""
        X = encode(self.study.encoding, patterns)
        no, yes = (np.repeat(X, counts[:, k], axis=0) for k in (0, 1))
        return np.vstack([no, yes]), np.array([0] * len(no) + [1] * len(yes))


@pytest.fixture(scope="module")
def judged(easy: Columns, tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """The easy survey, learned once."""
    path = tmp_path_factory.mktemp("easy") / "survey.csv"
    lines = [",".join(easy), *(",".join(row) for row in zip(*easy.values(), strict=True))]
    path.write_text("\n".join(lines), encoding="utf-8")
    return Judged(path)


def lift(y: np.ndarray, said: np.ndarray, share: float) -> float:
    """Buyers among the best rows over buyers among all; rows of one probability share alike."""
    left, found = share * len(y), 0.0
    for probability in sorted(set(said), reverse=True):
        tied = y[said == probability]
        taken = min(left, len(tied))
        found, left = found + taken * float(tied.mean()), left - taken
    return found / (share * len(y)) / float(y.mean())


def elsewhere(y: np.ndarray, said: np.ndarray) -> dict[str, float]:
    """The five figures by scikit-learn, and the lift by the loop above."""
    return {
        "auc": roc_auc_score(y, said),
        "log_loss": log_loss(y, said),
        "brier": brier_score_loss(y, said),
        "lift_10": lift(y, said, 0.1),
        "lift_20": lift(y, said, 0.2),
    }


def figures(found: Evaluation) -> dict[str, float]:
    """The five figures of an evaluation."""
    return {name: getattr(found, name) for name in NAMES}


def evidence(judged: Judged, who: str) -> Evaluation:
    """One line of the evidence."""
    assert judged.study.evidence is not None
    found: Evaluation = getattr(judged.study.evidence, who)
    return found


def test_the_network_s_figures(judged: Judged) -> None:
    """Each figure is what other libraries find on the rows held back, one by one."""
    X, y = judged.judge
    expected = elsewhere(y, judged.study.predict(X))
    assert pytest.approx(expected, rel=1e-9) == figures(evidence(judged, "network"))


def test_the_figures_of_always_saying_the_average(judged: Judged) -> None:
    """The average is that of those learned from, said to everybody judged by."""
    y, average = judged.judge[1], judged.learn[1].mean()
    expected = elsewhere(y, np.full(len(y), average))
    assert pytest.approx(expected, rel=1e-9) == figures(evidence(judged, "average"))
    assert 0.5 == evidence(judged, "average").auc


def test_logistic_regression_is_scikit_learn_s(judged: Judged) -> None:
    """Stopped early, it is as good as another library's, which holds its weights small, to 2 %."""
    other = LogisticRegression(max_iter=5_000).fit(*judged.learn)
    X, y = judged.judge
    expected = log_loss(y, other.predict_proba(X)[:, 1])
    assert pytest.approx(expected, rel=0.02) == evidence(judged, "logistic").log_loss


def test_everybody_judged_by_was_held_back(judged: Judged) -> None:
    """A fifth of the 1,200 judges, three fifths learn, each with its share of buyers."""
    study, found = judged.study, evidence(judged, "network")
    assert study.customers is not None
    assert (240, 720) == (found.rows, int(study.customers.learned.sum()))
    assert pytest.approx(study.bought / 5, abs=1) == found.bought


def test_all_three_are_judged_by_the_same(judged: Judged) -> None:
    """Network, average and logistic regression face the same customers."""
    rows = {evidence(judged, who).rows for who in ("network", "average", "logistic")}
    bought = {evidence(judged, who).bought for who in ("network", "average", "logistic")}
    assert ({240}, 1) == (rows, len(bought))


def test_an_easy_survey_is_learned(judged: Judged) -> None:
    """Network and logistic regression are both far better than luck."""
    found = [evidence(judged, who).auc for who in ("network", "logistic")]
    assert min(found) > 0.8


def test_the_recipe_replays_to_the_network(judged: Judged) -> None:
    """Learned again from the seed for the rounds of the recipe: the same bits."""
    trace = judged.study.trace()
    assert trace is not None
    assert judged.study.recipe.iterations == trace.last
    expected = [synapse.tolist() for synapse in judged.study.networks[0].synapses]
    assert expected == [synapse.tolist() for synapse in trace.network.synapses]


def test_learning_stopped_before_the_end(judged: Judged) -> None:
    """The kept round is one of those looked at, every tenth, and not the last."""
    rounds = judged.study.recipe.iterations
    assert (True, 0) == (0 < rounds < 1_000, rounds % 10)


def test_the_customers_are_kept_whole(judged: Judged) -> None:
    """All 1,200 are there by their patterns; whoever moved the synapses is among them."""
    kept = judged.study.customers
    assert kept is not None
    assert (1_200, judged.study.patterns) == (int(kept.counts.sum()), len(kept.X))
    assert bool((kept.learned <= kept.counts).all())


def test_too_many_patterns_are_not_kept(
    easy: Columns, write_columns: WriteColumns, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond the limit a study holds nobody, and cannot be replayed."""
    monkeypatch.setattr(practise, "MOST_KEPT", 100)
    study = train_study(write_columns(easy), target="bought", hidden=2)
    assert (None, None) == (study.customers, study.trace())


def test_hidden_neurons_can_be_asked_for(easy: Columns, write_columns: WriteColumns) -> None:
    """Three hidden neurons, or none, which is logistic regression."""
    path = write_columns(easy)
    three, none = (train_study(path, target="bought", hidden=h) for h in (3, 0))
    assert ((3,), ()) == (three.recipe.hidden, none.recipe.hidden)
    assert none.evidence is not None
    assert figures(none.evidence.logistic) == figures(none.evidence.network)


def test_another_seed_judges_by_others(easy: Columns, write_columns: WriteColumns) -> None:
    """The seed decides who is held back, so the figures differ; their number does not."""
    path = write_columns(easy)
    found = [train_study(path, target="bought", seed=seed, hidden=2).evidence for seed in (1, 2)]
    rows = {one.network.rows for one in found if one is not None}
    assert ({240}, True) == (rows, found[0] != found[1])


@pytest.mark.parametrize(("buyers", "told"), [(49, True), (50, False)])
def test_few_buyers_are_told(
    easy: Columns, write_columns: WriteColumns, *, buyers: int, told: bool
) -> None:
    """With fewer than fifty buyers the reader is warned, with their number."""
    first = [k for k, answer in enumerate(easy["bought"]) if answer == "yes"][:buyers]
    fewer = easy | {"bought": ["yes" if k in first else "no" for k in range(1_200)]}
    study = train_study(write_columns(fewer), target="bought", hidden=2)
    assert ([("note.few_buyers", {"bought": buyers})] if told else []) == list(study.notes)


def test_a_sample_is_told(
    easy: Columns, write_columns: WriteColumns, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where only some of the customers were drawn, the reader reads of how many."""
    monkeypatch.setattr("glassbowl.study.hold_back.MOST_PATTERNS", 100)
    study = train_study(write_columns(easy), target="bought", hidden=2)
    assert [("note.sampled", {"rows": 1_200, "taken": 300})] == list(study.notes)


def test_counted_patterns_are_the_rows_of_the_file(write_columns: WriteColumns) -> None:
    """10,000 customers of a file, counted, or one by one as the file has them: one network."""
    answers = np.random.RandomState(9).randint(0, 2, (10_000, 10))
    bought = answers[:, 0] ^ answers[:, 1] | (answers[:, 2] & answers[:, 3])
    cells = np.where(np.column_stack([answers, bought]), "yes", "no").T.tolist()
    names = [f"q{k}" for k in range(10)]
    path = write_columns(dict(zip([*names, "bought"], cells, strict=True)))
    tally = count_survey(read_survey(path), target="bought")
    questions = ask(tally, target="bought")
    patterns = gather(tally, questions)
    X = encode(fit_encoding(questions, patterns), patterns)
    counted = Rows.of(X, patterns.counts)
    single = Rows(answers.astype(float), bought[:, None].astype(float), np.ones((10_000, 1)))
    recipe = replace(practical_recipe(counted), iterations=60)
    one, other = (
        finished(learning(rows, None, recipe=recipe, engine="reference", stage="learn")).network
        for rows in (counted, single)
    )
    assert 1_024 == len(counted.X)
    for mine, theirs in zip(one.synapses, other.synapses, strict=True):
        assert pytest.approx(mine, abs=1e-9) == theirs


def four() -> Columns:
    """Four customers, two of whom bought."""
    yes = {"cat": "1001", "beer": "0101", "bought": "1100"}
    return {name: ["yes" if mark == "1" else "no" for mark in marks] for name, marks in yes.items()}


def test_four_customers_are_not_judged(write_columns: WriteColumns) -> None:
    """Too few to hold anybody back: all learn, for every round, and there is no evidence."""
    study = train_study(write_columns(four()), target="bought")
    assert study.customers is not None
    assert (None, 1_000, 4) == (
        study.evidence,
        study.recipe.iterations,
        int(study.customers.learned.sum()),
    )


def test_nothing_of_the_judges_is_in_the_coding(judged: Judged) -> None:
    """The average age is that of those learned from."""
    coding = next(c for c in judged.study.encoding.codings if c.question.name == "age")
    X = judged.learn[0]
    place = [one.name for one in judged.study.encoding.inputs].index("age")
    assert pytest.approx(0, abs=1e-9) == X[:, place].mean()
    assert pytest.approx(1) == X[:, place].std()
    assert 40 < coding.mean < 60


def test_ensembles_are_averaged(judged: Judged) -> None:
    """Two networks say the mean of what each says; by sums, the mean of their sums."""
    X = judged.judge[0][:5]
    one = judged.study.networks[0]
    other = replace(one, synapses=tuple(-synapse for synapse in one.synapses))
    both = replace(judged.study, networks=(one, other))
    alone = [replace(judged.study, networks=(n,)) for n in (one, other)]
    assert pytest.approx(sum(s.predict(X) for s in alone) / 2) == both.predict(X)
    assert pytest.approx(sum(s.sums(X) for s in alone) / 2) == both.sums(X)


def test_a_study_says_what_it_is(judged: Judged) -> None:
    """Survey, customers, buyers, questions, network and AUC stand in its repr."""
    study: Study = judged.study
    auc = f"{roc_auc_score(judged.judge[1], study.predict(judged.judge[0])):.3f}"
    widths = f"{1 + len(study.encoding.inputs)}-16-1"
    numbers = 16 * (1 + len(study.encoding.inputs)) + 16
    assert repr(study) == (
        f"Study(survey.csv: 1200 customers, {study.bought} bought, 4 questions, "
        f"Network({widths}, {numbers} numbers), AUC {auc})"
    )


def test_a_study_says_when_nobody_judged_it(write_columns: WriteColumns) -> None:
    """Without evidence the repr says so."""
    assert repr(train_study(write_columns(four()), target="bought")).endswith("not judged)")
