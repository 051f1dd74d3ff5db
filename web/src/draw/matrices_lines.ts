/** Two layers and the lines between them: where the neurons stand, as large as their numbers need. */

export const WIDTH = 324;
const BOX = { high: 30, wide: 60 } as const;
/** Room for a number in a neuron on the left. */
const DIGIT = 16;
/** From neuron to neuron: on the left with a name above each. */
const APART = { left: 56, right: 38 } as const;
const NAME = 18;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TwoLayers {
  readonly height: number;
  readonly leftBox: (neuron: number) => Box;
  readonly rightBox: (neuron: number) => Box;
  /** The way of the line between two of them. */
  readonly line: (from: number, to: number) => string;
}

/** So many neurons on either side; those on the left with room for so many numbers. */
export function twoLayers(from: number, to: number, numbers: number): TwoLayers {
  const height = Math.max(from * APART.left + NAME, to * APART.right) + 4;
  const middle = (neuron: number, count: number, apart: number): number =>
    height / 2 + (neuron - (count - 1) / 2) * apart;
  const wide = Math.max(BOX.wide, numbers * DIGIT + 12);

  function leftBox(neuron: number): Box {
    const y = middle(neuron, from, APART.left) + (NAME - BOX.high) / 2;
    return { x: 1, y, width: wide, height: BOX.high };
  }

  function rightBox(neuron: number): Box {
    const y = middle(neuron, to, APART.right) - BOX.high / 2;
    return { x: WIDTH - BOX.wide - 1, y, width: BOX.wide, height: BOX.high };
  }

  function line(one: number, other: number): string {
    const [left, right] = [leftBox(one), rightBox(other)];
    const start = `${left.x + left.width} ${left.y + left.height / 2}`;
    return `M${start}L${right.x} ${right.y + right.height / 2}`;
  }

  return { height, leftBox, rightBox, line };
}
