/** The page begins: the kernel, then the lab in the reader's language. */

import "./page.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { startCrew } from "./crew.ts";
import { counted } from "./draw/format.ts";
import { compiled, loadKernel } from "./kernel.ts";
import { Memory } from "./lab/memory.svelte.ts";
import { same, savedHere } from "./lab/saved.ts";
import { Source } from "./lab/source.svelte.ts";
import { kernelBytes, newWorker } from "./parts.ts";
import { say, wished, words } from "./locales/words.svelte.ts";

async function begin(page: HTMLElement): Promise<void> {
  const module = compiled(kernelBytes());
  const crew = startCrew(newWorker, module);
  const asked = new URLSearchParams(location.search).get("lang");
  await words.speak(wished(asked, navigator.languages));
  const lab = new Source(await loadKernel(module), crew);
  const memory = new Memory(lab);
  const learned = lab.learn();
  mount(App, { target: page, props: { lab, memory } });
  counted(0, words.language); // a writer of counts is made while the workers start
  await learned;
  void memory.compare();
  const saved = savedHere();
  if (saved) lab.show({ reborn: same(lab, saved) });
}

const page = document.getElementById("page");
if (page)
  begin(page).catch((reason: unknown) => {
    const alert = Object.assign(document.createElement("p"), {
      className: "card alone",
      role: "alert",
    });
    const told = Object.assign(document.createElement("code"), {
      lang: "en",
      textContent: String(reason),
    });
    if (typeof WebAssembly === "object") alert.append(say("app.failed"), " ", told);
    else alert.textContent = say("app.no_wasm");
    page.replaceChildren(alert);
  });
