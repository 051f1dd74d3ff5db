/**
 * What the browser keeps: the link to what is seen, a step back for every change, and which panels were
 * open last time, and at what. A user's own rows stay in the browser's memory of this tab; no link holds them.
 */

import { tick } from "svelte";
import { kept, keep } from "./kept.ts";
import { linkOf, read, sameOrigin, type Said } from "./link.ts";
import { PANELS } from "./panels.ts";
import { savedHere } from "./saved.ts";
import { languageSaid, sayLanguage } from "./spoken.ts";
import type { Lab, Origin } from "./state.svelte.ts";
import { nameOfSurvey, type Survey } from "./survey.ts";
import { chosenTabs, FIRST_TABS, textOfTabs, type Tabs } from "./tabs.ts";

/** Browsers refuse an address that changes too often. */
const PAUSE = 300;

/** Milliseconds of rest after which a further change of what is seen can be undone by itself. */
const REST = 1_500;

const OPEN = "open";
const TABS = "tabs";

/** What stands beside a link in the browser's history. */
interface Beside {
  /** How many changes can be undone from here. */
  readonly depth: number;
  /** The user's own rows. */
  readonly own: Survey | null;
  /** What a run over the user's own rows comes from that is compared with. */
  readonly kept: Origin | null;
}

export class Memory {
  /** How many changes can be taken back, and whether one was. */
  depth = $state(0);
  undone = $state(0);

  readonly #lab: Lab;
  #origin: Origin;
  readonly #compared: Said["kept"];
  /** The language that the address says; null where it says none. */
  #language = languageSaid();
  #timer = 0;
  #kept: Pick<Lab, "open" | "tabs"> | null = null;
  /** When what is seen last became another; null until the address says what the page began with. */
  #moved: number | null = null;
  /** Above 0 while the lab goes where the browser went: that is no change of the reader's. */
  #returning = 0;

  /** Begin with what the link says; panels it does not name are those open last time, as they were. */
  constructor(lab: Lab) {
    this.#lab = lab;
    lab.show({ open: remembered(), tabs: rememberedTabs() });
    const { origin, show, kept } = said();
    lab.show(origin);
    show(lab);
    this.#compared = kept;
    this.#origin = lab.origin;
    this.depth = beside().depth;
  }

  /** Keep what is seen; a change of what the run comes from can be undone. To be called in an effect. */
  keep(): void {
    const lab = this.#lab;
    const { origin } = lab;
    const link = linkOf(lab);
    const { open, tabs } = lab;
    if (this.#kept?.open !== open) keep(OPEN, open.join("."));
    if (this.#kept?.tabs !== tabs) keep(TABS, textOfTabs(tabs));
    this.#kept = { open, tabs };
    clearTimeout(this.#timer);
    if (this.#returning) this.#origin = origin;
    if (
      origin.recipe !== this.#origin.recipe ||
      origin.survey !== this.#origin.survey ||
      origin.forks !== this.#origin.forks
    ) {
      this.#origin = origin;
      this.#push(link);
    } else {
      this.#timer = setTimeout(() => this.#follow(link), PAUSE);
    }
  }

  /** The address follows what is seen: a step of its own after a rest, otherwise still the same one. */
  #follow(link: string): void {
    const begun = this.#moved !== null;
    const other = begun && link !== (location.hash || "#");
    if (other && performance.now() - (this.#moved ?? 0) > REST) this.#push(link);
    else history.replaceState(this.#beside(), "", link);
    if (other) this.#moved = performance.now();
    else this.#moved ??= -REST;
  }

  #push(link: string): void {
    this.depth++;
    this.undone = 0;
    history.pushState(this.#beside(), "", link);
    this.#moved = performance.now();
  }

  /** Learn the run, too, that the link compares with: the one that the page began with, or another. */
  async compare(kept = this.#compared): Promise<void> {
    const now = this.#lab.kept?.origin;
    if (kept === null) {
      const isSaid = now && (nameOfSurvey(now.survey) !== null || history.state !== null);
      if (isSaid) this.#lab.show({ kept: null });
    } else if (!now || !sameOrigin(now, kept)) await this.#lab.compare(kept);
  }

  /** Take the last change back. */
  undo(): void {
    if (this.depth > 0) history.back();
  }

  /** Make it after all. */
  redo(): void {
    if (this.undone > 0) history.forward();
  }

  /** The browser went back or forward: show what it says. */
  returned(): void {
    clearTimeout(this.#timer);
    this.speak(this.#language); // no step back says what was spoken then: it is spoken no more
    const { depth } = beside();
    this.undone = Math.max(0, this.undone + this.depth - depth);
    this.depth = depth;
    this.#moved = null;
    const { origin, show, kept } = said();
    const ticket = ++this.#returning;
    void this.#lab.change(origin).then(async () => {
      if (history.state) this.#lab.show({ open: [] }); // a step of ours names all that were open
      show(this.#lab);
      await this.compare(kept);
      await tick(); // what is kept of it is kept; from here on a change is the reader's again
      if (this.#returning === ticket) this.#returning = 0;
    });
  }

  /** The address says this language, here and wherever the browser goes back to. */
  speak(language: string | null): void {
    this.#language = language;
    sayLanguage(language);
  }

  #beside(): Beside {
    const { survey, kept } = this.#lab;
    return {
      depth: this.depth,
      own: nameOfSurvey(survey) ? null : survey,
      kept: kept && !nameOfSurvey(kept.origin.survey) ? kept.origin : null,
    };
  }
}

/** What the address says; in a saved page whose address says nothing, what was saved. */
function said(): Said {
  const saved = location.hash.length > 1 ? null : savedHere();
  const { origin, kept, show } = read(saved?.link ?? location.hash);
  const own = saved?.own ?? beside().own;
  return { origin: own ? { ...origin, survey: own } : origin, kept: beside().kept ?? kept, show };
}

function beside(): Beside {
  const held = history.state as Partial<Beside> | null;
  return { depth: held?.depth ?? 0, own: held?.own ?? null, kept: held?.kept ?? null };
}

function remembered(): Lab["open"] {
  const names = kept(OPEN).split(".");
  return PANELS.filter((panel) => names.includes(panel));
}

function rememberedTabs(): Tabs {
  return chosenTabs(new URLSearchParams(kept(TABS)), (panel) => FIRST_TABS[panel]);
}
