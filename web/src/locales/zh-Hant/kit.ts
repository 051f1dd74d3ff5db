/** 各個面板共用的字。 */

export const kit = {
  "kit.named": "{name}：",
  "kit.twin": "用文字和數字再說一次",
  "kit.weight": "權重",
  "kit.neuron": "神經元",
  "kit.customer": "顧客",
  "kit.failed": "沒有成功。程式留下的話：",
} as const;
