/** Where the tutorial's worked example slips, with the true numbers: only what it prints is judged. */

import { fixed, signed } from "../draw/format.ts";
import type { Chain, Subject } from "./chain.ts";
import { BY_ONE, FORWARD, PRODUCT, RATIOS, STATIONS } from "./chain_document.ts";
import { effectOf, effectOfMost, lossRipple } from "./chain_ripple.ts";
import { at } from "./places.ts";

/** A slip: the end of its sentence's key, and the numbers in the sentence. */
export interface Slip {
  readonly id: string;
  readonly values: Readonly<Record<string, string>>;
}

const DIGITS = 4;

/** The slips of the way back. */
export function slipsOfRipples(subject: Subject, chain: Chain): Slip[] {
  const misread = RATIOS.findIndex(({ points }) => points.y < 1 && points.x > 1);
  const [ratio, said] = [at(chain.ratios, misread), at(RATIOS, misread)];
  const number = (value: number): string => signed(value, DIGITS);
  const loss = lossRipple(subject, 1);
  return [
    {
      id: "curve",
      values: {
        ratio: `R${misread + 1}`,
        x: fixed(said.points.x, 2),
        said: String(said.points.y),
        height: fixed(ratio.y, DIGITS),
        printed: said.printed,
        slope: fixed(ratio.exact, DIGITS),
      },
    },
    {
      id: "product",
      values: {
        printed: PRODUCT,
        product: number(chain.product),
        times: fixed(Number(PRODUCT) / chain.product, 2),
      },
    },
    {
      id: "by_one",
      values: {
        printed: BY_ONE,
        real: number(effectOf(subject, 1)),
        most: number(effectOfMost(subject)),
      },
    },
    {
      id: "others",
      values: {
        before: fixed(loss.before, DIGITS),
        after: fixed(loss.after, DIGITS),
      },
    },
    { id: "upside_down", values: { of: "l2", by: "l2_LH" } },
    { id: "third", values: { from: "l1", to: "l2_LH" } },
    { id: "now", values: { weight: at(STATIONS, 0) } },
    { id: "growing", values: {} },
  ];
}

/** The slips of the way forward. */
export function slipsOfForward(chain: Chain, others: number): Slip[] {
  const arrives = chain.ratios.find(({ kind }) => kind === "last_curve")?.x ?? NaN;
  return [
    { id: "third_line", values: {} },
    {
      id: "other_products",
      values: { printed: FORWARD.other_products, others: fixed(others, DIGITS) },
    },
    { id: "nothing", values: { printed: FORWARD.arrives, arrives: fixed(arrives, DIGITS) } },
  ];
}

/** What the tutorial says about the code and the ratios, and what holds. */
export const SLIPS_OF_CODE: readonly Slip[] = [
  { id: "not_the_same", values: {} },
  { id: "same_thing", values: {} },
];
