/** Words of the step in numbers. */

export const step = {
  "step.title": "The step in numbers",
  "step.decimals": "Decimals",
  "step.about.guess": "forward: answers times weights, then the S-curve",
  "step.about.compare": "truth minus guess",
  "step.about.slope": "how steep the S-curve is there: how unsure",
  "step.about.blame": "error times slope, handed back",
  "step.about.change": "before, change, after",
} as const;
