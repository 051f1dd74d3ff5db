/** 這一步的數字。 */

export const step = {
  "step.title": "這一步的數字",
  "step.decimals": "小數位數",
  "step.about.guess": "往前走：回答乘權重，再過 S 曲線",
  "step.about.compare": "實情減去預測",
  "step.about.slope": "S 曲線在那裡有多陡：有多猶豫",
  "step.about.blame": "誤差乘坡度，一層層往回傳",
  "step.about.change": "改之前、改多少、改之後",
} as const;
