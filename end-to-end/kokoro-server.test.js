// The page with a server that speaks Kokoro: engine and tier change in the middle of a document, and nothing is left out or heard twice.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launchBrowser } from "./browser.mjs";
import { serve } from "./harness/aloud.mjs";
import { openReader } from "./harness/reader.mjs";

const weights = join(process.env.ALOUD_MODELS ?? "/nonexistent", "kokoro-82m", "model-fp32.onnx");
const skip = existsSync(weights) ? false : `there is no ${weights}: install the pack and set ALOUD_MODELS`;

const PARAGRAPHS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"].map(
  (number) => `This is paragraph ${number} of nine.`,
);

let browser;
let server;
before(async () => {
  if (skip) return;
  server = await serve({ env: { ALOUD_MODELS: process.env.ALOUD_MODELS } });
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test(
  "flite on this device, Kokoro and flite on the server, and back, in the middle of a document",
  { skip },
  async () => {
    const reader = await openReader(browser, server.url);
    const choose = async ({ tier, model }) => {
      await reader.page.locator("#voice-button").click();
      if (tier) {
        await reader.page.locator(`#voice-panel label:has(input[name="tier"][value="${tier}"]:enabled)`).click();
      }
      if (model) await reader.page.locator("#model-choice").selectOption(model);
      await reader.page.keyboard.press("Escape");
      await reader.page.waitForFunction(
        (wanted) =>
          Object.entries(wanted).every(([key, value]) => !value || window.aloud.player.choice?.[key] === value),
        { tier, model },
      );
    };
    await reader.paste(PARAGRAPHS.join("\n\n"));
    await reader.choose({ tier: "browser" });
    await reader.play();
    await reader.untilSounding(1);
    await choose({ tier: "server" });
    await choose({ model: "kokoro-82m" });
    await reader.untilSounding(2);
    await choose({ model: "flite" });
    await reader.untilSounding(4);
    await choose({ tier: "browser" });
    await reader.untilEnded();

    const starts = await reader.blockStarts();
    assert.deepEqual(
      starts.map(({ index }) => index),
      PARAGRAPHS.map((_, index) => index),
    );
    const voices = starts.map(({ voice }) => voice);
    assert.equal(voices[0], "slt");
    assert.ok(voices.includes("af_heart"), voices.join());
    assert.equal(voices.at(-1), "slt");
    assert.deepEqual([...new Set(starts.map(({ tier }) => tier))], ["browser", "server"]);
    assert.equal(starts.at(-1).tier, "browser");
    assert.equal((await reader.snapshot()).skipped, null);
    const lit = (await reader.litWords()).map(({ text }) => text);
    assert.deepEqual(lit, PARAGRAPHS.join(" ").match(/\w+/g));
    assert.deepEqual(reader.complaints, []);
    await reader.close();
  },
);
