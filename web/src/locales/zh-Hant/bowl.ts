/** 「大碗」裡的字。 */

export const bowl = {
  "bowl.title": "大碗",

  "bowl.small": "凹凸不平的碗",
  "bowl.closer": "靠近看",
  "bowl.small_label": "白色方格上的一只紅碗，碗裡有顆球，離方格 {loss}",
  "bowl.small_about":
    "這是另一片地形，不是這一趟的：教學的網路只讓兩個權重動，其他 {count} 個按住不動。那裡的損失：",

  "bowl.which": "哪一只碗",
  "bowl.one": "一個問題",
  "bowl.lumpy": "凹凸不平的碗",
  "bowl.road": "這條路",
  "bowl.dips": "三個凹處",
  "bowl.pair": "任選兩個權重",

  "bowl.about.one":
    "最小的網路：一個問題、一個權重，四個人都答「是」。地板上每一點是權重的一個值，往上多高，就是用這個值時的損失。",
  "bowl.about.lumpy":
    "從教學的網路真正切下來的一片。地板由其中兩個權重撐開，其他的不動。它有兩個山谷，從哪裡出發，決定你會停在哪一個。路會轉彎，因為每到一處，最陡的下坡方向都不一樣。",
  "bowl.about.road":
    "這趟學習走過的路，放在這個平面上最貼合。這裡所有權重都在動，所以每條軸都是它們的混合，分量最重的幾個寫在軸上。球站在網路真正的損失上；它離畫出來的曲面多遠，寫在下面。",
  "bowl.about.dips":
    "在權重的世界裡沿一條直線走，朝哪個方向由你決定。球會掉進它所在的凹處。它只感覺得到腳下的坡，不知道別處有更深的。",
  "bowl.about.pair":
    "自己挑兩個權重當地板。其他的停在這一輪的數值上，所以網路一邊學，碗也一邊變形。",

  "bowl.bought": "四人當中買了的有",
  "bowl.bought.3": "三人",
  "bowl.bought.4": "四人",
  "bowl.bottom":
    "碗底在權重 {value} 的地方，那裡仍有 {loss} 高。一個答案沒辦法讓四個人都對，所以碗永遠碰不到地板。",
  "bowl.no_bottom": "沒有碗底。往右一直下降，越來越緩：到這張圖的邊上是 {loss}，永遠不會是 0。",

  "bowl.frozen": "這裡有 {count} 個權重不動",
  "bowl.direction": "方向 {number}",
  "bowl.direction_share": "方向 {number}（{share} %）",
  "bowl.held": "這兩個方向容下了這條路的 {share} %；剩下的往兩條軸畫不出來的方向去了。",
  "bowl.no_road": "這個網路從沒動過，所以沒有路。換一個起點看看。",
  "bowl.searching": "正在量這只碗",

  "bowl.through": "這條線穿過",
  "bowl.through.tutorial": "教學的網路",
  "bowl.through.run": "這一輪的網路",
  "bowl.seed": "方向由種子 {seed} 抽出。",
  "bowl.another_line": "換任意方向",
  "bowl.three_line": "下一條有三個凹處的",
  "bowl.figure_line": "跟圖上一樣：最深的在左邊",
  "bowl.heading": "朝向",
  "bowl.heading.drawn": "由種子抽出",
  "bowl.heading.weight": "沿著一個權重",
  "bowl.heading.trained": "從剛出生到學成",
  "bowl.heading.own": "自己設定",
  "bowl.heading.trained.about":
    "從這趟學習出生時的數字（位置 {zero}）筆直走到學成的數字，再多走一段。學習本身走的是另一條路：球會浮在線上方或下方，差多少寫在下面。",
  "bowl.heading.own.about":
    "拉動任何權重，線就朝它們合力的方向走。算數的只有彼此的比例，拉多遠不算。",
  "bowl.along_weight": "沿著",
  "bowl.part_of": "{weight} 在方向裡的份量",
  "bowl.parts_none": "全部歸零",
  "bowl.parts_back": "掉頭",
  "bowl.no_heading": "沒有人在拉，所以還沒有方向。至少拉一個權重。",
  "bowl.part": "{weight} {share} %",
  "bowl.parts_more": "另外 {count} 個",
  "bowl.comma": "、",
  "bowl.made": "組成這些軸的每一個權重",
  "bowl.made.about":
    "沿軸走長度一的一步，每個權重就加上這麼多。占比說的是這個權重在方向裡占了多少。",
  "bowl.made.share": "占比",
  "bowl.to_road": "看這趟學習自己的路",
  "bowl.heights": "高度與山谷的表格",
  "bowl.heights.range": "{height}：量到的最低處是 {lowest}，最高處是 {highest}。",
  "bowl.heights.bands":
    "地圖分成 {bands} 圈，每圈高 {high}；球底下的曲面在第 {ball} 圈，從方格往上數。",
  "bowl.heights.bands_only": "地圖分成 {bands} 圈，每圈高 {high}。",
  "bowl.heights.valleys": "量過的格點裡，比四周都低的有：{valleys}。",
  "bowl.heights.at": "{place} 處高 {height}",
  "bowl.heights.no_valley": "邊界以內，沒有一處比四周都低。",
  "bowl.dips_found": "量出來的凹處：{dips}。",
  "bowl.dip": "{value} 處高 {loss}",
  "bowl.no_dip": "這一段沒有凹處，只有上坡或下坡。",
  "bowl.deepest": "最深的在 {value}，高 {loss}。",

  "bowl.semicolon": "；",

  "bowl.height": "高度是",
  "bowl.height.loss": "損失",
  "bowl.height.miss": "|誤差|",
  "bowl.whose": "算誰的",
  "bowl.whose.all": "所有顧客",
  "bowl.whose.one": "顧客 {customer}",

  "bowl.first": "第一個權重",
  "bowl.second": "第二個權重",
  "bowl.line_only": "不選：只穿過第一個的線",
  "bowl.off_surface":
    "真正學習時所有權重一起動，這張地板卻只讓這幾個動。所以虛線的路會浮在曲面上方或下方，只在球的位置碰到它。",

  "bowl.marks": "顯示",
  "bowl.mark.arrow": "從地板往上的箭頭",
  "bowl.mark.road": "點點的路",
  "bowl.mark.slope": "坡度",
  "bowl.mark.ghost": "下一步",
  "bowl.mark.map": "地圖",

  "bowl.surface": "白色方格上的碗：拖曳可以轉，也可以用方向鍵；上下鍵改變俯角",
  "bowl.turned": "轉了 {yaw} 度，從 {tilt} 度高處看",
  "bowl.side": "從側面看",
  "bowl.picture": "{name}：白色方格上的紅色曲面，高度是{height}；球離方格 {loss}",
  "bowl.curve": "{name}：白色方格上的紅色曲線，高度是{height}；球離方格 {loss}",
  "bowl.map": "從上往下看的地圖：用方向鍵移動十字，按 Enter 讓球從那裡滾，按空白鍵只把球擺在那裡",
  "bowl.map_about":
    "從正上方看。每一圈是同一個高度。點一下，球就從那裡滾；拖曳可以把球擺在任何地方。",
  "bowl.cut": "選一條直線",
  "bowl.cut_about":
    "從球往外拖，或點一下：碗就沿那條線切開，切面在「三個凹處」裡看。用鍵盤：移動十字，按 Enter。",
  "bowl.line": "損失的曲線：用方向鍵移動標記，按 Enter 讓球從那裡滾，按空白鍵只把球擺在那裡",
  "bowl.line_about":
    "點任何地方，球就從那裡滾。拖曳它，它會停在你放手的地方等：走一輪，還是一路滾到底？",
  "bowl.left": "往左轉",
  "bowl.right": "往右轉",
  "bowl.up": "從更高處看",
  "bowl.down": "從更低處看",
  "bowl.nearer": "拉近",
  "bowl.farther": "拉遠",
  "bowl.upright": "回到原樣",
  "bowl.tall": "拉長",

  "bowl.roll": "讓它滾",
  "bowl.stop": "停",
  "bowl.one_step": "走一輪",
  "bowl.rate": "步幅",
  "bowl.along": "路上的位置",
  "bowl.starts": "起點",
  "bowl.start.0": "教學的權重",
  "bowl.start.1": "最左邊",
  "bowl.start.2": "另一個山谷",
  "bowl.back": "回到這趟學習的球",

  "bowl.touch": "它在哪裡碰到方格？",
  "bowl.touch.enough": "回到完整的高度",
  "bowl.touch.nowhere":
    "哪裡都碰不到。高度取{height}，這張地板上量到的最低處離方格 {lowest}，位置是 {place}。",
  "bowl.touch.drawn": "這裡把高度拉長成 {times} 倍，縫才看得見。",
  "bowl.touch.why":
    "別的地方也一樣：權重只要是有限的，S 曲線就不會說出十足的「是」或「否」，所以每個人都差那麼一點。在那裡：{misses}。",
  "bowl.touch.miss": "顧客 {customer} 差 {miss}",
  "bowl.touch.rounded": "比電腦的位數還小的一點點",
  "bowl.name.loss": "損失",
  "bowl.name.loss_one": "顧客 {customer} 的損失",
  "bowl.name.miss": "平均 |誤差|",
  "bowl.name.miss_one": "顧客 {customer} 的 |誤差|",
  "bowl.arrow": "{height}（箭頭）",
  "bowl.guess": "猜測 p",
  "bowl.only_watched": "這個高度只是拿來看的。球照樣順著損失往下滾，所以在這裡偶爾會走上坡。",
  "bowl.next_round": "下一輪，權重減去步幅乘坡度",
  "bowl.drawn": "曲面在那裡",
  "bowl.gap": "差距",
  "bowl.slope": "坡度",
  "bowl.rounds": "滾了幾輪",
  "bowl.round": "輪",
  "bowl.falls_right": "右邊比較低，坡度是負的，所以這個數要變大。",
  "bowl.falls_left": "左邊比較低，坡度是正的，所以這個數要變小。",
  "bowl.level": "這裡是平的，球不受任何拉力。",
  "bowl.rest": "滾了 {rounds} 輪後停下，離地板 {loss}。",
  "bowl.under_way":
    "{rounds} 輪後還在路上，離地板 {loss}。平地上步子極小；步幅太大時，球會在山谷兩側跳來跳去。",
  "bowl.free_end": "所有權重都能動，{rounds} 輪後離地板 {loss}。",
  "bowl.deeper": "這張地板的別處可以低到 {lowest}。球不會知道，它只感覺得到腳下的坡。",
  "bowl.lowest": "這裡量到的最低處離地板 {lowest}：箭頭可以很短，不會變成零。",
  "bowl.in_step": "時間播放時，球會跟著時間走完自己的路。",

  "bowl.crowd": "一次放一千顆球",
  "bowl.crowd_about":
    "種子 0 到 {last}，各是一個同樣形狀、同樣顧客的網路，每個都滾完全部輪數。它們停在哪裡？",
  "bowl.crowd_drop": "放一千顆",
  "bowl.crowd_cancel": "停",
  "bowl.crowd_done": "{all} 顆中到了 {count} 顆",
  "bowl.crowd_bar": "{count} 個種子的損失在 {low} 到 {high} 之間；列出來",
  "bowl.crowd_axis": "最後一輪之後的損失",
  "bowl.crowd_none": "沒有一個卡住：每個都讓所有顧客落在正確的一邊。",
  "bowl.crowd_stuck": "有 {count} 個卡住了，還有顧客在錯的一邊。點一個，實驗室就從那裡開始學：",
  "bowl.crowd_some": "這一條裡的種子（{count} 個）。點一個，實驗室就從那裡開始學：",
  "bowl.crowd_all_stuck": "回到卡住的那些",
  "bowl.crowd_seed": "種子 {seed}，損失 {loss}",
  "bowl.crowd_more": "再顯示一些，還有 {count} 個",
} as const;
