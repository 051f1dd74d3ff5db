/** What some panels show one at a time, in the order of the buttons; which of them is part of what is seen. */

export const TABS = {
  step: ["matrices", "sums"],
  bowl: ["one", "lumpy", "road", "dips", "pair"],
  chain: ["ripples", "forward", "code", "wrong", "points"],
  matrices: ["survey", "product", "batch", "shapes", "made"],
} as const;

export type Tabbed = keyof typeof TABS;
export type Tabs = { readonly [panel in Tabbed]: (typeof TABS)[panel][number] };

/** What is shown until somebody asks for another. */
export const FIRST_TABS: Tabs = {
  step: "matrices",
  bowl: "lumpy",
  chain: "ripples",
  matrices: "survey",
};

/** The panels that show one thing at a time. */
export const TABBED = Object.keys(TABS) as Tabbed[];

/** What is chosen, panel by panel, among what there is; otherwise something else. */
export function chosenTabs(said: URLSearchParams, otherwise: (panel: Tabbed) => string): Tabs {
  const named = TABBED.map((panel) => {
    const tab = TABS[panel].find((one) => one === said.get(panel));
    return [panel, tab ?? otherwise(panel)];
  });
  return Object.fromEntries(named) as Tabs;
}

/** The same as words: of each panel, what it shows. */
export function textOfTabs(tabs: Tabs): string {
  return new URLSearchParams(tabs).toString();
}
