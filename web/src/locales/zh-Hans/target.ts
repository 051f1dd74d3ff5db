/** “箭靶”里的字。 */

export const target = {
  "target.title": "箭靶",
  "target.about":
    "靶心就是事实，它从来不动。每一轮，网络替每位顾客射出一支箭：猜测和事实差多少，箭就偏离靶心多少。",
  "target.zoom": "放大镜",
  "target.rim": "靶子边缘表示差 {rim}。靶心以下是猜低了，以上是猜高了。越往后射的箭越靠右。",
  "target.truth": "事实",
  "target.low": "低了，该往上",
  "target.high": "高了，该往下",
  "target.exact": "正中靶心",
  "target.turn.yes": "改成：买了",
  "target.turn.no": "改成：没买",
  "target.odds":
    "顾客 {customers} 的回答完全一样，做的事却不一样。替他们射的是同一支箭，一支箭射不中两个靶心。代价最小的预测是 {least}，也就是他们当中买的人占的比例。",
  "target.truths":
    "把事实翻过来，网络会从同一个起点重新学。事实不是学出来的，它是衡量每次猜测的尺子。",
  "target.half": "粗圈是一半的距离：落在圈外，就是猜反了。",
  "target.twin": "事实减预测：正数是猜低，负数是猜高",
  "target.oppose": "加一位：回答和顾客 {customer} 一样，结果相反",
  "target.reach":
    "在任何地方指着一个神经元或权重：它说得上话的箭会标出来；它对谁不出声，谁的靶就变淡。",
} as const;
