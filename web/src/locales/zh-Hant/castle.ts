/** 「城堡」裡的字。 */

export const castle = {
  "castle.title": "城堡",
  "castle.about":
    "一輪就是一天的車程。你帶著一位顧客的回答從家裡出發，在岔路口停一下，再往前開，最後停在一個預測上。城堡就是實情。第二天又從家裡出發，只是路牌更準了。",
  "castle.days": "今天之外，再看第幾天",
  "castle.day": "第 {day} 天",
  "castle.today": "今天",
  "castle.home": "家",
  "castle.gap": "離城堡還差",
  "castle.aside": "岔路口挨的怪",
  "castle.scale":
    "家和城堡相隔誤差 1。照這個比例，紅點是今天的誤差 {error}，紫色箭頭是該改的 {delta}。虛線是先前那天走的路。",
  "castle.bend":
    "岔路口偏離直路多遠，就看那裡最受責怪的神經元被怪了多少（路牌上畫底線的數）；這張圖最大的彎是 {most}。第二段路的力道變強時，彎可能先變大，之後路才漸漸變直。",
  "castle.facts": "顧客 {customer} 這天結束時的三件事",
  "castle.fact": "事情",
  "castle.fact.where": "我在哪裡？",
  "castle.fact.far": "離城堡多遠？",
  "castle.fact.change": "該改多少？",
  "castle.fact.tomorrow": "明天真正的變化",
  "castle.last": "沒有明天了",
  "castle.side.low": "城堡在更高的地方：猜得太低。",
  "castle.side.high": "城堡在更低的地方：猜得太高。",
  "castle.side.there": "你就站在城堡的院子裡。",
  "castle.board": "{layer} 岔路口的路牌，顧客 {customer}",
  "castle.said": "說了",
  "castle.blame": "責怪",
  "castle.delta": "再乘猶豫",
  "castle.told": "被告知",
  "castle.more": "多說一點",
  "castle.less": "少說一點",
  "castle.stay": "照舊",
  "castle.no_fork": "這條路沒有岔路口：沒有隱藏神經元，問題直接通往預測。",
  "castle.story": "開車的人怎麼說這一天",
  "castle.story.guess":
    "你信心滿滿地上路。到了岔路口停車問路，有人舉起一面路牌。你照著開，停在城堡應該在的地方。",
  "castle.story.compare": "眼前沒有城堡。騎士告訴你還差多遠、在哪一邊。",
  "castle.story.slope":
    "你回想起來：這段路好像太長，是不是錯過了一個彎？最後越猶豫，這天能教你的就越多。",
  "castle.story.blame": "距離乘上猶豫，就是該改的。岔路口也一個彎一個彎地分到它的責任。",
  "castle.story.change": "夜裡，兩段路上的每面路牌都重漆一點點。醒來時，你又在家裡。",
  "castle.painted":
    "岔路口那面路牌是昨晚漆好的。所有方向，也就是權重，在你出門前就定了；岔路口沒有人知道你今天會錯在哪裡。",
  "castle.ends": "這個故事說到哪裡就不準了",
  "castle.ends.shared": "所有顧客都看同一批路牌。對一位有幫助的彎，可能害另一位走偏。",
  "castle.ends.delta":
    "delta 不是明天會走的距離。預測真正的變化寫在表格最後，常常多得多，或少得多。",
  "castle.ends.blame":
    "岔路口挨的怪不是距離。它可以超過 1，而沒有神經元能錯到那麼多。岔路口本來該說什麼，沒有人知道。",
  "castle.ends.sign": "誤差的正負號就已經是方向。猶豫不會把它轉向，只會讓步子變大或變小。",
  "castle.ends.never": "城堡永遠差一點點才到。換成新顧客，更沒有人知道城堡在哪裡。",
  "castle.drive": "今天是第幾天",
  "castle.wanted": "該改",
  "castle.story.on": "往下走",
  "castle.story.back": "退回去",
  "castle.reach":
    "在任何地方指著一個神經元或權重：它的那段路或岔路口會標出來，它對誰不出聲，誰的地圖就淡下去。",
} as const;
