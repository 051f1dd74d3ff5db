/** Words of what all panels share. */

export const kit = {
  "kit.named": "{name}:",
  "kit.twin": "The same in words and numbers",
  "kit.weight": "Weight",
  "kit.neuron": "Neuron",
  "kit.customer": "Customer",
  "kit.failed": "That did not work. What the program said:",
} as const;
