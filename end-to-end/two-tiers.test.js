// One text, two tiers: what the browser makes by itself and what the server sends must be the same to the last bit.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launchBrowser, openPage } from "./browser.mjs";
import { repository, serve } from "./harness/aloud.mjs";
import { readThrough } from "./harness/engine-worker.mjs";
import { fliteAudio } from "./harness/flite-reference.mjs";

const chapter = readFileSync(join(repository, "end-to-end", "texts", "chapter.txt"), "utf8");

describe("a chapter read by both tiers in Chromium", () => {
  let server;
  let browser;
  let local;
  let remote;

  before(async () => {
    server = await serve();
    browser = await launchBrowser();
    [local, remote] = [await read("browser"), await read("server")];
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Each tier in a browser profile of its own, so that neither can have anything from the other. */
  async function read(tier) {
    const { page, context } = await openPage(browser);
    await page.goto(`${server.url}/`);
    const result = await readThrough(page, { text: chapter, tier });
    await context.close();
    return result;
  }

  test("each tier made its audio itself, all of it and in order", () => {
    assert.ok(local.blocks.length >= 30, `${local.blocks.length} blocks are not a chapter`);
    for (const [tier, reading] of Object.entries({ browser: local, server: remote })) {
      assert.deepEqual(reading.failures, []);
      assert.deepEqual(
        reading.audio.map(({ index }) => index),
        reading.blocks.map((_, index) => index),
      );
      for (const block of reading.audio) assert.equal(block.tier, tier);
    }
  });

  test("the blocks and the canonical text are the same", () => {
    assert.equal(local.canonical, remote.canonical);
    assert.deepEqual(local.blocks, remote.blocks);
  });

  test("the keys are the same", () => {
    assert.deepEqual(
      local.audio.map(({ key }) => key),
      remote.audio.map(({ key }) => key),
    );
    assert.equal(new Set(local.audio.map(({ key }) => key)).size, local.audio.length);
  });

  test("the PCM bytes of every block are the same", () => {
    for (const [index, block] of local.audio.entries()) {
      const other = remote.audio[index];
      assert.equal(block.samples, other.samples, `samples of block ${index}`);
      assert.equal(block.sha256, other.sha256, `bytes of block ${index}`);
      assert.equal(block.sampleRate, other.sampleRate);
      assert.ok(block.samples > block.sampleRate / 4, `block ${index} has sound`);
    }
  });

  test("the word marks are the same", () => {
    for (const [index, block] of local.audio.entries()) assert.deepEqual(block.words, remote.audio[index].words);
    assert.ok(local.audio.every(({ words }) => words.length >= 4));
  });

  test("the samples are flite's own", async () => {
    let compared = 0;
    for (const [index, { start, end }] of local.blocks.entries()) {
      const text = local.canonical.slice(start, end).replace(/\s+/g, " ").trim();
      if (!/^[A-Za-z ,.;?]+$/.test(text)) continue; // only what needs no preparation for flite
      const { pcm } = await fliteAudio("slt", text);
      assert.equal(local.audio[index].samples, pcm.length, text);
      assert.equal(
        local.audio[index].sha256,
        createHash("sha256").update(new Uint8Array(pcm.buffer)).digest("hex"),
        text,
      );
      compared++;
    }
    assert.ok(compared >= 5, `only ${compared} blocks were compared`);
  });

  test("a client that does not segment itself is told the same blocks and keys", async () => {
    const created = await fetch(`${server.url}/v1/models/flite/tts`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ text: chapter, voice: "slt" }),
    });
    assert.equal(created.status, 201, await created.clone().text());
    const { job_id: job, blocks: count } = await created.json();
    assert.equal(count, local.blocks.length);
    const first = await (await fetch(`${server.url}/v1/jobs/${job}/blocks`)).json();
    for (const block of first.blocks) {
      const { start, end } = local.blocks[block.index];
      assert.deepEqual([block.start, block.end, block.key], [start, end, local.audio[block.index].key]);
    }
    assert.ok(first.blocks.length > 0);
  });
});
