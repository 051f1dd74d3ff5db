/** What the lab shows: its numbers as they stand on the page, and what is wrong with it for some people. */

/** A link into the lab, how wide the window is, and whether it is dark. */
interface Visit {
  readonly link: string;
  readonly width: number;
  readonly theme: "light" | "dark";
  /** Whether to look for barriers, which takes half a second. */
  readonly barriers: boolean;
}

/** What was seen on a visit. */
interface Seen {
  /** The texts of all cells of the network, by name. */
  readonly cells: readonly (readonly [string, string])[];
  readonly barriers: readonly string[];
  readonly language: string;
  /** Whether the page is wider than its window. */
  readonly wide: boolean;
}

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** Make the visits that visits.json asks for, one after another. */
export async function told(): Promise<Seen[]> {
  const visits = (await (await fetch("/build/visits.json")).json()) as Visit[];
  const seen: Seen[] = [];
  for (const visit of visits) seen.push(await visited(visit));
  return seen;
}

async function visited({ link, width, theme, barriers }: Visit): Promise<Seen> {
  localStorage.setItem("glassbowl.theme", theme);
  const frame = document.createElement("iframe");
  frame.width = String(width);
  frame.height = "900";
  frame.src = `/build/static/index.html${link}`;
  document.body.append(frame);
  const page = await ready(frame);
  const found = barriers ? await barriersOf(page) : [];
  const cells = Array.from(page.document.querySelectorAll<HTMLElement>("[data-cell]"));
  const { documentElement: root } = page.document;
  const seen: Seen = {
    cells: cells.map((cell) => [cell.dataset["cell"] ?? "", cell.textContent.trim()] as const),
    barriers: found,
    language: root.lang,
    wide: root.scrollWidth > page.innerWidth,
  };
  frame.remove();
  return seen;
}

/** The page, when its panels hold numbers. */
async function ready(frame: HTMLIFrameElement): Promise<Window> {
  for (let tries = 0; tries < 1_000; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const page = frame.contentWindow;
    if (page?.document.querySelector("section [data-cell]")) return page;
  }
  throw new Error(`${frame.src} shows no numbers`);
}

/** What axe-core finds, each with the markup it is about. */
async function barriersOf(page: Window): Promise<string[]> {
  const script = page.document.createElement("script");
  script.src = "/node_modules/axe-core/axe.min.js";
  const loaded = new Promise((resolve) => script.addEventListener("load", resolve));
  page.document.head.append(script);
  await loaded;
  const { violations } = await (page as Window & { axe: Axe }).axe.run();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
