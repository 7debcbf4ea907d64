// The golden vectors in a real browser: the bundle that Chromium loads splits every text as the JVM does.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { checkGolden } from "../browser-engine/src/test/js/golden-check.mjs";
import { checkKokoroGolden } from "../browser-engine/src/test/js/kokoro-golden-check.mjs";
import { startStaticServer } from "../browser-engine/src/test/js/static-server.mjs";
import { launchBrowser, openPage } from "./browser.mjs";
import { repository } from "./harness/aloud.mjs";

const golden = join(repository, "shared-text", "src", "test", "resources", "golden");

let server;
let browser;
before(async () => {
  server = await startStaticServer();
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test("the bundle in Chromium agrees with the golden vectors to the last offset and key", async () => {
  const { page } = await openPage(browser);
  await page.goto(`${server.url}/`);
  let texts = 0;
  for (const name of readdirSync(golden).filter((file) => file.endsWith(".jsonl"))) {
    const vectors = readFileSync(join(golden, name), "utf8");
    // The check refers to nothing outside itself, so its source is all that the page needs.
    const run = `import("/engine/aloud-engine.js").then((engine) => (${checkGolden})(engine, ${JSON.stringify(vectors)}))`;
    const result = await page.evaluate(run);
    assert.deepEqual(result.failures, [], name);
    texts += result.texts;
  }
  assert.ok(texts >= 300, `only ${texts} texts`);
});

test("the bundle in Chromium gives Kokoro the ids that the JVM gives it", async () => {
  const { page } = await openPage(browser);
  await page.goto(`${server.url}/`);
  const ids = readFileSync(join(repository, "lexicon", "src", "test", "resources", "kokoro", "ids.tsv"), "utf8");
  const run = `Promise.all([import("/engine/aloud-engine.js"), fetch("/engine/en.lexicon").then((file) => file.arrayBuffer())])
    .then(([engine, lexicon]) => (${checkKokoroGolden})(engine, new Int8Array(lexicon), ${JSON.stringify(ids)}))`;
  const result = await page.evaluate(run);
  assert.deepEqual(result.failures, []);
  assert.ok(result.texts >= 500, `only ${result.texts} texts`);
});
