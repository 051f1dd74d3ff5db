/** The sizes of all matrices of a network with one hidden layer, and what each size comes from. */

/** Where a size comes from; each may happen to be the same number as another. */
export const SOURCES = ["customers", "questions", "hidden"] as const;
export type Source = (typeof SOURCES)[number];
export type Sizes = Readonly<Record<Source, number>>;

/** A matrix: how tall and how wide, by source; "one" is the one prediction. */
export interface Shaped {
  readonly name: string;
  readonly tall: Source;
  readonly wide: Source | "one";
}

/** The two products of the network, each as left, right and result. */
export const PRODUCTS: readonly (readonly [Shaped, Shaped, Shaped])[] = [
  [
    { name: "l0", tall: "customers", wide: "questions" },
    { name: "syn0", tall: "questions", wide: "hidden" },
    { name: "l1", tall: "customers", wide: "hidden" },
  ],
  [
    { name: "l1", tall: "customers", wide: "hidden" },
    { name: "syn1", tall: "hidden", wide: "one" },
    { name: "l2", tall: "customers", wide: "one" },
  ],
];

/** How many that is. */
export function sizeFrom(sizes: Sizes, source: Source | "one"): number {
  return source === "one" ? 1 : sizes[source];
}

/**
 * What a guess at the shape of syn1 is worth.
 *
 * right      it is
 * turned     tall and wide are changed over
 * customers  as tall as there are customers, who are no part of the network
 * inner      not as tall as l1 is wide, so the two cannot be multiplied
 * outer      it fits, but gives more predictions than one
 */
export type Verdict = "right" | "turned" | "customers" | "inner" | "outer";

/** The verdict on a guess. */
export function judged(sizes: Sizes, tall: number, wide: number): Verdict {
  const { hidden, customers } = sizes;
  if (tall === hidden) return wide === 1 ? "right" : "outer";
  if (tall === 1 && wide === hidden) return "turned";
  return tall === customers ? "customers" : "inner";
}
