// The free tier owes nothing to the server once the page has loaded.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launchBrowser, openPage } from "./browser.mjs";
import { serve } from "./harness/aloud.mjs";
import { proveAudio } from "./harness/audio-proof.mjs";
import { fliteAudio } from "./harness/flite-reference.mjs";
import { openReader } from "./harness/reader.mjs";
import { toFloat } from "./harness/wav.mjs";

const PARAGRAPHS = [
  "The post office closes at noon.",
  "After that the letters lie in the box and wait for one another.",
  "Somebody ought to read them.",
];

const STOPPED_BY_SIGTERM = 143;

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

describe("with the server killed after the page has loaded", () => {
  let server;
  let reader;
  before(async () => {
    server = await serve();
    reader = await openReader(browser, server.url, { record: true });
    await reader.untilOfflineReady();
    await reader.page.waitForFunction(() => document.getElementById("offline-note").textContent === "Ready offline.");
    await server.kill();
    await assert.rejects(fetch(server.url), "the server is gone");
  });
  after(async () => {
    await reader?.close();
    await server?.kill();
  });

  async function readToTheEnd(paragraphs) {
    await reader.paste(paragraphs.join("\n\n"));
    await reader.choose({ tier: "browser", voice: "kal16" });
    const from = await reader.recordedFrame();
    await reader.play();
    await reader.untilEnded();
    const samples = await Promise.all(paragraphs.map(async (text) => toFloat((await fliteAudio("kal16", text)).pcm)));
    const proof = proveAudio(
      await reader.recording(from),
      samples.map((block, index) => ({ index, samples: block })),
      16000,
    );
    assert.deepEqual(proof.problems, []);
    assert.equal(proof.blocks.length, paragraphs.length);
  }

  test("a text is read to its end", () => readToTheEnd(PARAGRAPHS));

  test("after a reload the page is there again, and reads another text to its end", async () => {
    await reader.reload();
    await readToTheEnd(PARAGRAPHS.map((text) => text.replace("the", "a")).reverse());
  });
});

describe("a server that stops", () => {
  test("tells its listeners, and ends in good order", async () => {
    const server = await serve();
    const { page } = await openPage(browser);
    await page.goto(`${server.url}/`);
    const told = page.evaluate(async (text) => {
      const created = await fetch("/v1/models/flite/tts", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ text, voice: "kal16" }),
      });
      const { ws_url: address } = await created.json();
      const socket = new WebSocket(new URL(address, location.href.replace(/^http/, "ws")), "aloud.blocks.v1");
      const messages = [];
      return new Promise((resolve) => {
        socket.onopen = () => socket.send(JSON.stringify({ type: "want", first: 0, count: 2, have: [] }));
        socket.onmessage = ({ data }) => {
          if (typeof data !== "string") return;
          messages.push(JSON.parse(data));
          if (messages.at(-1).state === "ready") window.listening = true;
        };
        socket.onclose = ({ code, wasClean }) => resolve({ messages, code, wasClean });
      });
    }, PARAGRAPHS.join("\n\n"));
    await page.waitForFunction(() => window.listening);
    const { code } = await server.stop();
    assert.equal(code, STOPPED_BY_SIGTERM);
    const { messages, code: closeCode, wasClean } = await told;
    assert.ok(wasClean, "the connection was closed, not dropped");
    assert.ok([1001, 1012].includes(closeCode), `closed with ${closeCode}`);
    const last = messages.findLast(({ type }) => type === "error");
    assert.ok(last, "an error message says why");
  });
});
