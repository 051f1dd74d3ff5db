/** 實驗室外圍的字：名稱、房門、語言、明暗。 */

export const app = {
  "app.title": "Glassbowl：看得透的神經網路",
  "app.name": "Glassbowl",
  "app.line": "{numbers} 個數字組成的網路，向 {customers} 位顧客學習：誰會買貓砂。",
  "app.doors": "房間",
  "app.door.learn": "學習",
  "app.door.lab": "實驗室",
  "app.door.survey": "你的問卷",
  "app.door.learn.later":
    "課程還沒蓋好。在那之前，終端機裡的 `glassbowl walk` 會一句一句走完一輪。",
  "app.door.survey.later":
    "這裡還不能放進你自己的問卷。今天先用終端機的 `glassbowl train` 和 `glassbowl score`。",
  "app.language": "語言",
  "app.theme": "明暗",
  "app.theme.auto": "明暗：跟系統",
  "app.theme.light": "明暗：亮",
  "app.theme.dark": "明暗：暗",
  "app.starting": "網路正在誕生……",
  "app.failed": "頁面無法開始。程式留下的話：",
  "app.no_wasm": "這個頁面需要支援 WebAssembly 的瀏覽器，請換新一點的版本。",
  "app.panels": "湊近看",
  "app.save": "存下這一趟",
  "app.save.why": "存成一個 HTML 檔：到哪裡都打得開，裡面仍是活的實驗室",
  "app.save_not":
    "沒有存成：提供這個頁面的工作室沒有回應。請重新啟動工作室，等它打開，再回到這裡存一次。",
  "app.reborn": "存下來的一趟。它剛才在這個頁面裡重新學過，和當時一樣，分毫不差。",
  "app.reborn_not": "存下來的一趟。在這裡重新學過之後和當時不同：檔案裡有東西被改過。",
  "app.undo": "復原",
  "app.redo": "重做",
  "app.panel_missing": "這個面板沒有載入，請重新整理頁面。",
  "app.close": "關閉",
  "app.decimals": "數字顯示到小數第幾位",
  "app.decimals.so_many": "小數 {count} 位",
} as const;
