/** Words of the panel: Matrices. */

export const matrices = {
  "matrices.title": "Matrices",
  "matrices.tabs": "What to look at",
  "matrices.survey": "The survey",
  "matrices.survey.say":
    "A row is a customer, a column a question, and each question is one input neuron. Point at a strip on either side.",
  "matrices.survey.picture": "The survey as a table on the left, the input neurons on the right",
  "matrices.survey.slide": "From the table into the neurons",
  "matrices.survey.many": "Imagine more customers",
  "matrices.survey.crowd":
    "{customers} customers give {answers} answers. Still {questions} input neurons, and still {questions} × {hidden} = {weights} lines to the next layer.",
  "matrices.survey.go": "Let them slide",
  "matrices.survey.halt": "Stop",
  "matrices.survey.only":
    "Only the shapes are reckoned here: no answers are made up for customers who are imagined.",
  "matrices.sizes.grows": "grows with the customers",
  "matrices.sizes.stays": "stays as it is",
  "matrices.product": "The product",
  "matrices.product.which": "Which product",
  "matrices.product.whose": "Whose numbers",
  "matrices.product.all": "all customers",
  "matrices.product.one": "one customer",
  "matrices.product.back": "One cell back",
  "matrices.product.on": "Next cell",
  "matrices.product.everything": "Show all",
  "matrices.product.squash": "S-curve →",
  "matrices.product.place": "cell {place} of {count}",
  "matrices.product.meets": "{customer} meets {neuron}: pair by pair, then added up.",
  "matrices.product.together": "together",
  "matrices.product.next": "Then the S-curve, and the same again with the next weights.",
  "matrices.product.last": "The S-curve turns it into the guess: near 1 will buy, near 0 will not.",
  "matrices.product.slip": "A slip that is easy to make",
  "matrices.product.slip.say":
    "Add down the customers instead of along the neurons, one neuron's answers times its weight, and you get a number that is nobody's guess:",
  "matrices.document": "What stands in the cells",
  "matrices.document.go": "See the tutorial's own matrices, and what it prints of them",
  "matrices.document.right": "{right} of {count} printed numbers are the true ones, rounded.",
  "matrices.document.follows":
    "The tutorial goes on with {layer} as it has rounded it, and from that comes {rounded}.",
  "matrices.document.parts":
    "Customer {customer}, {name}: printed is {said}, the true number is {value}.",
  "matrices.document.neither":
    "Nor does it come from {layer} as it is rounded there, which gives {rounded}.",
  "matrices.document.seed": "To the tutorial's seed, {seed}, and what it prints",
  "matrices.document.born":
    "The tutorial prints these as its matrices before learning. Its own code draws from seed {seed}, which gives the numbers above the slanted ones: {right} of {count} are the same.",
  "matrices.document.alike":
    "{alike} of {count} have the sign and the first digits of the matrices that the tutorial reckons with later, cut off or rounded; only the point stands elsewhere. Made-up numbers would hardly do that.",
  "matrices.batch": "The batch",
  "matrices.batch.say":
    "All customers go through the network together, like a stack of cards in every neuron. Pull the stack apart: a whole network for each.",
  "matrices.batch.pull": "Pull apart",
  "matrices.batch.all": "all at once",
  "matrices.batch.one": "one at a time",
  "matrices.batch.picture": "The network with {customers} cards in every neuron",
  "matrices.batch.begin": "One after the other",
  "matrices.batch.back": "One back",
  "matrices.batch.next": "The next customer",
  "matrices.batch.together": "All together",
  "matrices.batch.through": "{through} of {customers} customers are through.",
  "matrices.batch.shared":
    "There is only one set of {numbers} weights, and all customers share it.",
  "matrices.wishes": "What each of them wants, added up",
  "matrices.wishes.same": "and that is the change: with all their digits, the same to the last one",
  "matrices.wishes.less": "(the one less the other: {difference})",
  "matrices.wishes.so_far":
    "so far: a batch of the first {through} of {customers} would change it by this",
  "matrices.crowd": "The same customers, many times over",
  "matrices.crowd.times": "Each of them so many times",
  "matrices.crowd.once": "The {customers} customers on this page, each once.",
  "matrices.crowd.say":
    "{rows} rows: the {customers} customers on this page, {times} times each. Nobody new is among them.",
  "matrices.crowd.sum": "{wishes} wishes for {weight}, added up",
  "matrices.crowd.change": "the change that a batch of {rows} makes in one go",
  "matrices.crowd.same": "With all their digits the two are the same: the change is still the sum.",
  "matrices.crowd.large":
    "So the step is {times} times as large. With many customers a network takes steps too wide, unless the sum is divided or the rate made smaller.",
  "matrices.shapes": "Shapes",
  "matrices.shapes.say":
    "In the story there are {customers} customers and {hidden} hidden neurons; that the two are equal is a coincidence. Change one, and see which sizes go along.",
  "matrices.shapes.customers": "Customers",
  "matrices.shapes.questions": "Questions",
  "matrices.shapes.hidden": "Hidden neurons",
  "matrices.shapes.of.customers": "customers",
  "matrices.shapes.of.questions": "questions",
  "matrices.shapes.of.hidden": "hidden",
  "matrices.shapes.of.one": "prediction",
  "matrices.shapes.inner": "{left} is {size} wide and {right} is {size} tall: they fit.",
  "matrices.shapes.guess": "What shape must syn1 have?",
  "matrices.shapes.tall": "tall",
  "matrices.shapes.wide": "wide",
  "matrices.shapes.try": "Try it",
  "matrices.shapes.show": "Show me",
  "matrices.shapes.again": "Hide it again",
  "matrices.shapes.miss.right":
    "Yes: one line from each of the {hidden} hidden neurons to the one prediction.",
  "matrices.shapes.miss.shown":
    "{hidden} tall, one line from each hidden neuron; 1 wide, because there is one prediction.",
  "matrices.shapes.miss.turned":
    "The right numbers, lying on their side: l1 is {hidden} wide, so syn1 is {hidden} tall.",
  "matrices.shapes.miss.customers":
    "That is the number of customers, and they are no part of the network. l1 is {hidden} wide, so syn1 must be {hidden} tall.",
  "matrices.shapes.miss.inner":
    "l1 is {hidden} wide and yours is {tall} tall: the inner sizes must be the same.",
  "matrices.shapes.miss.outer":
    "It can be multiplied, but gives {wide} predictions for each customer. We want one.",
  "matrices.shapes.why": "Why {hidden} tall? Because there is one row for each",
  "matrices.shapes.why.each.customers": "customer",
  "matrices.shapes.why.each.questions": "question",
  "matrices.shapes.why.each.hidden": "hidden neuron",
  "matrices.shapes.why.said.hidden":
    "Yes: syn1 is as tall as l1 is wide. Move the customers: l1 gets taller, and syn1 stays.",
  "matrices.shapes.why.said.customers":
    "Move the customers above: l1 gets taller, and syn1 stays. It must be something else.",
  "matrices.shapes.why.said.questions":
    "Move the questions above: syn0 gets taller, and syn1 stays. It must be something else.",
  "matrices.shapes.lines":
    "Each of the {questions} input neurons holds {customers} answers and sends out {hidden} lines: {customers} × {hidden} = {products} products. {questions} such blocks, added up, are l1. The weights, {questions} × {hidden} + {hidden} × 1 = {weights} of them, do not depend on the customers.",
  "matrices.lines": "Follow the lines",
  "matrices.lines.own": "These are the lines of the network on this page.",
  "matrices.lines.own.apart":
    "These are the lines of the network on this page, which cannot be set above: {customers} customers, and layers of {neurons} neurons.",
  "matrices.lines.imagined":
    "Imagined here: {customers} customers, {questions} questions and {hidden} hidden neurons, with weights that seed {seed} draws. The answers are those of this page; where it has none, yes and no take turns.",
  "matrices.lines.back": "To the network on this page",
  "matrices.lines.say":
    "A line multiplies once for every customer, and a neuron on the right adds up what arrives. Press a neuron on the left: it sends all its numbers along all its lines. Press one on the right: it fetches whatever it is sent.",
  "matrices.lines.next": "Send the next set",
  "matrices.lines.all": "Send all sets",
  "matrices.lines.empty": "Start over",
  "matrices.lines.picture": "Two layers of neurons and the {lines} lines between them",
  "matrices.lines.send": "{neuron}: send its numbers along its lines",
  "matrices.lines.fetch": "{neuron}: fetch what its lines bring",
  "matrices.lines.set": "numbers × lines: {customers} × {lines} = {products} products",
  "matrices.lines.so_far": "so far",
  "matrices.lines.together": "together",
  "matrices.lines.count": "{products} of {all} products are there.",
  "matrices.lines.done":
    "{sets} sets of {products} products, added up place by place: {customers} × {lines} = {sums} sums, one for each customer in each neuron on the right.",
  "matrices.made": "Made-up numbers",
  "matrices.made.say":
    "A newborn network knows nothing: its weights are made up. Three small steps put them around 0.",
  "matrices.made.seed": "Seed",
  "matrices.made.stage": "How far",
  "matrices.made.drawn": "random",
  "matrices.made.doubled": "times 2",
  "matrices.made.moved": "minus 1",
  "matrices.made.mean": "mean",
  "matrices.made.picture": "How often each number comes up",
  "matrices.made.twin":
    "{count} numbers of this seed lie evenly from {low} to {high}; their mean is {mean}.",
  "matrices.made.bars":
    "Of {bars} bars of the same width the lowest has {fewest} of them, the highest {most}.",
  "matrices.made.this": "With exactly these numbers the network on this page was born.",
  "matrices.made.on_the_way":
    "These become the numbers that the network on this page was born with.",
  "matrices.made.other": "The network on this page was born with other numbers.",
  "matrices.made.begin": "Let it be born from seed {seed}",
} as const;
