/** Words of the panel: The S-curve. */

export const scurve = {
  "scurve.title": "The S-curve",
  "scurve.about":
    "A neuron adds up what arrives. The S-curve turns that sum into a number between 0 and 1. Where it is steep, the neuron is in two minds; where it is flat, its mind is made up.",
  "scurve.picture": "The S-curve of {neuron}, each customer's dot on it, and its slope below",
  "scurve.whole": "Drop all of {name} on it",
  "scurve.reading": "What is read off the curve",
  "scurve.who": "Who",
  "scurve.sum": "sum",
  "scurve.height": "height",
  "scurve.slope": "slope: hesitation",
  "scurve.told": "at {sum} the height is {height} and the slope {slope}",
  "scurve.probe": "Your dot",
  "scurve.probe.sum": "The sum at which your dot stands",
  "scurve.gap.one": "Up to 1 there is still left",
  "scurve.stop": ".",
  "scurve.gap.zero": "Down to 0 there is still left",
  "scurve.never": "However far you pull your dot, it never arrives.",
  "scurve.taught": "Read it off at {sum}, as the tutorial does",
  "scurve.taught.printed":
    "There the tutorial reads {height}, and later {other}. But {other} is the height at {there}.",
  "scurve.printed": "Rounded on the way, as the document does",
  "scurve.printed.whose": "Whose rows",
  "scurve.printed.run": "This run's customers",
  "scurve.printed.tutorial": "The tutorial's own four rows",
  "scurve.printed.run.about":
    "Each prediction is rounded first, and the rest worked out from that, as the document does; after an arrow stands the exact number where it is another one. Pull a prediction or turn a truth over in the table above, and these rows follow.",
  "scurve.printed.about":
    "Each printed number, what follows from the printed guess, and what the tutorial's own matrices give, side by side. ≠ stands where the printed one is not the true one rounded.",
  "scurve.printed.follows": "from its guess",
  "scurve.printed.real": "computer says",
  "scurve.misses": "Miss × hesitation = what to change",
  "scurve.misses.about":
    "Plus: the guess was too low. Minus: too high. A big miss by someone in two minds is worth a big change; a small miss by someone sure is worth next to none.",
  "scurve.error": "miss",
  "scurve.delta": "delta",
  "scurve.delta.other": "with cross-entropy",
  "scurve.error.very_big": "very big miss",
  "scurve.error.big": "big miss",
  "scurve.error.small": "small miss",
  "scurve.error.tiny": "tiny miss",
  "scurve.slope.unsure": "in two minds",
  "scurve.slope.fairly": "fairly sure",
  "scurve.slope.sure": "sure",
  "scurve.slope.certain": "dead sure",
  "scurve.delta.huge": "huge",
  "scurve.delta.big": "big",
  "scurve.delta.smallish": "smallish",
  "scurve.delta.tiny": "tiny",
  "scurve.free": "Your own guess",
  "scurve.free.guess": "Your own guess, from 0 to 1",
  "scurve.free.truth": "The truth for your guess: {truth}. Turn it over",
  "scurve.if": "what if",
  "scurve.if.guess": "What if: the prediction for customer {number}",
  "scurve.if.truth": "What if: the truth for customer {number}, now {truth}. Turn it over",
  "scurve.if.about":
    "Pull a prediction along its slider, or turn a truth over, and ask “what if”. The run itself stays as it is.",
  "scurve.if.now":
    "The dashed rows and dots are a “what if”. The network, its run and all else on the page stay as they are.",
  "scurve.if.back": "Put it back",
  "scurve.if.spoken": "what if, ",
  "scurve.slopeless":
    "This run learns with cross-entropy. There the last slope cancels out, and the delta is the whole miss. Struck through is how steep the curve is.",
  "scurve.slopeless.curve":
    "With cross-entropy this last slope cancels out of the delta. The curve is as steep as ever.",
  "scurve.edges": "Where the words begin",
  "scurve.edges.about": "The sign does not count. These edges are ours; the numbers are not.",
  "scurve.trap": "Sure, and wrong",
  "scurve.trap.about":
    "Slope is hesitation, not quality. Whoever is dead sure hardly changes, and that holds for mistakes too: a guess near 1 where the truth is 0 gets almost no correction.",
  "scurve.trap.picture":
    "How large the delta is, for every guess from 0 to 1, with your guess marked",
  "scurve.trap.twin":
    "Held against this truth, the delta is largest at a guess of {at}, where its size is {crest}. From there it falls to nothing on both sides: towards the truth, and towards the surest mistake.",
  "scurve.preset.wrong": "Sure and wrong",
  "scurve.preset.crest": "The strongest pull",
  "scurve.preset.right": "Sure and right",
  "scurve.beside": "What a miss costs:",
  "scurve.beside.no": "half its square",
  "scurve.beside.yes": "and cross-entropy beside it",
  "scurve.bull": "{at}: the truth",
  "scurve.loss": "What a miss costs",
  "scurve.loss.squared": "half its square",
  "scurve.loss.entropy": "cross-entropy",
  "scurve.race": "until it admits the mistake",
  "scurve.rounds": "{rounds} rounds",
  "scurve.rounds.more": "more than {rounds} rounds",
  "scurve.race.about":
    "One neuron with one weight starts at your guess and learns at this run's rate until it is within {admitted} of the truth.",
  "scurve.cost":
    "Cross-entropy admits sure mistakes faster. Its pushes are stronger too, at times too strong: then the rate has to be turned down.",
  "scurve.names":
    "Two words, two things: the height is the prediction, the slope is the hesitation. The slope here is also not the slope of the bowl; it is one factor of it, and the miss and what arrived are the others.",
} as const;
