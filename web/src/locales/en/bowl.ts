/** Words of the panel: The bowl. */

export const bowl = {
  "bowl.title": "The bowl",

  "bowl.small": "The lumpy bowl",
  "bowl.closer": "Closer",
  "bowl.small_label": "A red bowl over a white grid, a ball in it; it lies {loss} above the grid",
  "bowl.small_about":
    "A landscape of its own, not this run's: two weights of the tutorial's network move, {count} are held. Loss there:",

  "bowl.which": "Which bowl",
  "bowl.one": "One question",
  "bowl.lumpy": "The lumpy bowl",
  "bowl.road": "The road",
  "bowl.dips": "Three dips",
  "bowl.pair": "Any two weights",

  "bowl.about.one":
    "The smallest network there is: one question, one weight. Four people all said yes. Each place on the floor is one value of the weight, and the height above it is the loss with that value.",
  "bowl.about.lumpy":
    "A true slice through the tutorial's own network. Two of its weights make the floor; the others stand still. It has two valleys, and where you start decides which one you end in. The road bends, because the steepest way down points elsewhere from every new place.",
  "bowl.about.road":
    "The plane in which this run's own road lies better than in any other. All weights move here, so each axis is a mixture of them; the heaviest stand on it by name. The ball stands at the network's true loss; how far that is from the drawn surface is printed below.",
  "bowl.about.dips":
    "Walk through weight space in one straight line, whichever way you choose. A ball falls into the dip it is in. It feels only the slope under it and knows nothing of a deeper one.",
  "bowl.about.pair":
    "Choose the two weights of the floor. The others stand still at what they are in this round, so the bowl itself changes as the network learns.",

  "bowl.bought": "Of the four, bought",
  "bowl.bought.3": "Three",
  "bowl.bought.4": "All four",
  "bowl.bottom":
    "The bottom lies at a weight of {value}, and there it is still {loss} high. One answer cannot be right for all four, so the bowl never touches the floor.",
  "bowl.no_bottom":
    "There is no bottom. To the right it falls for ever, ever more gently: {loss} at the edge of this picture, and never 0.",

  "bowl.frozen": "{count} weights stand still here",
  "bowl.direction": "direction {number}",
  "bowl.direction_share": "direction {number} ({share} %)",
  "bowl.held":
    "These two directions hold {share} % of the road; what is left goes off in ways that two axes cannot show.",
  "bowl.no_road": "This network never moved, so it has no road. Choose another start.",
  "bowl.searching": "Measuring the bowl",

  "bowl.through": "The line goes through",
  "bowl.through.tutorial": "The tutorial's network",
  "bowl.through.run": "This round's network",
  "bowl.seed": "Its direction is drawn by seed {seed}.",
  "bowl.another_line": "Any other direction",
  "bowl.three_line": "The next one with three dips",
  "bowl.figure_line": "As in the figure: the deepest at the left",
  "bowl.heading": "It heads",
  "bowl.heading.drawn": "as a seed draws it",
  "bowl.heading.weight": "along one weight",
  "bowl.heading.trained": "from born to trained",
  "bowl.heading.own": "as I set it",
  "bowl.heading.trained.about":
    "From the numbers that this run was born with, at {zero}, straight to those it learned, and some way beyond. The run itself took another way: its ball floats over the line or under it, and by how much stands below.",
  "bowl.heading.own.about":
    "Pull any weights: the line heads where they pull together. Only their proportions count, not how far each is pulled.",
  "bowl.along_weight": "Along",
  "bowl.part_of": "Part of {weight} in the direction",
  "bowl.parts_none": "All to nothing",
  "bowl.parts_back": "The other way round",
  "bowl.no_heading": "Nothing pulls, so there is no direction yet. Pull at least one weight.",
  "bowl.part": "{weight} {share} %",
  "bowl.parts_more": "+ {count} more",
  "bowl.comma": ", ",
  "bowl.made": "Every weight that the axes are made of",
  "bowl.made.about":
    "So much is added to each weight for every step of length one along the axis. The share says how much of the direction that weight is.",
  "bowl.made.share": "share",
  "bowl.to_road": "See this run's own road",
  "bowl.heights": "Heights and valleys, as a table",
  "bowl.heights.range":
    "{height}: from {lowest} at the lowest spot measured to {highest} at the highest.",
  "bowl.heights.bands":
    "The map has {bands} bands, each {high} high; the surface under the ball lies in band {ball}, counted from the grid.",
  "bowl.heights.bands_only": "The map has {bands} bands, each {high} high.",
  "bowl.heights.valleys": "Lower than all around lie these spots of the measured grid: {valleys}.",
  "bowl.heights.at": "{height} at {place}",
  "bowl.heights.no_valley": "No spot within the edges lies lower than all around it.",
  "bowl.dips_found": "Dips, found by measuring: {dips}.",
  "bowl.dip": "{loss} at {value}",
  "bowl.no_dip": "No dip on this stretch: it only rises or falls.",
  "bowl.deepest": "The deepest one is {loss} at {value}.",

  "bowl.semicolon": "; ",

  "bowl.height": "Height is",
  "bowl.height.loss": "the loss",
  "bowl.height.miss": "|error|",
  "bowl.whose": "of",
  "bowl.whose.all": "all customers",
  "bowl.whose.one": "customer {customer}",

  "bowl.first": "First weight",
  "bowl.second": "Second weight",
  "bowl.line_only": "none: a line through the first",
  "bowl.off_surface":
    "In the run all weights move at once, while this floor moves only these. That is why its dotted road floats above or below the surface and touches it at the ball.",

  "bowl.marks": "Shown",
  "bowl.mark.arrow": "Arrow from the floor",
  "bowl.mark.road": "Dotted road",
  "bowl.mark.slope": "Slope",
  "bowl.mark.ghost": "Next step",
  "bowl.mark.map": "Map",

  "bowl.surface":
    "The bowl over its white grid: drag to turn it, or use the arrow keys; up and down tilt it",
  "bowl.turned": "turned by {yaw} degrees, seen from {tilt} degrees above",
  "bowl.side": "From the side",
  "bowl.picture":
    "{name}: a red surface over a white grid, as high as this: {height}; the ball lies {loss} above the grid",
  "bowl.curve":
    "{name}: a red curve over a white grid, as high as this: {height}; the ball lies {loss} above the grid",
  "bowl.map":
    "Map of the bowl, seen from above: move the cross with the arrow keys, press Enter to drop a ball there, the space bar to lay it down",
  "bowl.map_about":
    "Seen from above. Each band is one height. Click to drop a ball; drag it to lay it where you like.",
  "bowl.cut": "Choose a straight line",
  "bowl.cut_about":
    "Drag from the ball, or click: along that line the bowl is cut, and Three dips shows the cut. By keyboard: the cross, then Enter.",
  "bowl.line":
    "The curve of the loss: move the mark with the arrow keys, press Enter to drop a ball there, the space bar to lay it down",
  "bowl.line_about":
    "Click anywhere to drop the ball there. Drag it, and it waits where you lay it: one round, or all of them?",
  "bowl.left": "Turn left",
  "bowl.right": "Turn right",
  "bowl.up": "Look from further above",
  "bowl.down": "Look from further below",
  "bowl.nearer": "Nearer",
  "bowl.farther": "Farther",
  "bowl.upright": "As at first",
  "bowl.tall": "Drawn out",

  "bowl.roll": "Let it roll",
  "bowl.stop": "Stop",
  "bowl.one_step": "One round",
  "bowl.rate": "Rate",
  "bowl.along": "Along its way",
  "bowl.starts": "Start at",
  "bowl.start.0": "the tutorial's weights",
  "bowl.start.1": "far left",
  "bowl.start.2": "the other valley",
  "bowl.back": "Back to this run's ball",

  "bowl.touch": "Where does it touch the grid?",
  "bowl.touch.enough": "Back to the whole height",
  "bowl.touch.nowhere":
    "Nowhere. Over this floor the lowest place found is {lowest} above the grid ({height}), at {place}.",
  "bowl.touch.drawn": "Heights are drawn {times} times as tall here, so that the gap is seen.",
  "bowl.touch.why":
    "Nor does it anywhere else: with finite weights the S-curve never says a full yes or a full no, so everybody is missed by something. Down there: {misses}.",
  "bowl.touch.miss": "customer {customer} by {miss}",
  "bowl.touch.rounded": "less than the computer's digits can hold",
  "bowl.name.loss": "Loss",
  "bowl.name.loss_one": "Loss of customer {customer}",
  "bowl.name.miss": "Mean |error|",
  "bowl.name.miss_one": "|error| of customer {customer}",
  "bowl.arrow": "{height} (the arrow)",
  "bowl.guess": "Guess p",
  "bowl.only_watched":
    "This height is only watched. What the ball rolls down is the loss, as ever, so now and then its way may go up here.",
  "bowl.next_round": "The next round, weight less rate times slope",
  "bowl.drawn": "Surface there",
  "bowl.gap": "Gap",
  "bowl.slope": "Slope",
  "bowl.rounds": "Rounds rolled",
  "bowl.round": "Round",
  "bowl.falls_right": "It falls to the right, so the slope is negative and the number grows.",
  "bowl.falls_left": "It falls to the left, so the slope is positive and the number shrinks.",
  "bowl.level": "It is level here: nothing pulls the ball.",
  "bowl.rest": "It comes to rest after {rounds} rounds, {loss} above the floor.",
  "bowl.under_way":
    "After {rounds} rounds it is still on its way, {loss} above the floor. On flat ground steps are tiny; with a great rate the ball leaps across the valley again and again.",
  "bowl.free_end": "After {rounds} rounds, all weights free, it is {loss} above the floor.",
  "bowl.deeper":
    "Elsewhere on this floor the bowl goes down to {lowest}. The ball cannot know: it feels only the slope under it.",
  "bowl.lowest":
    "The lowest place measured here is {lowest} above the floor: the arrow gets short, never nothing.",
  "bowl.in_step": "While time plays, the ball goes down its own way in step with it.",

  "bowl.crowd": "A thousand balls at once",
  "bowl.crowd_about":
    "Seeds 0 to {last}, each a network of this shape with these customers, each rolled through all rounds. Where do they end?",
  "bowl.crowd_drop": "Drop a thousand",
  "bowl.crowd_cancel": "Stop",
  "bowl.crowd_done": "{count} of {all} have arrived",
  "bowl.crowd_bar": "{count} seeds with a loss from {low} to {high}; show them",
  "bowl.crowd_axis": "loss after the last round",
  "bowl.crowd_none": "Not one is stuck: each has every customer on the right side.",
  "bowl.crowd_stuck":
    "{count} are stuck, with a customer still on the wrong side. Click one, and the lab learns from that start:",
  "bowl.crowd_some": "Seeds of this bar ({count}). Click one, and the lab learns from that start:",
  "bowl.crowd_all_stuck": "Back to those that are stuck",
  "bowl.crowd_seed": "Seed {seed}, loss {loss}",
  "bowl.crowd_more": "Show more: {count} are left",
} as const;
