/** What some panels show one at a time, in the order of the buttons; which of them is part of what is seen. */

export const TABS = {
  bowl: ["one", "lumpy", "road", "dips", "pair"],
  chain: ["ripples", "forward", "code", "wrong", "points"],
  matrices: ["survey", "product", "batch", "shapes", "made"],
} as const;

export type Tabbed = keyof typeof TABS;
export type Tabs = { readonly [panel in Tabbed]: (typeof TABS)[panel][number] };

/** What is shown until somebody asks for another. */
export const FIRST_TABS: Tabs = { bowl: "lumpy", chain: "ripples", matrices: "survey" };
