/** “大碗”里的字。 */

export const bowl = {
  "bowl.title": "大碗",

  "bowl.small": "坑坑洼洼的碗",
  "bowl.closer": "凑近看",
  "bowl.small_label": "白色网格上的一只红碗，碗里有个球，离网格 {loss}",
  "bowl.small_about":
    "这是另一片地形，不是这一趟的：教程的网络只让两个权重动，其余 {count} 个按住不动。那里的损失：",

  "bowl.which": "哪一只碗",
  "bowl.one": "一个问题",
  "bowl.lumpy": "坑坑洼洼的碗",
  "bowl.road": "这条路",
  "bowl.dips": "三个坑",
  "bowl.pair": "任选两个权重",

  "bowl.about.one":
    "最小的网络：一个问题，一个权重，四个人都回答“是”。地面上每一点是权重的一个取值，上方的高度就是取这个值时的损失。",
  "bowl.about.lumpy":
    "从教程的网络里真实切出来的一片。其中两个权重铺成地面，其余的不动。它有两个山谷，从哪儿出发，决定最后停在哪一个。路会拐弯，因为每到一处，最陡的下坡方向都不一样。",
  "bowl.about.road":
    "这次学习走过的路，放在这个平面上最贴合。这里所有权重都在动，所以每条轴都是它们的混合，分量最重的几个写在轴上。球站在网络真实的损失上；它离画出来的曲面有多远，写在下面。",
  "bowl.about.dips":
    "在权重的世界里沿一条直线走，朝哪个方向由你决定。球会掉进它所在的坑。它只感觉得到脚下的坡，不知道别处还有更深的。",
  "bowl.about.pair":
    "自己挑两个权重当地面。其余的停在这一轮的数值上，所以网络一边学，碗也一边变样。",

  "bowl.bought": "四人里买了的有",
  "bowl.bought.3": "三人",
  "bowl.bought.4": "四人",
  "bowl.bottom":
    "碗底在权重等于 {value} 的地方，那里还有 {loss} 高。一个答案不可能让四个人都对，所以碗永远碰不到地面。",
  "bowl.no_bottom": "没有碗底。往右一直下降，越来越缓：到图的边缘是 {loss}，永远到不了 0。",

  "bowl.frozen": "这里有 {count} 个权重不动",
  "bowl.direction": "方向 {number}",
  "bowl.direction_share": "方向 {number}（{share} %）",
  "bowl.held": "这两个方向装下了这条路的 {share} %；剩下的去了两条轴画不出来的方向。",
  "bowl.no_road": "这个网络从没动过，所以没有路。换个起点试试。",
  "bowl.searching": "正在测量这只碗",

  "bowl.through": "这条线穿过",
  "bowl.through.tutorial": "教程的网络",
  "bowl.through.run": "这一轮的网络",
  "bowl.seed": "方向由种子 {seed} 抽出。",
  "bowl.another_line": "换任意方向",
  "bowl.three_line": "下一条有三个坑的",
  "bowl.figure_line": "跟图上一样：最深的在左边",
  "bowl.heading": "朝向",
  "bowl.heading.drawn": "由种子抽出",
  "bowl.heading.weight": "沿着一个权重",
  "bowl.heading.trained": "从刚出生到学成",
  "bowl.heading.own": "自己设定",
  "bowl.heading.trained.about":
    "从这次学习出生时的数字（位置 {zero}）笔直走到学成的数字，再多走一段。学习本身走的是另一条路：球会浮在线的上方或下方，差多少写在下面。",
  "bowl.heading.own.about":
    "拉动任意权重，线就朝它们合力的方向走。只有彼此的比例算数，拉多远不算。",
  "bowl.along_weight": "沿着",
  "bowl.part_of": "{weight} 在方向里的份量",
  "bowl.parts_none": "全部归零",
  "bowl.parts_back": "掉头",
  "bowl.no_heading": "谁也没在拉，所以还没有方向。至少拉动一个权重。",
  "bowl.part": "{weight} {share} %",
  "bowl.parts_more": "另外 {count} 个",
  "bowl.comma": "、",
  "bowl.made": "组成这些轴的每一个权重",
  "bowl.made.about":
    "沿轴走长度为一的一步，每个权重就加上这么多。占比说的是这个权重在方向里占多少。",
  "bowl.made.share": "占比",
  "bowl.to_road": "看这次学习自己的路",
  "bowl.heights": "高度和山谷的表格",
  "bowl.heights.range": "{height}：测到的最低处是 {lowest}，最高处是 {highest}。",
  "bowl.heights.bands":
    "地图分成 {bands} 圈，每圈高 {high}；球下方的曲面在第 {ball} 圈，从网格往上数。",
  "bowl.heights.bands_only": "地图分成 {bands} 圈，每圈高 {high}。",
  "bowl.heights.valleys": "测过的格点里，比四周都低的有：{valleys}。",
  "bowl.heights.at": "{place} 处高 {height}",
  "bowl.heights.no_valley": "边界以内，没有一处比四周都低。",
  "bowl.dips_found": "测出来的坑：{dips}。",
  "bowl.dip": "{value} 处高 {loss}",
  "bowl.no_dip": "这一段没有坑，只有上坡或下坡。",
  "bowl.deepest": "最深的在 {value}，高 {loss}。",

  "bowl.semicolon": "；",

  "bowl.height": "高度表示",
  "bowl.height.loss": "损失",
  "bowl.height.miss": "|误差|",
  "bowl.whose": "算谁的",
  "bowl.whose.all": "所有顾客",
  "bowl.whose.one": "顾客 {customer}",

  "bowl.first": "第一个权重",
  "bowl.second": "第二个权重",
  "bowl.line_only": "不选：只穿过第一个的线",
  "bowl.off_surface":
    "真正学习时所有权重一起动，而这块地面只让这几个动。所以点点的路会浮在曲面上方或下方，只在球的位置碰到它。",

  "bowl.marks": "显示",
  "bowl.mark.arrow": "从地面向上的箭头",
  "bowl.mark.road": "点点的路",
  "bowl.mark.slope": "坡度",
  "bowl.mark.ghost": "下一步",
  "bowl.mark.map": "地图",

  "bowl.surface": "白色网格上的碗：拖动可以转，也可以用方向键；上下键改变俯角",
  "bowl.turned": "转了 {yaw} 度，从 {tilt} 度高处看",
  "bowl.side": "从侧面看",
  "bowl.picture": "{name}：白色网格上的红色曲面，高度表示{height}；球离网格 {loss}",
  "bowl.curve": "{name}：白色网格上的红色曲线，高度表示{height}；球离网格 {loss}",
  "bowl.map": "从上往下看的地图：用方向键移动十字，按 Enter 让球从那里滚，按空格键只把球摆在那里",
  "bowl.map_about":
    "从正上方看。每一圈是同一个高度。点一下，球就从那里滚；拖动可以把球摆在任意位置。",
  "bowl.cut": "选一条直线",
  "bowl.cut_about":
    "从球向外拖，或点一下：碗就沿那条线切开，切面在“三个坑”里看。用键盘：移动十字，按 Enter。",
  "bowl.line": "损失的曲线：用方向键移动标记，按 Enter 让球从那里滚，按空格键只把球摆在那里",
  "bowl.line_about":
    "点任何地方，球就从那里滚。拖动它，它会在你松手的地方等着：走一轮，还是一路滚到底？",
  "bowl.left": "向左转",
  "bowl.right": "向右转",
  "bowl.up": "从更高处看",
  "bowl.down": "从更低处看",
  "bowl.nearer": "拉近",
  "bowl.farther": "拉远",
  "bowl.upright": "恢复原样",
  "bowl.tall": "拉长",

  "bowl.roll": "让它滚",
  "bowl.stop": "停",
  "bowl.one_step": "走一轮",
  "bowl.rate": "步幅",
  "bowl.along": "走到哪儿了",
  "bowl.starts": "起点",
  "bowl.start.0": "教程的权重",
  "bowl.start.1": "最左边",
  "bowl.start.2": "另一个山谷",
  "bowl.back": "回到这次学习的球",

  "bowl.touch": "它在哪里碰到网格？",
  "bowl.touch.enough": "回到完整的高度",
  "bowl.touch.nowhere":
    "哪儿都碰不到。高度取{height}时，这块地面上测到的最低处离网格 {lowest}，位置是 {place}。",
  "bowl.touch.drawn": "这里把高度拉长到 {times} 倍，缝隙才看得见。",
  "bowl.touch.why":
    "别处也一样：只要权重是有限的，S 曲线就说不出十足的“是”或“否”，所以每个人总会差那么一点。在那里：{misses}。",
  "bowl.touch.miss": "顾客 {customer} 差 {miss}",
  "bowl.touch.rounded": "比电脑的位数还小的一点点",
  "bowl.name.loss": "损失",
  "bowl.name.loss_one": "顾客 {customer} 的损失",
  "bowl.name.miss": "平均 |误差|",
  "bowl.name.miss_one": "顾客 {customer} 的 |误差|",
  "bowl.arrow": "{height}（箭头）",
  "bowl.guess": "猜测 p",
  "bowl.only_watched": "这个高度只是拿来看的。球照旧顺着损失往下滚，所以在这里偶尔会走上坡。",
  "bowl.next_round": "下一轮，权重减去步幅乘坡度",
  "bowl.drawn": "曲面在那里",
  "bowl.gap": "差距",
  "bowl.slope": "坡度",
  "bowl.rounds": "滚了几轮",
  "bowl.round": "轮",
  "bowl.falls_right": "右边更低，坡度为负，所以这个数要变大。",
  "bowl.falls_left": "左边更低，坡度为正，所以这个数要变小。",
  "bowl.level": "这里是平的，没有什么拉着球。",
  "bowl.rest": "滚了 {rounds} 轮后停下，离地面 {loss}。",
  "bowl.under_way":
    "{rounds} 轮后还在路上，离地面 {loss}。平地上步子极小；步幅太大时，球会在山谷两侧来回跳。",
  "bowl.free_end": "所有权重都能动，{rounds} 轮后离地面 {loss}。",
  "bowl.deeper": "这块地面的别处可以低到 {lowest}。球不会知道，它只感觉得到脚下的坡。",
  "bowl.lowest": "这里测到的最低处离地面 {lowest}：箭头可以很短，不会变成零。",
  "bowl.in_step": "时间播放时，球会跟着时间走完自己的路。",

  "bowl.crowd": "一次放一千个球",
  "bowl.crowd_about":
    "种子 0 到 {last}，每个都是同样形状、同样顾客的网络，都滚完全部轮数。它们停在哪儿？",
  "bowl.crowd_drop": "放一千个",
  "bowl.crowd_cancel": "停",
  "bowl.crowd_done": "{all} 个里到了 {count} 个",
  "bowl.crowd_bar": "{count} 个种子的损失在 {low} 到 {high} 之间；列出来",
  "bowl.crowd_axis": "最后一轮之后的损失",
  "bowl.crowd_none": "没有一个卡住：每个都让所有顾客落在正确的一边。",
  "bowl.crowd_stuck": "有 {count} 个卡住了，还有顾客在错的一边。点一个，实验室就从那里开始学：",
  "bowl.crowd_some": "这一条里的种子（{count} 个）。点一个，实验室就从那里开始学：",
  "bowl.crowd_all_stuck": "回到卡住的那些",
  "bowl.crowd_seed": "种子 {seed}，损失 {loss}",
  "bowl.crowd_more": "再显示一些，还有 {count} 个",
} as const;
