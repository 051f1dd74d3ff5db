/** 「連鎖律」裡的字。 */

export const chain = {
  "chain.title": "連鎖律",
  "chain.tabs": "看什麼",
  "chain.tab.ripples": "漣漪",
  "chain.tab.forward": "往前走",
  "chain.tab.code": "程式碼與變化率",
  "chain.tab.wrong": "錯的算法",
  "chain.tab.points": "兩個點",

  "chain.document": "看誰的數字",
  "chain.document.without": "電腦怎麼算",
  "chain.document.with": "也看教學怎麼寫",
  "chain.document.example": "到教學的例子：{weight}，顧客 {customer}",
  "chain.says": "教學寫",
  "chain.agrees": "和印的一樣",
  "chain.differs": "和真正的數字不同",
  "chain.slips": "教學和電腦說法不同的地方（{count}）",

  "chain.roads": "從這個權重到預測有 {roads} 條路。這裡走其中一條，起初是影響最大的那條：",
  "chain.wiggle": "把 {weight} 挪動",
  "chain.picture": "漣漪：從權重一路傳到誤差",
  "chain.read": "圓圈從左到右傳過去；變化率從右往左讀，先讀 R1。",
  "chain.slanted": "斜體字：教學印的數字。",
  "chain.wiggled":
    "權重挪了 {by}，誤差跟著動了 {moved}。光看坡度，本來預計是 {by} × {slope} = {promised}：挪得越遠，曲線彎得離它越遠。",
  "chain.shrink":
    "教學的故事裡，蝴蝶拍一下翅膀，最後成了颶風，漣漪一圈大過一圈。這裡不然：{count} 圈當中，變大的有 {grown} 圈。",
  "chain.story": "故事裡的每一站，以及它動了多少",
  "chain.story.wing": "蝴蝶拍翅，新墨西哥",
  "chain.story.gust": "一陣風，內華達",
  "chain.story.wind": "強風，洛杉磯",
  "chain.story.thunder": "雷雨，夏威夷",
  "chain.story.storm": "風暴，太平洋",
  "chain.story.hurricane": "颶風，中國",
  "chain.loss.up":
    "{customers} 位顧客合起來看，損失會從 {before} 升到 {after}。對一個人好，不一定對大家都好。",
  "chain.loss.down": "{customers} 位顧客合起來看，損失會從 {before} 變成 {after}。",
  "chain.station": "站",
  "chain.before": "之前",
  "chain.after": "之後",
  "chain.moved": "動了多少",

  "chain.second": "第二個點",
  "chain.second.document": "用教學的",
  "chain.second.distance": "都在同樣的距離",
  "chain.second.hair": "只差一絲",
  "chain.distance": "第二個點離多遠",
  "chain.ratios": "變化量的比",
  "chain.exact": "精確值",
  "chain.chord": "用兩點算",
  "chain.nearby": "{by} 的第二個點",
  "chain.product": "全部相乘",
  "chain.all_roads": "{roads} 條路加起來",
  "chain.checked": "驗算：真的把 {weight} 挪一點點",
  "chain.untype": "第二個點全部回到同樣的距離",
  "chain.meaning":
    "意思是：{weight} 往上走，起步時每增加 1，顧客 {customer} 的誤差就以 {slope} 的速度改變。這只對剛開始的一小段算數，再往前走，坡度自己也變了。",

  "chain.forward": "沿著你選的那條線，走到顧客 {customer} 的預測和誤差：從左到右 {count} 個指派。",
  "chain.road": "穿過網路的路；每個神經元切成兩半：進來的和出去的",
  "chain.half.sum": "總和",
  "chain.half.answer": "回答",
  "chain.first": "從頭來",
  "chain.back": "退一步",
  "chain.next": "執行下一句",
  "chain.all": "一次到底",
  "chain.ran": "{line} 有數字了（第 {done} 句，共 {count} 句）。",
  "chain.others": "其他幾條線合起來帶來 {others}。",

  "chain.code":
    "程式碼往回走時，把 {count} 個數字放在輔助變數裡。一個一個拿掉，就會看到和變化率一模一樣的因數。指著哪一塊，它的另一半就會亮。",
  "chain.take": "拿掉 {helper}",
  "chain.taken": "全拿掉了",
  "chain.in_line": "程式碼和變化率對齊",
  "chain.on_curves": "在每個函數上拉兩個點",
  "chain.row.code": "程式碼",
  "chain.row.worth": "它的數字",
  "chain.row.ratio": "變化率",
  "chain.match":
    "有一格對不上。程式碼帶的是 {code}，這裡是 {miss}；連鎖律帶的是 −1。兩邊都沒錯，只是問的不一樣：連鎖律問誤差怎麼變，程式碼問誤差平方的一半怎麼變，那時第一個因數是 −({code})，這裡是 {minus}。把 −1 換成它，兩邊就只差一個負號；連鎖律該減的，程式碼用加的，損失於是往下走。",
  "chain.match.cross":
    "有兩格對不上。連鎖律帶 −1 的地方，程式碼帶的是誤差，這裡是 {miss}；用交叉熵時，最後一條曲線的坡度會被消掉，程式碼那裡就沒有它。",
  "chain.wish": "程式碼那一排乘起來，就是顧客 {customer} 對 {weight} 的願望：",
  "chain.wish.roads":
    "程式碼一口氣把 {roads} 條路都加起來（.dot 做的就是這件事）。顧客 {customer} 對 {weight} 的願望：",
  "chain.to_tug": "看所有人的願望",

  "chain.wrong": "有人拿顧客 {customer} 一路上的數值，後一個除以前一個，想知道誰受誰的影響有多大：",
  "chain.wrong.rounded": "這些是教學四捨五入後的值。",
  "chain.wrong.link": "環節",
  "chain.wrong.values": "值 / 值",
  "chain.wrong.changes": "變化 / 變化",
  "chain.wrong.question": "這樣算，哪裡不對？",
  "chain.guess.order": "環節的順序",
  "chain.guess.order.said": "不是。每一節都從下一節結束的地方開始，接得好好的。",
  "chain.guess.rounded": "數字太粗略",
  "chain.guess.rounded.said": "不是。就算每一位都寫出來，還是一樣錯，只是把錯的東西看得更清楚。",
  "chain.guess.values": "拿值來除",
  "chain.guess.values.said": "對，問題就在這裡：該除的是變化量，卻拿值來除。",
  "chain.guess.sign": "有一個正負號",
  "chain.guess.sign.said": "不只是這樣。確實丟了一個負號，但只把符號翻過來，大小還是不對。",
  "chain.wrong.show": "看答案",
  "chain.wrong.hide": "收起答案",
  "chain.wrong.answer":
    "少了前面那個 d。數值說的是「現在在哪裡」，敏感度問的是另一件事：這個動一點點，那個會動多少？所以每個函數都要兩個點，看兩點之間變了多少。",
  "chain.wrong.zero":
    "還有一處除以 0：{link} 根本沒有值，於是整個乘積，也就是 0 乘上某數除以 0，也沒有值。",
  "chain.wrong.telescope":
    "就算都不是 0，中間的也會全部消掉，只剩 {first} / {weight} = {telescoped}，路上的曲線一條也沒說上話。真正的答案是 {product}{sign}",
  "chain.wrong.sign.same": "。",
  "chain.wrong.sign.other": "，連正負號都相反。",
  "chain.undefined": "沒有值（除以 0）",

  "chain.which": "哪個函數",
  "chain.plot": "{by} 變成 {of} 的圖，上面有兩個點",
  "chain.current": "第一個點",
  "chain.near": "第二個點",
  "chain.tangent": "切線",
  "chain.off": "（用兩點算差了 {by}）",
  "chain.one_point": "（兩點合成一點，沒有東西可以除了）",
  "chain.closer": "距離減半",
  "chain.their_points": "用教學的兩個點",
  "chain.to_network": "回到網路現在的位置",
  "chain.curved":
    "在曲線上，第二個點要靠得近：越近，穿過兩點的直線就越像切線。而且坡度多少，要看你在哪裡。",
  "chain.straight": "在直線上，第二個點放哪裡都一樣，遠近得到同一個坡度。會計較的只有曲線。",

  "chain.slip.curve":
    "{ratio} 讀錯了：{x} 上方的 S 曲線高 {height}，不是 {said}；所以那裡的坡度是 {slope}，不是 {printed}。",
  "chain.slip.product": "乘積印成 {printed}，其實是 {product}；印的是真值的 {times} 倍。",
  "chain.slip.by_one":
    "「每加 1，誤差就變 {printed}」：真的加 1，變的是 {real}；不管加多少，最多也只有 {most}。",
  "chain.slip.others":
    "例子為了顧客 1 把權重調高。加 1 的話，所有顧客的損失會從 {before} 變成 {after}，所以程式碼反而把它調低。請看「拔河」。",
  "chain.slip.upside_down": "R2 有一處標題上下顛倒，應該是 d {of} / d {by}。",
  "chain.slip.third":
    "有個版本說第三圈漣漪在最後那個神經元的總和與輸出之間。其實是從 {from} 到 {to}。",
  "chain.slip.now":
    "有一處說 {weight} 是挪動之後的值；其他地方都說它是現在的值，這裡也照這個意思。",
  "chain.slip.growing": "蝴蝶與颶風的故事裡，漣漪一圈比一圈大；在網路裡，大多越來越小。",
  "chain.slip.third_line":
    "第三句印得像是還沒乘就先過了 S 曲線。先是 l1 = nonlin(l1_LH)，然後 l2_LH = l1 乘 syn1。",
  "chain.slip.other_products": "另外三個乘積合起來印成 {printed}，其實是 {others}。",
  "chain.slip.nothing":
    "{printed} 是一路四捨五入剩下的。真正到達的是 {arrives}，所以預測比一半少一點。",
  "chain.slip.not_the_same":
    "教學說這串變化率就是程式碼在算的。沒錯，但第一個因數除外：看對不上的那一格。",
  "chain.slip.same_thing":
    "教學說連鎖律和「誤差乘坡度，再往回傳」不一樣，而且更準。其實是同一個計算，每個數字都一樣。",
} as const;
