// The page once more, as one HTML file: a saved run opens anywhere, with no server and no second file.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { build, type InlineConfig, type Plugin } from "vite";

/** Where a saved run is put in; see src/lab/saved.ts. */
const RUN = '<script id="saved" type="application/json">null</script>';

/** Adds the file to what is built; `config` builds the page with everything in one script. */
export function oneFile(name: string, shell: string, config: InlineConfig): Plugin {
  return {
    name: "one-file",
    apply: "build",
    async generateBundle() {
      const built = await build({ ...config, configFile: false, logLevel: "error" });
      const outputs = [built].flat().flatMap((one) => ("output" in one ? one.output : []));
      const script = outputs.find((one) => one.type === "chunk" && one.isEntry);
      const style = outputs.find((one) => one.type === "asset" && one.fileName.endsWith(".css"));
      if (script?.type !== "chunk" || style?.type !== "asset")
        throw new Error("the page in one file must have one script and one style");
      const html = readFileSync(shell, "utf8");
      const source = written(html, script.code, String(style.source));
      this.emitFile({ type: "asset", fileName: name, source });
    },
  };
}

/** A module whose text is the file, in base64. */
export function inTheText(name: string, file: string): Plugin {
  return {
    name: "in-the-text",
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) =>
      id === `\0${name}`
        ? `export default ${JSON.stringify(readFileSync(file).toString("base64"))}`
        : null,
  };
}

/** The shell with script and style in it, and a policy that lets run these and nothing else. */
function written(shell: string, code: string, css: string): string {
  const script = `${code.trim().replaceAll("</script", "<\\/script")}\n`;
  const style = css.replaceAll("</style", "<\\/style");
  const hash = (text: string): string =>
    `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    "worker-src blob:",
    `style-src ${hash(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return shell
    .replace(/content="default-src[^"]*"/, () => `content="${policy}"`)
    .replace(/ *<link rel="icon"[^>]*>\n/, () => `    <style>${style}</style>\n`)
    .replace(/ *<script type="module"[^>]*><\/script>/, () => {
      return `    ${RUN}\n    <script type="module">${script}</script>`;
    });
}
