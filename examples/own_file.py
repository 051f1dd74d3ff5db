"""Your own file through the library: learn from one survey, rank another list."""

from pathlib import Path

import glassbowl

here = Path(__file__).parent

# The tutorial's rule, because four customers are too few for anything else. For a real survey
# leave `recipe` away: then some customers are held back, and the study is judged on them.
study = glassbowl.train_study(here / "customers.csv", target="bought", recipe="tutorial")
print(study)
for question in study.questions:
    print(f"{question.name}: {question.kind}")

scores = glassbowl.score_prospects(study, here / "prospects.csv")
print(scores)

# Whom to send an ad to, when there are five of them.
send = scores.to_send(send=5)
for row in scores.best(5):
    print(f"row {row}: probability {scores.probability[row]:.4f}, send: {bool(send[row])}")
