/** Words of the panel: The target. */

export const target = {
  "target.title": "The target",
  "target.about":
    "The middle of each target is the truth; it never moves. Every round the network shoots one arrow for each customer, and it lands as far from the middle as the guess is from the truth.",
  "target.zoom": "Magnifier",
  "target.rim":
    "The rim is a miss of {rim}. Below the middle: too low. Above: too high. With time the arrows wander from left to right.",
  "target.truth": "truth",
  "target.low": "too low: aim higher",
  "target.high": "too high: aim lower",
  "target.exact": "exactly in the middle",
  "target.turn.yes": "Say: did buy",
  "target.turn.no": "Say: did not buy",
  "target.odds":
    "Customers {customers} gave the same answers and did not do the same. One arrow flies for all of them, and it cannot hit two middles. It costs least at a guess of {least}, the share of them who bought.",
  "target.truths":
    "Turn a truth over and the network learns anew, from the same start. The truths are not learned: they are what every guess is measured against.",
  "target.half": "The bold ring is half-way: outside it the guess is on the wrong side.",
  "target.twin": "Truth minus guess: plus is too low, minus is too high",
  "target.oppose": "Add one who answered as customer {customer} and did the opposite",
  "target.reach":
    "Point at a neuron or a weight anywhere: the arrows that it has a say in are marked, and the targets of those for whom it is silent stand back.",
} as const;
