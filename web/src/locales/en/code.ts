/** Words of the panel: The 28 lines. */

export const code = {
  "code.title": "The 28 lines",
  "code.back": "Line back",
  "code.on": "Line on",
  "code.rows": "Whose numbers stand beside a line",
  "code.all": "All customers",
  "code.step": "Step {step} of {steps}: {name}",
  "code.step.short": "Step {step}",
  "code.over": "The loop is over. The lab looks at what came out once more, and changes nothing.",
  "code.prints": "yes: it prints in this round",
  "code.prints_not": "no: nothing is printed in this round",
  "code.comments": "With the comments of the file",
  "code.copy": "Copy the {count} lines, with comments",
  "code.copied": "Copied.",
  "code.run": "Run these lines here",
  "code.run.away": "Put the output away",
  "code.run.printed": "What the lines print; each printed line leads to its round",
  "code.run.about":
    "This is what Python prints when it runs these lines, computed here. Each printed line leads to its round. The last of its digits may be another on another machine.",
  "code.run.ran_away":
    "In round {round} the numbers grow too large to go on. What would be printed after it is left out.",
  "code.not_copied": "The browser does not let us. Select the text and copy it by hand.",
  "code.step.1": "the S-curve",
  "code.step.2": "X, the answers",
  "code.step.3": "y, the truth",
  "code.step.4": "the seed",
  "code.step.5": "the synapses",
  "code.step.6": "the loop",
  "code.step.7": "feed forward",
  "code.step.8": "how far off",
  "code.step.9": "print the error",
  "code.step.10": "in what direction is y, and how hard to push",
  "code.step.11": "back propagation",
  "code.step.12": "in what direction should l1 go, and how hard to push",
  "code.step.13": "update: one step down",
  "code.why.1":
    "Any number goes in, a height between 0 and 1 comes out. Asked with deriv=True, it takes such a height and says how steep the curve is there.",
  "code.why.2":
    "Read across for a customer, down for a question. Each column of X is what one neuron on the left is fed.",
  "code.why.3": "What really happened. Every prediction is held against it.",
  "code.why.4": "The same made-up numbers every time, so that you and I see the same run.",
  "code.why.5": "All that ever learns. At birth they are drawn from −1 to 1, and know nothing.",
  "code.why.6": "Everything below is done once a round. j counts the rounds from 0.",
  "code.why.7":
    "Answers times weights, added up, through the S-curve; then once more. The whole prediction is here.",
  "code.why.8": "Truth minus prediction. Above 0 the prediction is too low, below 0 too high.",
  "code.why.9": "For your eyes only: nothing that is learned depends on it.",
  "code.why.10":
    "The error says which way. The slope says how much a prediction can still be moved.",
  "code.why.11":
    "Nobody knows what a hidden neuron should say. It gets blame instead, back along the weights, and those are still the old ones.",
  "code.why.12": "Blame times slope: the same thought as in step 10, one layer earlier.",
  "code.why.13":
    "What came in at the start of a weight times the delta at its end, over all customers. It is added.",
  "code.differs":
    "The lines are written for the run on this page, and differ from the story's: {differences}.",
  "code.differs.and": "; ",
  "code.differs.customers": "lines {lines} hold other customers",
  "code.differs.seed": "line {lines} has another seed",
  "code.differs.rounds": "line {lines} counts to another number",
  "code.differs.start": "lines {lines} draw nothing, for the first numbers are given",
  "code.differs.shapes": "lines {lines} draw the shapes of a {shape} network",
  "code.differs.none":
    "lines {lines} fall away in a {shape} network, and the layer of the prediction is l1",
  "code.differs.deep": "lines {lines} stand there once for each hidden layer of a {shape} network",
  "code.differs.loss": "line {lines} has no slope, as cross-entropy wants it",
  "code.differs.rate": "lines {lines} multiply the change by the rate",
  "code.differs.fork": "line {lines} puts in what was typed over by hand",
  "code.factors.title": "One weight, factor by factor",
  "code.factors.about":
    "What one customer wants for one weight is a product along the way back. Point at a factor, and the piece of code that brings it in lights up; it works the other way too.",
  "code.factors.wish": "wish of customer {number} for {weight}",
  "code.factors.deep":
    "With several hidden layers there are many ways back, and their products are added. The panel on the chain rule walks them.",
  "code.package.title": "The same as a Python package",
  "code.package.about":
    "With the glassbowl package installed, this program makes the run that is on this page, number for number, and stands in the same round.",
  "code.package.copy": "Copy the program",
  "code.package.command": "Or, in a terminal, the story with the same start:",
} as const;
