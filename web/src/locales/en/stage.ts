/** Words of the stage. */

export const stage = {
  "stage.title": "The stage",
  "stage.network": "The network: questions on the left, the guess on the right",
  "stage.customers": "What customers said",
  "stage.customer.column": "Customer",
  "stage.customer": "Customer {number}",
  "stage.question.cat": "Has a cat?",
  "stage.question.beer": "Drinks imported beer?",
  "stage.question.website": "Saw the website?",
  "stage.bought": "Bought?",
  "stage.yes": "yes",
  "stage.no": "no",
  "stage.story": "Back to the story's customers",
  "stage.outcomes": "What the network says",
  "stage.prediction": "guess",
  "stage.truth": "truth",
  "stage.error": "off by",
  "stage.guess.no": "surely not",
  "stage.guess.rather_no": "rather not",
  "stage.guess.maybe": "maybe",
  "stage.guess.rather_yes": "rather yes",
  "stage.guess.yes": "surely",
  "stage.no_number": "A weight must be a number: digits, a sign, a point. Got “{got}”.",
  "stage.rename": "Call this question something else: {question}",
  "stage.renamed": "What the question is called",
  "stage.type": "or type {weight}:",
  "stage.apply": "Learn on with it",
  "stage.hint": "Blue lines say yes, dashed orange ones no; the wider, the louder. Click one.",
  "stage.branch": "A branch in time: before round {round}, {weight} was made {value}.",
  "stage.leave": "Leave it",
  "stage.drag": "Drag {weight}",
  "stage.layers": "The hidden neurons",
  "stage.hidden": "Hidden neurons",
  "stage.hidden_none": "No hidden neurons",
  "stage.fewer": "One neuron fewer in hidden layer {layer}",
  "stage.more": "One neuron more in hidden layer {layer}",
  "stage.add_layer": "+ layer",
  "stage.start": "Where it starts",
  "stage.preset": "A start worth a look",
  "stage.seed": "Seed",
  "stage.another": "Another start",
  "stage.add_customer": "+ customer",
  "stage.remove_customer": "− customer",
  "stage.preset.own": "A start of your own",
  "stage.preset.own.why":
    "Something here is not as in the story: your own customers, neurons, numbers or way to learn.",
  "stage.preset.born": "Newly born",
  "stage.preset.born.why": "Its numbers were drawn by lot. It has learned nothing yet.",
  "stage.preset.born.since":
    "Its numbers were drawn by lot. Rounds of learning since then: {round}.",
  "stage.preset.trained": "Grown up",
  "stage.preset.trained.why": "The same network after its last round.",
  "stage.preset.tutorial": "The tutorial’s own matrices",
  "stage.preset.tutorial.why":
    "The numbers that the tutorial prints, half grown up: not everybody is right yet.",
  "stage.preset.plateau": "A long plateau",
  "stage.preset.plateau.why": "For a long time nothing seems to happen. Then it does.",
  "stage.preset.stuck": "Stuck",
  "stage.preset.stuck.why":
    "This start rolls into a dip that it never leaves. One in a thousand does.",
  "stage.preset.fastest": "The fastest",
  "stage.preset.fastest.why": "Of a thousand starts, the one that has everybody right first.",
  "stage.preset.zero": "All zero",
  "stage.preset.zero.why": "With every weight at 0, nobody is to blame, and nothing ever moves.",
  "stage.preset.no_hidden": "No hidden neurons",
  "stage.preset.no_hidden.why":
    "Questions straight to the guess. It cannot learn “one or the other, but not both”.",
  "stage.preset.contradictory": "Contradictory customers",
  "stage.preset.contradictory.why":
    "Two gave the same answers and did opposite things. The best guess is in between.",
  "stage.preset.all_bought": "Everybody bought",
  "stage.preset.all_bought.why": "Then there is only one thing to learn: always say yes.",
  "stage.told.guess":
    "Answers flow from left to right: each neuron adds up what arrives, left half, and squashes it to between 0 and 1, right half.",
  "stage.told.compare": "The guess meets the truth. What is missing, with its sign, is the error.",
  "stage.told.slope":
    "How steep the S-curve is where each neuron stands: steep means unsure, and easily moved.",
  "stage.told.blame":
    "From right to left: error times slope says how much each neuron is asked to change.",
  "stage.told.change": "Every weight gets its change, all at once. Then the next round begins.",
  "stage.told.weight_yes":
    "{weight} leads from “{from}” to {to}. At {value}, the line speaks for it.",
  "stage.told.weight_no":
    "{weight} leads from “{from}” to {to}. At {value}, the line speaks against it.",
  "stage.told.weight_change": "This round changes it by {change}.",
  "stage.told.weight_last": "The last round changed it by {change}.",
  "stage.told.answer_yes":
    "{question} Customer {customer} said yes, so this question sends a 1 along its lines.",
  "stage.told.answer_no":
    "{question} Customer {customer} said no, so this question sends a 0: its lines carry nothing.",
  "stage.told.neuron":
    "{neuron}, for customer {customer}: {sum} arrives, and it says {out}. Hesitation: {slope}.",
  "stage.told.output":
    "The guess for customer {customer}: {sum} arrives, and it says {out}. Hesitation: {slope}.",
  "stage.told.bought":
    "Customer {customer} bought. The guess is {guess}, a chance of {chance} % that they would: off by {error}.",
  "stage.told.left":
    "Customer {customer} did not buy. The guess is {guess}, a chance of {chance} % that they would: off by {error}.",
  "stage.asks": "Ask the network",
  "stage.ask.learns": "What learns?",
  "stage.ask.depends": "What does the guess depend on?",
  "stage.told.learns":
    "The {count} numbers on the lines learn, and nothing else does. The answers and the truth are given: they are locked.",
  "stage.told.depends":
    "On all {count} numbers that may change: the last ones reach it directly, the others by way of the hidden neurons.",
  "stage.told.depends_direct":
    "On all {count} numbers that may change, and on each of them directly.",
  "stage.truth_name": "truth y",
  "stage.truth_told":
    "The truth for customer {customer} is {truth}, and the guess is off by {error}.",
  "stage.locked": "Locked, it does not change: {name}",
  "stage.loss": "loss",
  "stage.gradient": "gradient",
  "stage.gradient.up": "with more of this weight, the loss rises",
  "stage.gradient.down": "with more of this weight, the loss falls",
  "stage.gradient.flat": "here this weight makes no difference to the loss",
  "stage.sliders": "All {count} as sliders",
  "stage.sliders.about":
    "Behind each slider stand its value and the gradient: how fast the loss rises with it.",
  "stage.way": "How it learns",
  "stage.way.other": "rate {rate}, {loss}",
  "stage.way.back": "As in the story",
  "stage.rate": "Rate",
  "stage.rate.about": "How much of every change is taken. A high rate leaps, and may leap too far.",
  "stage.rate.refused": "A rate must be a number above {least}, and {most} at most. Got “{got}”.",
  "stage.cost": "What a miss costs",
  "stage.cost.squared_error": "half its square",
  "stage.cost.cross_entropy": "cross-entropy",
  "stage.cost.about": "With cross-entropy, the surer a mistake, the more it costs, without end.",
} as const;
