/** 这一步的数字。 */

export const step = {
  "step.title": "这一步的数字",
  "step.decimals": "小数位数",
  "step.about.guess": "往前走：回答乘权重，再过 S 曲线",
  "step.about.compare": "事实减去预测",
  "step.about.slope": "S 曲线在那里有多陡：有多犹豫",
  "step.about.blame": "误差乘坡度，一层层往回传",
  "step.about.change": "改之前、改多少、改之后",
} as const;
