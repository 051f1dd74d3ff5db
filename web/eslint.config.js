// What the page's code may not do. Above all: no arithmetic of the network, which is the kernel's.

import svelte from "eslint-plugin-svelte";
import typescript from "typescript-eslint";

const SENTENCE = "The network's arithmetic lives in kernel/; call the kernel.";

const KERNELS_OWN = ["exp", "expm1", "log", "log1p", "tanh", "sinh", "cosh", "random"];

export default typescript.config(
  { ignores: ["build/", "node_modules/"] },
  typescript.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.config.js", "vite.config.ts", "one_file.ts"] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: [".svelte"],
      },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: typescript.parser } },
  },
  {
    files: ["*.config.js", "*.config.ts", "one_file.ts"],
    extends: [typescript.configs.disableTypeChecked],
  },
  {
    files: ["src/**"],
    rules: {
      "no-restricted-properties": [
        "error",
        ...KERNELS_OWN.map((property) => ({ object: "Math", property, message: SENTENCE })),
        ...["globalThis", "window", "self"].map((object) => ({
          object,
          property: "Math",
          message: SENTENCE,
        })),
      ],
      "no-restricted-syntax": [
        "error",
        { selector: ":not(MemberExpression) > Identifier[name='Math']", message: SENTENCE },
        {
          selector: "MemberExpression[computed=true] > Identifier[name='Math']",
          message: SENTENCE,
        },
      ],
      "no-restricted-imports": ["error", { patterns: ["node:*"] }],
      "no-restricted-globals": ["error", "process", "Buffer"],
      "no-console": "error",
    },
  },
  {
    files: ["test/**"],
    rules: {
      "@typescript-eslint/no-floating-promises": [
        "error",
        {
          allowForKnownSafeCalls: [
            { from: "package", name: ["test", "describe", "it"], package: "node:test" },
          ],
        },
      ],
    },
  },
);
