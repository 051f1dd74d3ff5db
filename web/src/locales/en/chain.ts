/** Words of the panel: The chain rule. */

export const chain = {
  "chain.title": "The chain rule",
  "chain.tabs": "What to look at",
  "chain.tab.ripples": "Ripples",
  "chain.tab.forward": "Forward",
  "chain.tab.code": "Code and ratios",
  "chain.tab.wrong": "The wrong way",
  "chain.tab.points": "Two points",

  "chain.document": "Whose numbers",
  "chain.document.without": "Computer says",
  "chain.document.with": "Document says, too",
  "chain.document.example": "To its own example: {weight}, customer {customer}",
  "chain.says": "document says",
  "chain.agrees": "as printed",
  "chain.differs": "differs from the true number",
  "chain.slips": "Where document and computer part ({count})",

  "chain.roads":
    "{roads} roads lead from this weight to the prediction. Here is one of them, at first the one that carries most:",
  "chain.wiggle": "Move {weight} by",
  "chain.picture": "The ripples, from the weight to the miss",
  "chain.read":
    "The circles run from left to right; the ratios are read from right to left, R1 first.",
  "chain.slanted": "Slanted: as the document prints it.",
  "chain.wiggled":
    "The weight moved by {by}, and the miss by {moved}. The slope alone had promised {by} × {slope} = {promised}: the further you move, the more the curves bend away from it.",
  "chain.shrink":
    "In the tutorial's story a butterfly's wing ends as a hurricane, every ripple greater than the last. Of the {count} ripples here, {grown} grew.",
  "chain.story": "The story's stations, and how far each one moves",
  "chain.story.wing": "a butterfly's wing, New Mexico",
  "chain.story.gust": "a gust, Nevada",
  "chain.story.wind": "strong wind, Los Angeles",
  "chain.story.thunder": "a thunderstorm, Hawaii",
  "chain.story.storm": "a storm, the Pacific",
  "chain.story.hurricane": "a hurricane, China",
  "chain.loss.up":
    "For all {customers} customers together the loss would rise from {before} to {after}. What is good for one is not always good for all.",
  "chain.loss.down":
    "For all {customers} customers together the loss would go from {before} to {after}.",
  "chain.station": "Station",
  "chain.before": "before",
  "chain.after": "after",
  "chain.moved": "moved by",

  "chain.second": "Second points",
  "chain.second.document": "the document's",
  "chain.second.distance": "all at one distance",
  "chain.second.hair": "a hair away",
  "chain.distance": "Second point this far away",
  "chain.ratios": "Ratio of changes",
  "chain.exact": "exact",
  "chain.chord": "by two points",
  "chain.nearby": "Second point for {by}",
  "chain.product": "All multiplied",
  "chain.all_roads": "Summed over all {roads} roads",
  "chain.checked": "Check: {weight} really moved by a hair",
  "chain.untype": "All second points back to one distance",
  "chain.meaning":
    "Read it so: per 1 that {weight} goes up, the miss of customer {customer} starts to change by {slope}. It holds for the first small bit of the way; further on the slope itself changes.",

  "chain.forward":
    "The way to customer {customer}'s prediction and miss, along the line you chose: {count} assignments, from left to right.",
  "chain.road":
    "The road through the network; each neuron is cut in two: what arrives, what leaves",
  "chain.half.sum": "sum",
  "chain.half.answer": "answer",
  "chain.first": "From the start",
  "chain.back": "Back",
  "chain.next": "Run the next line",
  "chain.all": "All at once",
  "chain.ran": "{line} has its number ({done} of {count}).",
  "chain.others": "The other lines bring {others} together.",

  "chain.code":
    "The code keeps {count} numbers in helper variables on its way back. Take them away one by one, and the same factors appear that the ratios are made of. Point at a piece to find its partner.",
  "chain.take": "Take away {helper}",
  "chain.taken": "All taken away",
  "chain.in_line": "Code and ratios in line",
  "chain.on_curves": "Two points on each of the functions",
  "chain.row.code": "Code",
  "chain.row.worth": "its number",
  "chain.row.ratio": "ratio",
  "chain.match":
    "One column does not match. The code carries {code}, which is {miss} here; the chain carries −1. Both are right, for they ask different things: the chain asks how the miss changes, the code how half of the squared miss changes, whose first factor is −({code}), in this place {minus}. With that in the place of −1 the two columns are the same but for the minus, and the code adds its result where the chain would subtract: so the loss goes down.",
  "chain.match.cross":
    "Two columns do not match. The code carries the miss, {miss} here, where the chain carries −1; and with cross-entropy the slope of the last curve cancels out, so the code has none there.",
  "chain.wish": "The code's row multiplied is what customer {customer} wishes for {weight}:",
  "chain.wish.roads":
    "The code adds up all {roads} roads at once (that is what .dot does). What customer {customer} wishes for {weight}:",
  "chain.to_tug": "See all wishes",

  "chain.wrong":
    "Somebody takes the values on the way of customer {customer} and divides each by the one before it, to find out what depends on what how strongly:",
  "chain.wrong.rounded": "These are the values as the document rounds them.",
  "chain.wrong.link": "Link",
  "chain.wrong.values": "value / value",
  "chain.wrong.changes": "change / change",
  "chain.wrong.question": "What is wrong here?",
  "chain.guess.order": "The order of the links",
  "chain.guess.order.said":
    "No. Each link begins where the next one ends, so they hang together as they should.",
  "chain.guess.rounded": "The numbers are too rough",
  "chain.guess.rounded.said":
    "No. With every digit it would be as wrong: a sharper picture of the wrong thing.",
  "chain.guess.values": "Values are divided",
  "chain.guess.values.said": "Yes, that is it: values are divided where changes belong.",
  "chain.guess.sign": "One sign",
  "chain.guess.sign.said":
    "Not by itself. A minus is lost here, too, but turning one sign over does not save the size.",
  "chain.wrong.show": "Show the answer",
  "chain.wrong.hide": "Hide the answer",
  "chain.wrong.answer":
    "The little d is missing. A value says where something stands. Sensitivity asks something else: if this moves by a little, how far does that move? For it you need two points of each function and the change between them.",
  "chain.wrong.zero":
    "It even divides by 0 once: {link} has no value at all, and so the product, 0 times something by 0, has none either.",
  "chain.wrong.telescope":
    "And where nothing is 0, everything in the middle cancels: {first} / {weight} = {telescoped} is left, and no curve on the way has had a say. The true answer is {product}{sign}",
  "chain.wrong.sign.same": ".",
  "chain.wrong.sign.other": ": even its sign is another.",
  "chain.undefined": "no value (divided by 0)",

  "chain.which": "Which function",
  "chain.plot": "{of} for every {by}, with two points",
  "chain.current": "First point",
  "chain.near": "Second point",
  "chain.tangent": "tangent",
  "chain.off": "(the two points are off by {by})",
  "chain.one_point": "(both points are one: there is nothing to divide)",
  "chain.closer": "Halve the distance",
  "chain.their_points": "To the document's two points",
  "chain.to_network": "Back to where the network is",
  "chain.curved":
    "On a curve the second point must be close: the nearer it comes, the more the line through both becomes the tangent. And the slope depends on where you are.",
  "chain.straight":
    "On a straight line any second point gives the same slope, near or far. Only curves are particular about it.",

  "chain.slip.curve":
    "{ratio} is misread: above {x} the S-curve is {height} high, not {said}. So its slope there is {slope}, not {printed}.",
  "chain.slip.product":
    "The product is printed as {printed}; it is {product}. The printed one is {times} times as large.",
  "chain.slip.by_one":
    "“Each 1 more changes the miss by {printed}”: really moved by 1, it changes by {real}; moved as far as you like, by {most} at most.",
  "chain.slip.others":
    "The example raises the weight for customer 1's sake. Raised by 1, the loss of all customers goes from {before} to {after}: the code lowers it instead. See the tug of war.",
  "chain.slip.upside_down": "One heading of R2 stands upside down: it is d {of} / d {by}.",
  "chain.slip.third":
    "One version says ripple 3 lies between the sum and the output of the last neuron. It runs from {from} to {to}.",
  "chain.slip.now":
    "Once {weight} is called the value after the nudge. Everywhere else it is the value now, and so it is here.",
  "chain.slip.growing":
    "The story of butterfly and hurricane makes every ripple larger than the last. In the network most of them shrink.",
  "chain.slip.third_line":
    "The third line is printed as if the sum came out of the S-curve before anything is multiplied. First l1 = nonlin(l1_LH), then l2_LH = l1 times syn1.",
  "chain.slip.other_products":
    "The other three products together are printed as {printed}; they are {others}.",
  "chain.slip.nothing":
    "{printed} is what is left when everything is rounded on the way. In truth {arrives} arrives, and so the prediction is a little below one half.",
  "chain.slip.not_the_same":
    "The chain is said to be what the code computes. It is, but for the first factor: see the column that does not match.",
  "chain.slip.same_thing":
    "The chain rule is said to be something other and more exact than error times slope, handed back. It is the same computation, number for number.",
} as const;
