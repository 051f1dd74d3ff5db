/** Where the answers stand: in the table, and turned on their side in the input neurons. */

export const CELL = { wide: 44, high: 30 } as const;
const HEAD = 46;
const SIDE = 96;
const GAP = 150;
/** Room for the name of a question under its neuron. */
const CAPTION = 184;
const NEURON = { apart: 76, padding: 8 } as const;

/** Room for the customers' names, and for the questions' numbers. */
export const SIDE_WIDTH = SIDE;
export const HEAD_HEIGHT = HEAD;

/** How many there are, and whether the neurons stand below the table, for want of room beside it. */
export interface Layout {
  readonly questions: number;
  readonly customers: number;
  readonly below: boolean;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The middle of an answer in the table. */
export function inTable(customer: number, question: number): Spot {
  return {
    x: SIDE + (question + 0.5) * CELL.wide,
    y: HEAD + (customer + 0.5) * CELL.high,
  };
}

/** The middle of an answer in its neuron: customers stand side by side there. */
export function inNeuron(layout: Layout, customer: number, question: number): Spot {
  const box = neuronBox(layout, question);
  return {
    x: box.x + NEURON.padding + (customer + 0.5) * CELL.high,
    y: box.y + box.height / 2,
  };
}

/** On the way from the table to the neuron. */
export function onTheWay(from: Spot, to: Spot, share: number): Spot {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** The neuron of a question, with room for all customers. */
export function neuronBox(
  { questions, customers, below }: Layout,
  question: number,
): Spot & { readonly width: number; readonly height: number } {
  const top = below ? HEAD + customers * CELL.high + HEAD : HEAD - 16;
  return {
    x: below ? 1 : SIDE + questions * CELL.wide + GAP,
    y: top + question * NEURON.apart,
    width: customers * CELL.high + 2 * NEURON.padding,
    height: 40,
  };
}

/** How large the picture is. */
export function sizeOfSurvey(layout: Layout): { width: number; height: number } {
  const { questions, customers } = layout;
  const box = neuronBox(layout, questions - 1);
  const table = { width: SIDE + questions * CELL.wide, height: HEAD + customers * CELL.high };
  return {
    width: Math.max(box.x + Math.max(box.width, CAPTION), table.width) + 4,
    height: Math.max(table.height, box.y + box.height + 24) + 4,
  };
}
