#!/usr/bin/env node
// Usage: node end-to-end/screenshot.mjs URL OUT.png [--dark] [--width N] [--height N] [--full] [--wait SELECTOR]
//        [--eval JAVASCRIPT]
// Takes a picture of a page, to look at while working on it. What the page complains about goes to stderr.
import { parseArgs } from "node:util";
import { launchBrowser, openPage } from "./browser.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dark: { type: "boolean", default: false },
    full: { type: "boolean", default: false },
    width: { type: "string", default: "1280" },
    height: { type: "string", default: "800" },
    wait: { type: "string" },
    eval: { type: "string" },
  },
});
const [url, out] = positionals;
if (!url || !out) {
  console.error(
    "usage: screenshot.mjs URL OUT.png [--dark] [--full] [--width N] [--height N] [--wait SELECTOR] [--eval JS]",
  );
  process.exit(2);
}

const browser = await launchBrowser();
try {
  const { page, complaints } = await openPage(browser, {
    viewport: { width: Number(values.width), height: Number(values.height) },
    colorScheme: values.dark ? "dark" : "light",
  });
  await page.goto(url, { waitUntil: "load" });
  if (values.wait) await page.waitForSelector(values.wait);
  if (values.eval) console.log(JSON.stringify(await page.evaluate(values.eval)));
  await page.screenshot({ path: out, fullPage: values.full });
  for (const complaint of complaints) console.error(complaint);
} finally {
  await browser.close();
}
