import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/target/", "**/node_modules/", "**/vendor/"] },
  js.configs.recommended,
  {
    rules: {
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "no-implicit-globals": "error",
      "no-shadow": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "none" }],
    },
  },
  {
    files: ["browser-engine/src/main/web/**/*.js"],
    languageOptions: { globals: { ...globals.browser } },
  },
  {
    files: ["browser-engine/src/main/web/engine/**/*.js"],
    languageOptions: { globals: { ...globals.worker } },
  },
  {
    files: ["browser-engine/src/main/web/sw.js"],
    languageOptions: { globals: { ...globals.serviceworker } },
  },
  {
    files: ["browser-engine/src/main/web/js/**/*worklet*.js"],
    languageOptions: { globals: { ...globals.audioWorklet } },
  },
  {
    files: [
      "{adapters,benchmarks,lexicon}/**/*.{js,mjs}",
      "browser-engine/src/{build,test}/**/*.{js,mjs}",
      "end-to-end/**/*.{js,mjs}",
      "*.js",
    ],
    languageOptions: { globals: { ...globals.node } },
  },
  {
    // Tests of the page's parts in Node, with stand-ins for what the browser gives.
    files: ["browser-engine/src/test/js/**/*.{js,mjs}"],
    languageOptions: { globals: { ...globals.browser, ...globals.worker } },
  },
  {
    // Functions given to page.evaluate run in the page.
    files: ["{benchmarks/browser,end-to-end}/**/*.{js,mjs}"],
    languageOptions: { globals: { ...globals.browser } },
  },
];
