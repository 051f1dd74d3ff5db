/** Words of what all panels share. */

export const kit = {
  "kit.named": "{name}:",
  "kit.twin": "The same in words and numbers",
  "kit.weight": "Weight",
  "kit.neuron": "Neuron",
  "kit.customer": "Customer",
} as const;
