// The page as files that any web host can serve: no address is written into them.

import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: "./",
  plugins: [svelte()],
  resolve: {
    alias: {
      "story.json": beside("../src/glassbowl/survey/litter_rip.json"),
    },
  },
  server: { fs: { allow: [beside("..")] } },
  worker: { format: "es" },
  build: {
    target: "es2022",
    outDir: beside("../src/glassbowl/studio/static"),
    emptyOutDir: true,
    assetsInlineLimit: 0, // the page may run nothing that does not stand in a file of its own
    modulePreload: { polyfill: false },
  },
});
