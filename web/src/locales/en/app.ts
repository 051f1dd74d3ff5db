/** Words around the lab: its name, its doors, the language, the light. */

export const app = {
  "app.title": "Glassbowl: a neural network you can see through",
  "app.name": "Glassbowl",
  "app.line":
    "A network of {numbers} numbers learns from {customers} customers who buys the cat litter.",
  "app.doors": "Rooms",
  "app.door.learn": "Learn",
  "app.door.lab": "Lab",
  "app.door.survey": "Your survey",
  "app.door.learn.later":
    "The course is not built yet. Until then, `glassbowl walk` in a terminal goes through one round, line by line.",
  "app.door.survey.later":
    "Your own survey is not built into the page yet. In a terminal, `glassbowl train` and `glassbowl score` do it today.",
  "app.language": "Language",
  "app.theme": "Light or dark",
  "app.theme.auto": "theme: system",
  "app.theme.light": "theme: light",
  "app.theme.dark": "theme: dark",
  "app.starting": "The network is being born…",
  "app.failed": "The page could not start. What the program said:",
  "app.not_learned":
    "That could not be learned; what you see is as it was before. What the program said:",
  "app.no_wasm": "This page needs a browser with WebAssembly. Try a newer one.",
  "app.panels": "Look closer",
  "app.save": "Save this run",
  "app.save.why": "Save this run as one HTML file: it opens anywhere, and is still a live lab",
  "app.save_not":
    "Not saved: the studio does not answer. Start it again, then save here once more.",
  "app.reborn":
    "A saved run. It was learned again just now, in this page, and is the same to the last bit.",
  "app.reborn_not":
    "A saved run. Learned again in this page it is not the same: something in the file was changed.",
  "app.undo": "Undo",
  "app.redo": "Do it again",
  "app.panel_missing": "This panel could not be fetched. Reload the page.",
  "app.close": "Close",
  "app.decimals": "How many decimals numbers have",
  "app.decimals.so_many": "decimals: {count}",
} as const;
