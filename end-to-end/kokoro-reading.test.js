// Kokoro on this device as a listener meets it: not there, downloaded, read by, lost while it reads, offline. The model is a toy of the same
// signature, so that what is tested is everything around it.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { toyKokoro, toyPack } from "../browser-engine/src/test/js/toy-kokoro.mjs";
import { launchBrowser } from "./browser.mjs";
import { openReader } from "./harness/reader.mjs";
import { ALL_VOICES, LOSS_CHANNEL, startToyServer } from "./harness/toy-server.mjs";

const MODEL = "kokoro-82m";
const TEXT = ["One for all.", "Two for a day.", "A red door.", "My old cat.", "A new day.", "Go on and on."].join(
  "\n\n",
);

/** The token of the sound at the end of "moth", at which a toy may be told to want too much memory. */
const TH = 119;

let browser;
let server;
let reader;
before(async () => {
  browser = await launchBrowser({ args: ["--enable-unsafe-webgpu"] });
});
after(() => browser?.close());
afterEach(async () => {
  await reader?.close();
  await server?.close();
  reader = server = null;
});

async function begin(weights, options = { serviceWorkers: "block" }, serving = {}) {
  server = await startToyServer(weights ? { pack: toyPack({ weights, voices: ALL_VOICES }), ...serving } : serving);
  reader = await openReader(browser, server.url, options);
}

const card = () => reader.page.locator("#engine-card");

/** Opens the panel and looks at Kokoro, without choosing it. */
async function lookAtKokoro() {
  await reader.page.locator("#voice-button").click();
  await reader.page.locator("#model-choice").selectOption(MODEL);
}

const press = (label) => card().getByRole("button", { name: label }).click();
const untilCard = (text) => card().getByText(text).first().waitFor();

async function download() {
  await lookAtKokoro();
  await press(/^Download/);
  await untilChoice(MODEL);
  await reader.page.keyboard.press("Escape");
}

const untilChoice = (model) =>
  reader.page.waitForFunction((wanted) => window.aloud.player.choice?.model === wanted, model);

/** Who spoke each block that began to sound, in order. */
async function heard() {
  return (await reader.blockStarts()).map(({ index, voice, sampleRate }) => ({ index, voice, sampleRate }));
}

test("it is listed with its voices in groups, downloaded on request, and reads with its words lit", async () => {
  await begin();
  await reader.paste(TEXT);
  await lookAtKokoro();
  assert.equal((await reader.snapshot()).choice.model, "flite", "looking is not choosing");
  assert.deepEqual(await reader.page.locator(".voice-group-name").allTextContents(), [
    "American English, female",
    "American English, male",
    "British English, female",
    "British English, male",
  ]);
  assert.equal(
    await reader.page.locator("#voice-choice input:enabled").count(),
    0,
    "no voice to choose before it is here",
  );
  await press(/^Download 15 MB$/);
  await untilChoice(MODEL);
  await untilCard(/^Runs on the processor \(WASM/);
  await card().locator("summary").click();
  await untilCard(/WebGPU is not used: WebGPU is only simulated here/);
  await reader.page.keyboard.press("Escape");
  await reader.play();
  await reader.untilEnded();
  const blocks = await heard();
  assert.deepEqual(
    blocks.map(({ index }) => index),
    [0, 1, 2, 3, 4, 5],
  );
  assert.ok(blocks.every(({ voice, sampleRate }) => voice === "af_heart" && sampleRate === 24_000));
  const lit = (await reader.litWords()).map(({ text }) => text);
  assert.deepEqual(lit, TEXT.match(/\w+/g));
  assert.deepEqual(reader.complaints, []);
});

test("another voice of it and flite take over at a block in the middle", async () => {
  await begin();
  await reader.paste(TEXT);
  await download();
  await reader.play();
  await reader.untilSounding(1);
  await reader.choose({ voice: "bf_emma" });
  await reader.untilSounding(2);
  await reader.page.locator("#voice-button").click();
  await reader.page.locator("#model-choice").selectOption("flite");
  await reader.page.keyboard.press("Escape");
  await reader.untilEnded();
  const voices = (await heard()).map(({ voice }) => voice);
  assert.equal(voices[0], "af_heart");
  assert.ok(voices.includes("bf_emma"), voices.join());
  assert.equal(voices.at(-1), "slt");
  assert.equal((await reader.snapshot()).skipped, null);
});

test("while it is downloaded another voice reads; a cancelled download is not chosen", async () => {
  const never = new Promise(() => {});
  await begin({ fp16: toyKokoro({ ballast: 64_000_000 }) }, undefined, { halfway: () => never });
  await reader.paste(Array(5).fill(TEXT).join("\n\n"));
  await reader.play();
  await reader.untilSounding(0);
  await lookAtKokoro();
  await press(/^Download/);
  await untilCard(/^\d+ MB of 79 MB$/);
  const sounded = (await heard()).length;
  await reader.untilSounding(sounded + 1);
  await untilCard(/^\d+ MB of 79 MB$/);
  await press("Cancel");
  await card()
    .getByRole("button", { name: /^Download the rest \(\d+ MB\)$/ })
    .waitFor();
  assert.equal((await reader.snapshot()).choice.model, "flite");
  assert.ok((await heard()).every(({ voice }) => voice === "slt"));
  assert.equal((await reader.snapshot()).starvation.count, 0);
});

test("by keyboard one stays on the card while its buttons come and go", async () => {
  const never = new Promise(() => {});
  await begin({ fp16: toyKokoro({ ballast: 64_000_000 }) }, undefined, { halfway: () => never });
  await reader.paste(TEXT);
  await lookAtKokoro();
  const untilFocusOn = (label) =>
    reader.page.waitForFunction((said) => document.activeElement?.textContent.startsWith(said), label);
  await card()
    .getByRole("button", { name: /^Download/ })
    .focus();
  await reader.page.keyboard.press("Enter");
  await untilFocusOn("Cancel");
  await untilCard(/^\d\d MB of 79 MB$/); // of which some is kept
  await reader.page.keyboard.press("Enter");
  await untilFocusOn("Download the rest");
});

test("a server without it says so, and nothing else changes", async () => {
  server = await startToyServer({ pack: new Map() });
  reader = await openReader(browser, server.url, { serviceWorkers: "block" });
  await reader.paste("One for all.");
  await lookAtKokoro();
  await untilCard("Not available");
  await untilCard(/operator has to install/);
  await reader.page.keyboard.press("Escape");
  await reader.play();
  await reader.untilEnded();
  assert.deepEqual((await heard()).map(({ voice }) => voice), ["slt"]); // prettier-ignore
});

test("when the graphics processor is lost while it reads, it goes on on the processor without a stop", async () => {
  await begin({ fp32: toyKokoro() });
  await reader.page.evaluate(() => localStorage.setItem("aloud.settings", JSON.stringify({ compute: "webgpu" })));
  await reader.reload();
  await reader.paste(`${TEXT}\n\n${TEXT.replaceAll("o", "oo")}\n\n${TEXT.replaceAll("a", "e")}`);
  await download();
  await reader.play();
  await reader.untilSounding(0);
  await lookAtKokoro();
  await untilCard("Runs on the graphics processor (WebGPU)");
  await reader.page.evaluate((channel) => new BroadcastChannel(channel).postMessage("now"), LOSS_CHANNEL);
  await untilCard(/^Runs on the processor \(WASM/);
  await card().locator("summary").click();
  await untilCard(/On the graphics processor \(WebGPU\) it stopped \(the graphics processor is gone/);
  await reader.page
    .getByText(/Kokoro goes on on the processor/)
    .first()
    .waitFor();
  await reader.page.keyboard.press("Escape");
  await reader.untilEnded();
  const blocks = await heard();
  assert.deepEqual(
    blocks.map(({ index }) => index),
    Array.from({ length: 18 }, (_, i) => i),
  );
  assert.equal((await reader.snapshot()).starvation.count, 0, "without a stop");
  assert.ok(blocks.every(({ voice }) => voice === "af_heart"));
});

test("when memory runs out while it reads, flite goes on from the next block, says so, and nothing is left out", async () => {
  await begin({ fp16: toyKokoro({ memoryAt: TH }) });
  // So far behind where reading begins that it is made only once something sounds.
  const paragraphs = Array.from({ length: 44 }, (_, i) => (i === 40 ? "My old moth." : "A new day of all."));
  await reader.paste(paragraphs.join("\n\n"));
  await download();
  await reader.clickBlock(2); // which plays from there
  await reader.page
    .getByText(/there is not enough memory.*SLT on this device goes on reading/)
    .first()
    .waitFor();
  assert.equal((await reader.snapshot()).status, "playing");
  await reader.untilSounding(5);
  const blocks = await heard();
  assert.deepEqual(
    blocks.map(({ index }) => index),
    blocks.map((_, i) => 2 + i),
  );
  assert.deepEqual([blocks[0].voice, blocks.at(-1).voice], ["af_heart", "slt"]);
  const { skipped, starvation } = await reader.snapshot();
  assert.deepEqual([skipped, starvation.count], [null, 0]);
  await lookAtKokoro();
  await untilCard("Does not run on this device");
  await press("Try again");
  await untilChoice(MODEL);
});

test("removed while it reads it says so, and flite goes on with nothing left out", async () => {
  await begin();
  await reader.paste(TEXT);
  await download();
  await reader.play();
  await reader.untilSounding(1);
  await lookAtKokoro();
  await card().locator("summary").click();
  await card()
    .getByRole("button", { name: /^Remove/ })
    .focus();
  await reader.page.keyboard.press("Enter");
  await reader.page
    .getByText(
      /Kokoro (was removed from this device|is not on this device any more)\. SLT on this device (goes on|reads)/,
    )
    .first()
    .waitFor();
  await reader.page.waitForFunction(() => document.activeElement.id === "model-choice");
  await reader.page.locator("#model-choice").selectOption(MODEL);
  await untilCard("A natural voice, made on this device");
  await reader.untilEnded();
  const blocks = await heard();
  assert.deepEqual(
    blocks.map(({ index }) => index),
    [0, 1, 2, 3, 4, 5],
  );
  assert.deepEqual([blocks[0].voice, blocks.at(-1).voice], ["af_heart", "slt"]);
  assert.equal((await reader.snapshot()).skipped, null);
});

test("without its pronunciations it is left with advice, and comes back when they can be had", async () => {
  await begin();
  await reader.paste(TEXT);
  let asked = 0;
  // The download takes them along; who reads then asks again.
  await reader.context.route("**/en.lexicon", (route) => (asked++ > 0 ? route.abort() : route.continue()));
  await lookAtKokoro();
  await press(/^Download/);
  await reader.page
    .getByText(
      /^Kokoro’s pronunciations could not be fetched \(the server cannot be reached\)\. Check .* SLT on this device/,
    )
    .first()
    .waitFor();
  await untilChoice("flite");
  await reader.context.unroute("**/en.lexicon");
  await reader.page.keyboard.press("Escape");
  await reader.page.getByRole("button", { name: "Try Kokoro again" }).click();
  await untilChoice(MODEL);
  await reader.play();
  await reader.untilEnded();
  assert.ok((await heard()).every(({ voice }) => voice === "af_heart"));
});

test("it outlives a reload, and reads what it never read with the server gone", async () => {
  await begin(undefined, {});
  await reader.untilOfflineReady();
  await reader.reload();
  await reader.paste("One for all.");
  await download();
  await reader.play();
  await reader.untilEnded();
  await server.close();
  await reader.reload();
  await untilChoice(MODEL);
  await reader.paste("A text that nobody has heard.");
  await reader.play();
  await reader.untilEnded();
  const last = (await heard()).at(-1);
  assert.deepEqual([last.voice, last.sampleRate], ["af_heart", 24_000]);
});

test("downloaded on a first visit it speaks with the server gone, though it never spoke before", async () => {
  await begin(undefined, {});
  await reader.paste("One for all.");
  await download();
  await reader.untilOfflineReady();
  await server.close();
  await reader.reload();
  await untilChoice(MODEL);
  await reader.play();
  await reader.untilEnded();
  assert.deepEqual((await heard()).map(({ voice }) => voice), ["af_heart"]); // prettier-ignore
});
