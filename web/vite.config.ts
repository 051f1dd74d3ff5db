// The page as files that any web host can serve: no address is written into them.

import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type InlineConfig, type Plugin, type UserConfig } from "vite";
import { inTheText, oneFile } from "./one_file.ts";

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const shared = {
  base: "./",
  resolve: {
    alias: {
      "story.json": beside("../src/glassbowl/survey/litter_rip.json"),
      "worked_example.json": beside("../src/glassbowl/explain/sayings/worked_example.json"),
    },
  },
  server: { fs: { allow: [beside("..")] } },
} satisfies UserConfig;

const TARGET = "es2022";

/** Tells the browser that all of the first scripts is needed: it compiles them while it fetches them. */
const neededWhole: Plugin = {
  name: "needed-whole",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === "chunk" && file.isEntry)
          file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
    },
  },
};

/** Everything in one script: the kernel, its worker and all that is otherwise fetched when asked for. */
const single: InlineConfig = {
  ...shared,
  root: beside("."),
  publicDir: false,
  plugins: [
    svelte(),
    inTheText("kernel-in-base64", beside("../src/glassbowl/kernel/built/kernel.wasm")),
    {
      name: "parts-of-the-page",
      enforce: "pre",
      resolveId: (id) => (id.endsWith("/parts.ts") ? beside("src/parts.one_file.ts") : null),
    },
  ],
  worker: { format: "iife" },
  build: {
    target: TARGET,
    write: false,
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: { input: beside("src/main.ts"), output: { codeSplitting: false } },
  },
};

export default defineConfig({
  ...shared,
  plugins: [svelte(), neededWhole, oneFile("saved.html", beside("index.html"), single)],
  worker: { format: "es", plugins: () => [neededWhole] },
  build: {
    target: TARGET,
    outDir: beside("../src/glassbowl/studio/static"),
    emptyOutDir: true,
    assetsInlineLimit: 0, // the page may run nothing that does not stand in a file of its own
    modulePreload: { polyfill: false },
  },
});
