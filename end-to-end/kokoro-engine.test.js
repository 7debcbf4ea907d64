// Kokoro's hands in a real browser, without the reader around them: ONNX Runtime on WebGPU and WASM, the Cache API, self-test, fallbacks. The
// model is a toy of the same signature; WebGPU is Chromium's simulated adapter.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { toyKokoro, toyPack } from "../browser-engine/src/test/js/toy-kokoro.mjs";
import { launchBrowser, openPage } from "./browser.mjs";
import { GRAPH_WORKER, LOSS_CHANNEL, startToyServer } from "./harness/toy-server.mjs";

const VOICES = ["af_heart", "am_adam", "bf_emma"];

/** A token that the toy may be told to choke on, and an input with and without it. */
const CHOKES = 119;

let browser;
let server;
let context;
let page;
before(async () => {
  browser = await launchBrowser({ args: ["--enable-unsafe-webgpu"] });
});
after(() => browser?.close());
afterEach(async () => {
  await context?.close();
  await server?.close();
});

/** A page of the origin with `kokoro`, and `statuses`, all that it has said of itself. */
async function begin({ pack = toyPack(), choice = {}, ...options } = {}) {
  server = await startToyServer({ pack, ...options });
  ({ page, context } = await openPage(browser, { serviceWorkers: "block" }));
  await load(choice);
}

async function load(choice = {}) {
  await page.goto(`${server.url}/engine/assets.js`);
  await page.evaluate(
    async ({ voices, chosen, workerUrl }) => {
      const { Kokoro } = await import("/engine/kokoro/kokoro.js");
      const { ModelStore } = await import("/engine/kokoro/model-store.js");
      const { PackServer } = await import("/engine/kokoro/pack.js");
      const { GraphProcess } = await import("/engine/kokoro/graph-process.js");
      globalThis.statuses = [];
      globalThis.kokoro = new Kokoro({
        voices,
        store: new ModelStore({ pieceBytes: 100_000 }),
        program: { keep: async () => {} },
        server: new PackServer(new URL("/v1/models/kokoro-82m/files", location.href)),
        createProcess: (onLost) => new GraphProcess(() => new Worker(workerUrl, { type: "module" }), onLost),
        onStatus(status) {
          globalThis.statuses.push(status);
          globalThis.watch?.(status);
        },
      });
      await globalThis.kokoro.choose(chosen);
    },
    { voices: VOICES, chosen: choice, workerUrl: GRAPH_WORKER },
  );
}

const status = () => page.evaluate(() => globalThis.kokoro.status);
const fetchModel = () => page.evaluate(() => globalThis.kokoro.fetch());
const loadModel = (precision = "fp16") =>
  page.evaluate((wanted) => globalThis.kokoro.load(wanted).then(() => null, ({ code, message }) => ({ code, message })), precision); // prettier-ignore

/** Speaks tokens and says what came: units of sound, durations, what ran it. */
const speak = (tokens, voice = "af_heart") =>
  page.evaluate(
    async ([ids, who]) => {
      try {
        const { samples, durations } = await globalThis.kokoro.run(Int32Array.from(ids), who, ids.length - 3, 1);
        return { samples: samples.length, durations: [...durations], backend: globalThis.kokoro.status.backend };
      } catch (error) {
        return { code: error.code, message: error.message };
      }
    },
    [tokens, voice],
  );

test("without a choice it is fetched, tested and run on WASM threads where WebGPU is only simulated", async () => {
  await begin();
  const absent = await status();
  assert.equal(absent.state, "absent");
  assert.ok(absent.total > 3 * 522_240, `${absent.total} bytes to fetch`);
  await fetchModel();
  assert.equal((await status()).state, "ready");
  assert.equal(await loadModel(), null);
  const running = await status();
  assert.deepEqual([running.state, running.backend], ["running", "wasm"]);
  assert.ok(running.threads >= 1 && running.share > 0);
  assert.match(running.message, /WebGPU is not used: .*(simulated|no WebGPU)/);
  const spoken = await speak([0, 50, 51, 52, 0]);
  assert.deepEqual(spoken.durations, [14, 2, 3, 2, 1]);
  assert.equal(spoken.samples, 22 * 600);
  const progress = await page.evaluate(() => globalThis.statuses.filter(({ state }) => state === "fetching"));
  assert.ok(
    progress.some(({ loaded, total }) => loaded > 0 && loaded < total),
    "progress was said",
  );
});

test("on WebGPU inputs are filled up and the fill is cut off again", async () => {
  await begin({ choice: { backend: "webgpu", precision: "fp32" }, pack: toyPack({ weights: { fp32: toyKokoro() } }) });
  await fetchModel();
  assert.equal(await loadModel("fp32"), null);
  assert.deepEqual([(await status()).state, (await status()).backend], ["running", "webgpu"], (await status()).message);
  const spoken = await speak([0, 50, 51, 52, 0]);
  assert.deepEqual(spoken, { samples: 22 * 600, durations: [14, 2, 3, 2, 1], backend: "webgpu" });
});

test("when the graphics processor is lost the next run is on WASM, and the status says why", async () => {
  await begin({ choice: { backend: "webgpu", precision: "fp32" }, pack: toyPack({ weights: { fp32: toyKokoro() } }) });
  await fetchModel();
  await loadModel("fp32");
  assert.equal((await speak([0, 50, 0])).backend, "webgpu");
  await page.evaluate((channel) => new BroadcastChannel(channel).postMessage("now"), LOSS_CHANNEL);
  await page.waitForFunction(() => globalThis.kokoro.status.backend !== "webgpu");
  const spoken = await speak([0, 50, 51, 52, 0]);
  assert.deepEqual(spoken, { samples: 22 * 600, durations: [14, 2, 3, 2, 1], backend: "wasm" });
  assert.match((await status()).message, /WebGPU\) it stopped \(the graphics processor is gone/);
});

test("what wants more memory than there is leaves it unusable, with the reason, and it can be tried again", async () => {
  await begin({ pack: toyPack({ weights: { fp16: toyKokoro({ memoryAt: CHOKES }) } }) });
  await fetchModel();
  await loadModel();
  const failed = await speak([0, 50, CHOKES, 0]);
  assert.equal(failed.code, "engine_failed");
  assert.match(failed.message, /processor \(WASM, \d threads?\) it stopped/);
  assert.deepEqual([(await status()).state, (await status()).backend], ["unusable", ""]);
  await page.evaluate(() => globalThis.kokoro.again());
  assert.equal(await loadModel(), null);
  assert.equal((await speak([0, 50, 0])).samples, 17 * 600);
});

for (const [fault, said] of [
  ["noise", /its sound is noise/],
  ["hasty", /durations are off/],
]) {
  test(`a backend whose result is ${fault} does not pass the self-test`, async () => {
    await begin({ pack: toyPack({ weights: { fp16: toyKokoro({ [fault]: true }) } }) });
    await fetchModel();
    const failure = await loadModel();
    assert.equal(failure.code, "engine_failed");
    assert.match(failure.message, said);
  });
}

test("what was fetched is there after a reload and without the server", async () => {
  await begin();
  await fetchModel();
  await load();
  assert.equal((await status()).state, "ready");
  const asked = server.requests.filter((path) => path.startsWith("/models/")).length;
  assert.equal(await loadModel(), null);
  assert.equal(server.requests.filter((path) => path.startsWith("/models/")).length, asked, "nothing was asked again");
});

test("pieces that the browser has thrown away make it absent, and a download brings them back", async () => {
  await begin();
  await fetchModel();
  const lost = await page.evaluate(async () => {
    const cache = await caches.open("aloud-models");
    const firsts = (await cache.keys()).filter(({ url }) => url.endsWith("/100000/0"));
    await Promise.all(firsts.map((request) => cache.delete(request)));
    return firsts.length;
  });
  assert.equal(lost, 1 + VOICES.length);
  assert.deepEqual((await loadModel()).code, "not_here");
  const { state, message, loaded } = await status();
  assert.deepEqual([state, loaded], ["absent", 0]);
  assert.match(message, /download it again/);
  await fetchModel();
  assert.equal((await status()).state, "ready");
  assert.equal(await loadModel(), null);
});

test("a server without the pack makes it unavailable, with the reason", async () => {
  await begin({ pack: new Map() });
  const { state, code, message } = await status();
  assert.deepEqual([state, code], ["unavailable", "not_installed"]);
  assert.match(message, /operator has to install/);
});

test("a cancelled download goes on where it was", async () => {
  await begin({ pack: toyPack({ weights: { fp16: toyKokoro({ ballast: 4_000_000 }) } }) });
  await page.evaluate(async () => {
    // At once when it is told, not some time later: the whole takes only moments.
    globalThis.watch = ({ loaded }) => {
      if (loaded < 2_000_000) return;
      globalThis.watch = undefined;
      globalThis.kokoro.cancel();
    };
    await globalThis.kokoro.fetch();
  });
  const { state, message } = await status();
  assert.deepEqual([state, message], ["absent", ""]);
  await page.evaluate(() => (globalThis.statuses.length = 0));
  await fetchModel();
  assert.equal((await status()).state, "ready");
  const first = await page.evaluate(() => globalThis.statuses.find(({ loaded }) => loaded > 0));
  assert.ok(first.loaded >= 522_240, `went on at ${first.loaded}`);
  assert.equal(await loadModel(), null);
});

test("a file that is not what the manifest names is refused and forgotten", async () => {
  const pack = toyPack();
  pack.set("model-fp16.onnx", Buffer.from(pack.get("model-fp16.onnx")).fill(1, 100, 120));
  await begin({ pack });
  await fetchModel();
  const { state, code } = await status();
  assert.deepEqual([state, code], ["absent", "damaged"]);
});

test("a browser without room says how much is needed and how much there is", async () => {
  await begin();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: server.url, quotaSize: 1_000_000 });
  await fetchModel();
  const { state, code, message } = await status();
  assert.deepEqual([state, code], ["absent", "no_room"]);
  assert.match(message, /^The browser has no room for 2 MB(; it leaves 1 MB)?\. Free some space/);
});

test("removing it makes room and it can be fetched again", async () => {
  await begin();
  await fetchModel();
  await page.evaluate(() => globalThis.kokoro.remove());
  assert.equal((await status()).state, "absent");
  assert.equal(await page.evaluate(() => caches.has("aloud-models")), false);
  await fetchModel();
  assert.equal((await status()).state, "ready");
});
