/** “城堡”里的字。 */

export const castle = {
  "castle.title": "城堡",
  "castle.about":
    "一轮等于开一天车。你带上一位顾客的回答，从家出发，到岔路口停一停，接着往前开，最后停在一个猜测上。城堡就是事实。第二天还从家出发，路牌会更准一些。",
  "castle.days": "除了今天，再看哪一天",
  "castle.day": "第 {day} 天",
  "castle.today": "今天",
  "castle.home": "家",
  "castle.gap": "离城堡还有",
  "castle.aside": "岔路口受的责备",
  "castle.scale":
    "家到城堡相当于误差 1。按这个比例，红点是今天的误差 {error}，紫色箭头是该改的 {delta}。虚线是早先那天的路。",
  "castle.bend":
    "岔路口离直路有多远，看那里受责备最多的神经元（路牌上带下划线的数）；图中最大的弯是 {most}。第二段路的劲头变大时，弯可能先变大，过后路才慢慢变直。",
  "castle.facts": "顾客 {customer} 一天开完，要知道三件事",
  "castle.fact": "事情",
  "castle.fact.where": "我在哪儿？",
  "castle.fact.far": "城堡还有多远？",
  "castle.fact.change": "该改多少？",
  "castle.fact.tomorrow": "明天实际变多少",
  "castle.last": "没有明天了",
  "castle.side.low": "城堡在高处：猜低了。",
  "castle.side.high": "城堡在低处：猜高了。",
  "castle.side.there": "你已经站在城堡的院子里。",
  "castle.board": "{layer} 岔路口的路牌，顾客 {customer}",
  "castle.said": "说了",
  "castle.blame": "责备",
  "castle.delta": "再乘犹豫",
  "castle.told": "得到的话",
  "castle.more": "多说些",
  "castle.less": "少说些",
  "castle.stay": "不用变",
  "castle.no_fork": "这条路没有岔口：没有隐藏神经元，从问题直接开到猜测。",
  "castle.story": "司机讲的一天",
  "castle.story.guess":
    "出门时你很有把握。到岔路口停车问路，有人举起一块路牌。你照着开，把车停在城堡该在的地方。",
  "castle.story.compare": "哪有城堡。骑士告诉你还差多远，在哪一边。",
  "castle.story.slope":
    "你回头想：路怎么这么长，是不是错过了一个弯？最后越拿不定主意，这一天能教你的越多。",
  "castle.story.blame": "距离乘以犹豫，就是该改的。岔路口也按每个弯分到自己的责任。",
  "castle.story.change": "夜里，两段路上的路牌全都改一点。一觉醒来，你又在家里。",
  "castle.painted":
    "岔路口那块路牌是昨夜写好的。所有方向，也就是权重，在你出门之前已经定下；岔路口没人知道你今天会错在哪里。",
  "castle.ends": "这个故事从哪里开始不成立",
  "castle.ends.shared": "所有顾客看的是同一批路牌。帮了这位的弯，可能带偏那位。",
  "castle.ends.delta":
    "delta 不是明天要走的路程。猜测实际变了多少，写在表的最后，往往多出很多，或者少很多。",
  "castle.ends.blame":
    "岔路口受的责备不是距离。它可以大于 1，可没有哪个神经元能错这么多。岔路口本该说什么，谁也不知道。",
  "castle.ends.sign": "误差的正负号已经是方向。犹豫不会让它掉头，只让步子变大或变小。",
  "castle.ends.never": "城堡总是差一点才到。来了新顾客，谁也不知道他的城堡在哪儿。",
  "castle.drive": "今天是第几天",
  "castle.wanted": "该改",
  "castle.story.on": "往下走",
  "castle.story.back": "往回退",
  "castle.reach":
    "在任何地方指着一个神经元或权重：它那段路或岔路口会标出来；它对谁不出声，谁的地图就变淡。",
} as const;
