/** What Vite calls story.json, told to Node: to be imported before anything asks for it. */

import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";

const file = new URL("../../../src/glassbowl/survey/litter_rip.json", import.meta.url);
const story = `export default ${readFileSync(file, "utf8")}`;
registerHooks({
  resolve: (name, context, next) =>
    name === "story.json"
      ? { url: `data:text/javascript,${encodeURIComponent(story)}`, shortCircuit: true }
      : next(name, context),
});
