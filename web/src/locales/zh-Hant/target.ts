/** 「箭靶」裡的字。 */

export const target = {
  "target.title": "箭靶",
  "target.about":
    "每個靶的靶心就是實情，從不移動。每一輪，網路為每位顧客射一支箭；預測離實情多遠，箭就離靶心多遠。",
  "target.zoom": "放大鏡",
  "target.rim": "靶的外緣是差 {rim}。靶心下方：太低；上方：太高。時間越往後，箭越往右移。",
  "target.truth": "實情",
  "target.low": "太低，要往上",
  "target.high": "太高，要往下",
  "target.exact": "正中靶心",
  "target.turn.yes": "改成：買了",
  "target.turn.no": "改成：沒買",
  "target.odds":
    "顧客 {customers} 的回答一模一樣，結果卻不同。同一支箭為他們而射，不可能同時射中兩個靶心。代價最小的預測是 {least}，也就是他們當中買的人所占的比例。",
  "target.truths":
    "把實情翻面，網路就從同一個起點重學一遍。實情不是學來的，而是用來量每一次預測的。",
  "target.half": "粗圈是一半的距離：落在圈外，就是猜到另一邊去了。",
  "target.twin": "實情減預測：正是太低，負是太高",
  "target.oppose": "加一位：回答和顧客 {customer} 一樣，結果相反",
  "target.reach":
    "在任何地方指著一個神經元或權重：它說得上話的箭會標出來，它對誰不出聲，誰的靶就淡下去。",
} as const;
