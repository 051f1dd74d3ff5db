/** 实验室外围的字：名称、房门、语言、明暗。 */

export const app = {
  "app.title": "Glassbowl：看得透的神经网络",
  "app.name": "Glassbowl",
  "app.line": "由 {numbers} 个数组成的网络，跟 {customers} 位顾客学一件事：谁会买猫砂。",
  "app.doors": "房间",
  "app.door.learn": "学习",
  "app.door.lab": "实验室",
  "app.door.survey": "你的问卷",
  "app.door.learn.later": "课程还没建好。现在可以先在终端里用 `glassbowl walk`，一句一句走完一轮。",
  "app.door.survey.later":
    "网页里暂时放不了你自己的问卷。今天可以先在终端里用 `glassbowl train` 和 `glassbowl score`。",
  "app.language": "语言",
  "app.theme": "明暗",
  "app.theme.auto": "明暗：随系统",
  "app.theme.light": "明暗：亮",
  "app.theme.dark": "明暗：暗",
  "app.starting": "网络正在诞生……",
  "app.failed": "页面无法启动。程序给出的原话：",
  "app.no_wasm": "这个页面需要支持 WebAssembly 的浏览器，请换一个新一点的版本。",
  "app.panels": "凑近看",
  "app.save": "保存这一趟",
  "app.save.why": "保存成一个 HTML 文件：在哪儿都能打开，里面还是一间活的实验室",
  "app.save_not":
    "没能保存：提供这个页面的工作室没有回应。请重新启动工作室，等它打开，再回到这里保存一次。",
  "app.reborn": "这是保存下来的一趟。刚才在本页里重新学了一遍，跟当时分毫不差。",
  "app.reborn_not":
    "这是保存下来的一趟。在这里重新学一遍，结果跟当时不一样：文件里有东西被改动过。",
  "app.undo": "撤销",
  "app.redo": "重做",
  "app.panel_missing": "这个面板没能载入，请刷新页面。",
  "app.close": "关闭",
  "app.decimals": "数字显示几位小数",
  "app.decimals.so_many": "{count} 位小数",
} as const;
