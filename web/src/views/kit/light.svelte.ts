/** The page's colours as they are in its light: read once for all canvases, and again when the light changes. */

import { flushSync } from "svelte";
import { HUES, type Hues } from "../../draw/hues.ts";

class Light {
  /** The colours, as a canvas understands them; it does not know light-dark(). */
  hues: Hues = $state.raw(read());

  constructor() {
    const again = (): void => void (this.hues = read());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
    matchMedia("print").addEventListener("change", () => flushSync(again)); // paper waits for nobody
    new MutationObserver(again).observe(document.documentElement, {
      attributeFilter: ["data-theme"],
    });
  }
}

/** All at once, since each question after a change has the style of the whole page reckoned. */
function read(): Hues {
  const probe = document.createElement("div");
  const spans = HUES.map((hue) => {
    const span = document.createElement("span");
    span.style.color = `var(--${hue})`;
    return span;
  });
  probe.append(...spans);
  document.body.append(probe);
  const colours = spans.map((span) => getComputedStyle(span).color);
  probe.remove();
  return Object.fromEntries(HUES.map((hue, place) => [hue, colours[place]])) as unknown as Hues;
}

let light: Light | undefined;

/** The page's light. */
export function theLight(): Light {
  return (light ??= new Light());
}
