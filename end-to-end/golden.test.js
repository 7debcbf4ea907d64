// The golden vectors, against the bundle that ships, in the engine that most listeners have.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launchBrowser, openPage } from "./browser.mjs";
import { repository, serve } from "./harness/aloud.mjs";

const golden = join(repository, "shared-text", "src", "test", "resources", "golden");
const check = readFileSync(join(repository, "browser-engine", "src", "test", "js", "golden-check.mjs"), "utf8");
const files = readdirSync(golden).filter((name) => name.endsWith(".jsonl"));
const LEAST_TEXTS = 300;

describe("the golden vectors in Chromium", () => {
  let server;
  let browser;
  let page;
  let texts = 0;

  before(async () => {
    server = await serve();
    browser = await launchBrowser();
    ({ page } = await openPage(browser, { serviceWorkers: "block" }));
    // The check is not part of what ships; it comes from the same origin, as the page's policy asks.
    await page.route("**/golden-check.mjs", (route) => route.fulfill({ contentType: "text/javascript", body: check }));
    await page.goto(`${server.url}/`);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const name of files) {
    test(name, async () => {
      const result = await page.evaluate(
        async (lines) => {
          const [engine, { checkGolden }] = await Promise.all([
            import("/engine/aloud-engine.js"),
            import("/golden-check.mjs"),
          ]);
          return checkGolden(engine, lines);
        },
        readFileSync(join(golden, name), "utf8"),
      );
      assert.deepEqual(result.failures, []);
      assert.ok(result.texts > 0);
      texts += result.texts;
    });
  }

  test("there were as many texts as there should be", () => {
    assert.ok(texts >= LEAST_TEXTS, `only ${texts} texts`);
  });
});
