// The page as something to read in: how texts come in, how it is worked, what it keeps, and whether everybody can use it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { launchBrowser } from "./browser.mjs";
import { repository, serve } from "./harness/aloud.mjs";
import { openReader } from "./harness/reader.mjs";

const chapter = readFileSync(join(repository, "end-to-end", "texts", "chapter.txt"), "utf8");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TEXT = ["The first paragraph is short.", "The second one is, too.", "The third ends it."].join("\n\n");

let server;
let browser;
let reader;
before(async () => {
  server = await serve();
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens the page, and checks when the test is over that it had nothing to complain about. */
async function open(options) {
  reader = await openReader(browser, server.url, options);
  return reader;
}
afterEach(async () => {
  const complaints = reader?.complaints ?? [];
  await reader?.close();
  reader = undefined;
  assert.deepEqual(complaints, [], "console errors, uncaught exceptions and policy violations");
});

const shownText = () => reader.page.locator("#text").innerText();
const status = async () => (await reader.snapshot()).status;

describe("a text comes in", () => {
  test("typed and read at once", async () => {
    await open();
    await reader.page.getByLabel("Text to read aloud").fill(TEXT);
    await reader.page.getByRole("button", { name: "Read it aloud" }).click();
    await reader.untilSounding(0);
    assert.match(await shownText(), /The first paragraph is short\./);
  });

  test("pasted onto the page", async () => {
    await open();
    await reader.paste(TEXT);
    assert.equal((await reader.snapshot()).count, 3);
    assert.equal(await status(), "paused");
  });

  for (const [name, mimeType, content, shown] of [
    ["notes.txt", "text/plain", "Plain words.\n\nMore of them.", ["Plain words.", "More of them."]],
    [
      "notes.md",
      "text/markdown",
      "# A *fine* title\n\nSome **bold** words, and [a link](/x).",
      ["A fine title", "Some bold words, and a link."],
    ],
    [
      "notes.html",
      "text/html",
      "<title>T</title><script>document.title='hit'</script><h1>Head</h1><p onclick=x()>Body &amp; soul.</p>",
      ["Head", "Body & soul."],
    ],
  ]) {
    test(`opened from ${name}`, async () => {
      await open();
      await reader.page.locator("#file-input").setInputFiles({ name, mimeType, buffer: Buffer.from(content) });
      await reader.page.waitForFunction(() => window.aloud.player.status === "paused" && window.aloud.player.complete);
      const text = await shownText();
      for (const piece of shown) assert.ok(text.includes(piece), `"${piece}" in "${text}"`);
      assert.doesNotMatch(text, /[*#<>]|onclick/);
    });

    test(`dropped as ${name}`, async () => {
      await open();
      const transfer = await reader.page.evaluateHandle(
        ([file, type, body]) => {
          const data = new DataTransfer();
          data.items.add(new File([body], file, { type }));
          return data;
        },
        [name, mimeType, content],
      );
      await reader.page.dispatchEvent("body", "drop", { dataTransfer: transfer });
      await reader.page.waitForFunction(() => window.aloud.player.status === "paused" && window.aloud.player.complete);
      assert.ok((await shownText()).includes(shown[0]));
    });
  }

  test("a file that is no text is refused in words", async () => {
    await open();
    const buffer = Buffer.from(Uint8Array.from({ length: 400 }, (_, i) => (i * 37) & 0xff));
    await reader.page.locator("#file-input").setInputFiles({ name: "photo.jpg", mimeType: "image/jpeg", buffer });
    await reader.page
      .getByText(/photo\.jpg/)
      .first()
      .waitFor();
    assert.equal(await status(), "empty");
  });
});

describe("the listener", () => {
  test("works it by keyboard alone", async () => {
    await open();
    await reader.paste(chapter);
    const press = async (key, condition, argument) => {
      await reader.page.keyboard.press(key);
      await reader.page.waitForFunction(condition, argument);
    };
    await press("ArrowRight", () => window.aloud.player.index === 1);
    await press("End", () => window.aloud.player.index === window.aloud.player.count - 1);
    await press("Home", () => window.aloud.player.index === 0);
    await press("Space", () => window.aloud.player.status === "playing");
    await press("ArrowRight", () => window.aloud.player.index === 1);
    await press("+", () => window.aloud.player.rate > 1);
    await press("Space", () => window.aloud.player.status === "paused");
    await press("?", () => document.getElementById("help").open);
    await press("Escape", () => !document.getElementById("help").open);
  });

  test("plays by the space bar after choosing a voice, and comes back to the voices by Enter", async () => {
    await open();
    await reader.paste(chapter);
    await reader.choose({ tier: "browser", voice: "kal16" });
    await reader.page.waitForFunction(() => document.activeElement.id === "voice-button");
    const isOpen = () => reader.page.evaluate(() => document.getElementById("voice-panel").matches(":popover-open"));
    for (const wanted of ["playing", "paused"]) {
      await reader.page.keyboard.press("Space");
      await reader.page.waitForFunction((expected) => window.aloud.player.status === expected, wanted);
      assert.equal(await isOpen(), false);
    }
    await reader.page.keyboard.press("Enter");
    assert.equal(await isOpen(), true);
  });

  test("clicks a word and hears from there", async () => {
    await open();
    await reader.paste(chapter);
    const place = await reader.page.evaluate(() => {
      const node = document.querySelector('[data-block="2"]').firstChild;
      const from = node.data.indexOf(" ", 40) + 1;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + 2);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2, offset: window.aloud.blocks[2].start + from };
    });
    await reader.page.mouse.click(place.x, place.y);
    await reader.page.waitForFunction(() => window.aloud.words.length > 0);
    const [first] = await reader.litWords();
    assert.equal(first.index, 2);
    assert.ok(Math.abs(first.start - place.offset) <= 1, `lit ${first.start}, clicked ${place.offset}`);
  });

  test("finds place and settings again after a reload", async () => {
    await open();
    await reader.paste(chapter);
    await reader.choose({ tier: "browser", voice: "kal16" });
    await reader.setRate(1.5);
    await reader.clickBlock(3);
    await reader.untilSounding(3);
    await reader.pause();
    await reader.reload();
    await reader.page.waitForFunction(() => window.aloud.player.count > 3);
    const found = await reader.snapshot();
    assert.equal(found.index, 3);
    assert.equal(found.rate, 1.5);
    assert.equal(found.choice.voice, "kal16");
    assert.match(await shownText(), /Harbour Clock/);
  });

  test("goes back to the welcome page, and from its card on with the text", async () => {
    await open();
    await reader.paste(chapter);
    await reader.page.keyboard.press("ArrowRight");
    await reader.page.waitForFunction(() => window.aloud.player.index === 1);
    await reader.page.locator("#home").click();
    await reader.page.locator("#resume-card").click();
    await reader.page.waitForFunction(() => window.aloud.player.status === "paused" && window.aloud.player.complete);
    assert.equal((await reader.snapshot()).index, 1);
    assert.match(await shownText(), /Harbour Clock/);
  });

  test("switches single-key shortcuts off for good, and keeps space and arrows", async () => {
    await open();
    await reader.paste(TEXT);
    await reader.page.keyboard.press("?");
    await reader.page.getByLabel(/Single-key shortcuts/).uncheck();
    await reader.page.keyboard.press("Escape");
    const plusThenNext = async () => {
      const { index } = await reader.snapshot();
      await reader.page.keyboard.press("+");
      await reader.page.keyboard.press("ArrowRight");
      await reader.page.waitForFunction((former) => window.aloud.player.index === former + 1, index);
      assert.equal((await reader.snapshot()).rate, 1);
    };
    await plusThenNext();
    await reader.reload();
    await reader.paste(TEXT);
    await plusThenNext();
  });

  test("seeks on the bar, and sees what is stored", async () => {
    await open();
    await reader.paste(chapter);
    const bar = reader.page.getByRole("slider", { name: "Place in the text" });
    const box = await bar.boundingBox();
    await reader.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const { index, count } = await reader.snapshot();
    assert.ok(index > count / 4 && index < (3 * count) / 4, `block ${index} of ${count}`);
    assert.equal(await bar.getAttribute("aria-valuenow"), String(index + 1));
  });

  test("who changes the tier hears the same text from the server", async () => {
    await open();
    await reader.paste(TEXT);
    await reader.choose({ tier: "server", voice: "kal16" });
    await reader.play();
    await reader.untilEnded();
    const starts = await reader.blockStarts();
    assert.deepEqual(
      starts.map(({ index, tier, voice }) => [index, tier, voice]),
      [0, 1, 2].map((index) => [index, "server", "kal16"]),
    );
  });
});

describe("a book of two megabytes", () => {
  const book = Array.from(
    { length: Math.ceil(2_000_000 / chapter.length) },
    (_, i) => `Part ${i + 1}\n\n${chapter}`,
  ).join("\n\n");

  test("scrolls with text all over the window in every frame, and a small page", async (t) => {
    await open();
    await reader.paste(book);
    const frames = await reader.page.evaluate(scrollThrough);
    const times = frames.map(({ ms }) => ms).sort((a, b) => a - b);
    const median = times[times.length >> 1].toFixed(1);
    t.diagnostic(`${frames.length} frames: median ${median} ms, longest ${times.at(-1).toFixed(0)} ms`);
    assert.deepEqual(
      frames.filter(({ covered }) => !covered).map(({ at, from, to }) => `${from} to ${to} at ${at}`),
      [],
      "frames with empty places",
    );
    const most = Math.max(...frames.map(({ nodes }) => nodes));
    assert.ok(most < 2000, `${most} elements`);
    const end = frames.find(({ last }) => last);
    assert.ok(end, "the end was reached");
  });

  test("opens at once and keeps the page small, at its end too", async (t) => {
    await open();
    const painted = await reader.page.evaluate(async (text) => {
      document.activeElement?.blur();
      await navigator.clipboard.writeText(text);
      window.opening = new Promise((resolve) => {
        addEventListener(
          "paste",
          () => {
            const begun = performance.now();
            const look = () =>
              document.querySelector("[data-block]") ? resolve(performance.now() - begun) : requestAnimationFrame(look);
            look();
          },
          { capture: true, once: true },
        );
      });
      return text.length;
    }, book);
    await reader.page.keyboard.press("Control+V");
    const openedMs = await reader.page.evaluate(() => window.opening);
    t.diagnostic(`${painted} characters: the first words are on the page after ${openedMs.toFixed(0)} ms`);
    await reader.page.waitForFunction(() => window.aloud.player.complete);
    const nodes = () => reader.page.evaluate(() => document.querySelectorAll("*").length);
    assert.ok((await nodes()) < 2000, `${await nodes()} elements`);

    await reader.page.keyboard.press("End");
    await reader.page.waitForFunction(() => {
      const last = window.aloud.player.count - 1;
      return window.aloud.player.index === last && document.querySelector(`[data-block="${last}"]`) !== null;
    });
    assert.ok((await nodes()) < 2000, `${await nodes()} elements at the end`);
  });
});

/**
 * Runs in the page: scrolls by less than a window, by windows, and by leaps there and back, and looks after every frame
 * at what was painted.
 */
async function scrollThrough() {
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(0);
      });
    });
  const height = document.documentElement.scrollHeight;
  const steps = [
    ...Array(120).fill((y) => y + 90),
    ...Array(60).fill((y) => y + innerHeight),
    ...Array(40).fill((y) => y - 2.5 * innerHeight),
    ...Array.from({ length: 30 }, (_, i) => () => (((i * 11) % 30) / 30) * height),
    ...Array(3).fill(() => document.documentElement.scrollHeight),
  ];
  const frames = [];
  let former = await painted();
  for (const step of steps) {
    scrollTo({ top: step(scrollY), behavior: "instant" });
    const now = await painted();
    const shown = [...document.querySelectorAll("#text [data-block]")];
    const [from, to] = [shown[0], shown.at(-1)].map((element) => Number(element.dataset.block));
    const last = to === window.aloud.player.count - 1;
    const above = from === 0 || shown[0].getBoundingClientRect().top <= 0;
    const below = last || shown.at(-1).getBoundingClientRect().bottom >= innerHeight;
    const nodes = document.querySelectorAll("*").length;
    frames.push({ at: scrollY, ms: now - former, covered: above && below, nodes, last, from, to });
    former = now;
  }
  return frames;
}

describe("for everybody", () => {
  for (const colorScheme of ["light", "dark"]) {
    test(`no accessibility rule is broken in ${colorScheme}, before, with and beside a text`, async () => {
      await open({ colorScheme });
      await assertAccessible("the welcome");
      await reader.paste(chapter);
      await assertAccessible("the text");
      await reader.page.locator("#voice-button").click();
      await assertAccessible("the voice panel");
    });
  }

  async function assertAccessible(where) {
    await reader.page.evaluate(axe);
    const violations = await reader.page.evaluate(async () => {
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
      const { violations: found } = await window.axe.run(document, { runOnly: tags });
      return found.map(
        ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(" ")).join(", ")})`,
      );
    });
    assert.deepEqual(violations, [], where);
  }

  test("nothing scrolls sideways at 360 pixels", async () => {
    await open({ viewport: { width: 360, height: 740 } });
    const overflow = () =>
      reader.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(await overflow(), 0, "the welcome");
    await reader.paste(`${chapter}\n\nhttps://example.org/${"a-very-long-path/".repeat(20)}`);
    assert.equal(await overflow(), 0, "the text");
    await reader.page.keyboard.press("End");
    assert.equal(await overflow(), 0, "a long address");
  });
});
