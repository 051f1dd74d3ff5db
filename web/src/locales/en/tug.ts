/** Words of the panel: Tug of war. */

export const tug = {
  "tug.title": "Tug of war",
  "tug.about":
    "Every customer pulls at {weight}: to the right who wants it larger, to the left who wants it smaller. Whatever is left over when all pull at once is what this round changes.",
  "tug.rope": "The rope of {weight}",
  "tug.smaller": "smaller",
  "tug.larger": "larger",
  "tug.customer": "Customer {customer}",
  "tug.sum": "together",
  "tug.law": "All wishes added up are the change",
  "tug.side.won": "gets it",
  "tug.side.outvoted": "outvoted",
  "tug.side.silent": "no say here",
  "tug.outcome.up": "{weight} grows.",
  "tug.outcome.down": "{weight} shrinks.",
  "tug.outcome.still": "{weight} stays where it is.",
  "tug.told.won": "That is the wish of {customers}.",
  "tug.told.outvoted": "Outvoted: {customers}.",
  "tug.told.silent":
    "No say at this weight: {customers}. There nothing came in, or nothing is to be blamed.",
  "tug.end": "after the last round nothing is changed any more",
  "tug.column.customer": "Customer",
  "tug.column.came_in": "came in",
  "tug.column.delta": "blame (delta)",
  "tug.column.wish": "wish",
  "tug.all": "All ropes",
  "tug.order": "In which order",
  "tug.order.size": "Greatest change first",
  "tug.order.place": "As they stand in the network",
  "tug.importance":
    "Pale: how hard each side pulls. Strong: what is left over. The round moves all weights at once, but not equally far: the first ones matter most just now.",
  "tug.times": "The greatest change is {times} times the middle one.",
  "tug.more": "Show all {count}",
  "tug.fewer": "Only the greatest",
} as const;
