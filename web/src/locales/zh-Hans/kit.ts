/** 各个面板共用的字。 */

export const kit = {
  "kit.named": "{name}：",
  "kit.twin": "换成文字和数字",
  "kit.weight": "权重",
  "kit.neuron": "神经元",
  "kit.customer": "顾客",
  "kit.failed": "没有成功。程序给出的原话：",
} as const;
