/** “链式法则”里的字。 */

export const chain = {
  "chain.title": "链式法则",
  "chain.tabs": "看哪一样",
  "chain.tab.ripples": "涟漪",
  "chain.tab.forward": "前馈",
  "chain.tab.code": "代码与变化率",
  "chain.tab.wrong": "错误算法",
  "chain.tab.points": "两个点",

  "chain.document": "看谁的数",
  "chain.document.without": "计算机算的",
  "chain.document.with": "也看教程印的",
  "chain.document.example": "去教程的例子：{weight}，顾客 {customer}",
  "chain.says": "教程印的是",
  "chain.agrees": "与印的一致",
  "chain.differs": "与真实的数不同",
  "chain.slips": "教程与计算机不一致的地方（{count}）",

  "chain.roads": "从这个权重通向预测的路有 {roads} 条。下面走的是其中一条，开始时选影响最大的：",
  "chain.wiggle": "把 {weight} 挪动",
  "chain.picture": "涟漪：从权重一直荡到误差",
  "chain.read": "圆圈由左往右传；变化率由右往左读，R1 打头。",
  "chain.slanted": "斜体字：教程印的数。",
  "chain.wiggled":
    "权重动了 {by}，误差随之动了 {moved}。只凭坡度，原本该动 {by} × {slope} = {promised}：挪得越远，曲线偏离得越多。",
  "chain.shrink":
    "教程的故事里，蝴蝶扇一下翅膀，最后成了飓风，涟漪一圈大过一圈。这里不然：{count} 圈当中，变大的有 {grown} 圈。",
  "chain.story": "故事里的每一站，以及它动了多少",
  "chain.story.wing": "蝴蝶扇翅，新墨西哥",
  "chain.story.gust": "一阵风，内华达",
  "chain.story.wind": "强风，洛杉矶",
  "chain.story.thunder": "雷雨，夏威夷",
  "chain.story.storm": "风暴，太平洋",
  "chain.story.hurricane": "飓风，中国",
  "chain.loss.up":
    "把 {customers} 位顾客放在一起看，损失会从 {before} 涨到 {after}。对一个人好的，未必对大家都好。",
  "chain.loss.down": "把 {customers} 位顾客放在一起看，损失会从 {before} 变为 {after}。",
  "chain.station": "站点",
  "chain.before": "原来",
  "chain.after": "后来",
  "chain.moved": "动了多少",

  "chain.second": "第二个点",
  "chain.second.document": "用教程的",
  "chain.second.distance": "都隔同样的距离",
  "chain.second.hair": "只差一丝",
  "chain.distance": "第二个点隔多远",
  "chain.ratios": "变化量之比",
  "chain.exact": "精确值",
  "chain.chord": "用两点算",
  "chain.nearby": "{by} 的第二个点",
  "chain.product": "全部相乘",
  "chain.all_roads": "{roads} 条路相加",
  "chain.checked": "验算：真把 {weight} 挪一丁点儿",
  "chain.untype": "让第二个点都回到同一距离",
  "chain.meaning":
    "可以这样读：{weight} 往上走，刚起步时每涨 1，顾客 {customer} 的误差按 {slope} 的比例变。这只在开头一小段成立，走远了，坡度本身也会变。",

  "chain.forward": "沿着你选的那条线，走到顾客 {customer} 的预测和误差：由左往右，{count} 句赋值。",
  "chain.road": "穿过网络的路；每个神经元一分为二：进来的数和出去的数",
  "chain.half.sum": "总和",
  "chain.half.answer": "回答",
  "chain.first": "从头开始",
  "chain.back": "退一步",
  "chain.next": "运行下一句",
  "chain.all": "一步到底",
  "chain.ran": "{line} 算出来了（第 {done} 句，共 {count} 句）。",
  "chain.others": "其余几条线一共带来 {others}。",

  "chain.code":
    "代码往回走的时候，把 {count} 个数存在辅助变量里。一个个拿掉，剩下的因子就和变化率一一对应。指向哪一块，与它配对的那块就会亮起来。",
  "chain.take": "拿掉 {helper}",
  "chain.taken": "都拿掉了",
  "chain.in_line": "代码与变化率对齐",
  "chain.on_curves": "在每个函数上拉两个点",
  "chain.row.code": "代码",
  "chain.row.worth": "它的数值",
  "chain.row.ratio": "变化率",
  "chain.match":
    "有一格对不上。代码里是 {code}，此处等于 {miss}；链式法则里是 −1。两边都对，只是问的问题不同：链式法则问误差怎样变，代码问误差平方的一半怎样变，这时第一个因数是 −({code})，此处等于 {minus}。用它替换 −1，两边就只差一个负号；链式法则该减的，代码用加，损失便往下降。",
  "chain.match.cross":
    "有两格对不上。链式法则里是 −1 的地方，代码里是误差，此处等于 {miss}；用交叉熵时，最后一条曲线的坡度正好约掉，所以代码里没有它。",
  "chain.wish": "代码那一排乘起来，就是顾客 {customer} 对 {weight} 的愿望：",
  "chain.wish.roads":
    "代码一次把 {roads} 条路全加起来（.dot 干的就是这个）。顾客 {customer} 对 {weight} 的愿望：",
  "chain.to_tug": "看大家的愿望",

  "chain.wrong":
    "有人把顾客 {customer} 一路上的数值拿来，后一个除以前一个，想看看谁对谁的影响有多大：",
  "chain.wrong.rounded": "这些是教程四舍五入后的值。",
  "chain.wrong.link": "环节",
  "chain.wrong.values": "数值 / 数值",
  "chain.wrong.changes": "变化 / 变化",
  "chain.wrong.question": "错在哪儿？",
  "chain.guess.order": "环节的顺序",
  "chain.guess.order.said": "不是。每一环都从下一环结束的地方开始，衔接得好好的。",
  "chain.guess.rounded": "数字太粗糙",
  "chain.guess.rounded.said": "不是。哪怕每一位都写出来，也一样错，只是把错的东西看得更清楚。",
  "chain.guess.values": "拿值来除",
  "chain.guess.values.said": "对，问题就在这儿：该除的是变化量，却拿值来除了。",
  "chain.guess.sign": "有一个正负号",
  "chain.guess.sign.said": "不只是这样。负号确实丢了一个，但光把符号翻过来，大小还是不对。",
  "chain.wrong.show": "看答案",
  "chain.wrong.hide": "收起答案",
  "chain.wrong.answer":
    "漏了前面的 d。数值只说明“现在在哪儿”，敏感度问的却是：这个动一点，那个会动多少？所以每个函数都得有两个点，看两点之间的变化。",
  "chain.wrong.zero":
    "甚至有一处除以了 0：{link} 压根没有值，于是整个乘积，也就是 0 乘以某数除以 0，也没有值。",
  "chain.wrong.telescope":
    "即便没有 0，中间的数也会统统约掉，只剩 {first} / {weight} = {telescoped}，一路上的曲线谁都没说上话。正确答案是 {product}{sign}",
  "chain.wrong.sign.same": "。",
  "chain.wrong.sign.other": "，连正负号都相反。",
  "chain.undefined": "没有值（除以 0）",

  "chain.which": "哪个函数",
  "chain.plot": "{of} 随 {by} 变化的图，上面有两个点",
  "chain.current": "第一个点",
  "chain.near": "第二个点",
  "chain.tangent": "切线",
  "chain.off": "（用两点算，差 {by}）",
  "chain.one_point": "（两点重合，没什么可除的了）",
  "chain.closer": "距离减半",
  "chain.their_points": "用教程的两个点",
  "chain.to_network": "回到网络现在的位置",
  "chain.curved":
    "在曲线上，第二个点要离得近：越近，过两点的直线就越接近切线。坡度是多少，还得看你在哪儿。",
  "chain.straight": "在直线上，第二个点放哪儿都行，远近坡度都一样。只有曲线才讲究远近。",

  "chain.slip.curve":
    "{ratio} 读错了：{x} 上方的 S 曲线高 {height}，不是 {said}；因此那里的坡度是 {slope}，不是 {printed}。",
  "chain.slip.product": "乘积印成了 {printed}，实际是 {product}；印的是实际的 {times} 倍。",
  "chain.slip.by_one":
    "“每加 1，误差变化 {printed}”：真加 1，变化是 {real}；加得再多，最多也就 {most}。",
  "chain.slip.others":
    "例子为了顾客 1 把权重调高。若加 1，全体顾客的损失会从 {before} 变为 {after}，所以代码反而把它调低。请看“拔河”。",
  "chain.slip.upside_down": "R2 有一处标题上下写反了，应为 d {of} / d {by}。",
  "chain.slip.third":
    "有个版本说第三道涟漪在最后一个神经元的总和与输出之间。其实它从 {from} 到 {to}。",
  "chain.slip.now": "有一处把 {weight} 说成挪动之后的值；别处都说它是当前值，这里也按当前值算。",
  "chain.slip.growing": "蝴蝶与飓风的故事里，涟漪一道比一道大；在网络里，多半越来越小。",
  "chain.slip.third_line":
    "第三句印得好像还没相乘就过了 S 曲线。应当先 l1 = nonlin(l1_LH)，再 l2_LH = l1 乘 syn1。",
  "chain.slip.other_products": "另外三个乘积合计印成 {printed}，实际是 {others}。",
  "chain.slip.nothing":
    "{printed} 是一路四舍五入剩下来的。真正到达的是 {arrives}，所以预测略低于一半。",
  "chain.slip.not_the_same":
    "教程说这串变化率就是代码算的东西。除了第一个因子，确实如此：看对不上的那一格。",
  "chain.slip.same_thing":
    "教程说链式法则跟“误差乘坡度、再往回传”是两回事，而且更精确。其实是同一个计算，数字分毫不差。",
} as const;
