// The service worker by itself, on a web root of two small files whose versions can be told apart: what works without the server, and how a new
// version comes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { startStaticServer } from "../browser-engine/src/test/js/static-server.mjs";
import { launchBrowser, openPage } from "./browser.mjs";
import { repository } from "./harness/aloud.mjs";

const engine = join(repository, "browser-engine");

let browser;
let root;
let server;
let page;

before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "aloud-sw-"));
  deploy("one");
  server = await startStaticServer({ root });
  ({ page } = await openPage(browser));
  await page.goto(`${server.url}/`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register("/sw.js");
    const controlled = new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done));
    if (!navigator.serviceWorker.controller) await controlled;
  });
});
afterEach(async () => {
  await page?.context().close();
  await server?.close();
  rmSync(root, { recursive: true, force: true });
});

/** Puts a version in place, as a build does. */
function deploy(version) {
  mkdirSync(join(root, "engine"), { recursive: true });
  mkdirSync(join(root, "js"), { recursive: true });
  for (const script of ["sw.js", join("engine", "kept-files.js")]) {
    copyFileSync(join(engine, "src", "main", "web", script), join(root, script));
  }
  const script = `<script type="module" src="/js/version.js"></script>`;
  writeFileSync(join(root, "index.html"), `<!doctype html><title>${version}</title>${script}`);
  writeFileSync(
    join(root, "js", "version.js"),
    `document.documentElement.dataset.script = ${JSON.stringify(version)};`,
  );
  writeFileSync(join(root, "engine", "en.lexicon"), `the lexicon of version ${version}`);
  execFileSync("node", [join(engine, "src", "build", "assets.mjs"), root]);
}

const untilTheNewVersionWaits = () =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (!registration.waiting) await new Promise((turn) => setTimeout(turn, 20));
  });

/** The version of the page and of the script that it loaded. */
const versions = () =>
  page
    .waitForFunction(() => document.documentElement.dataset.script)
    .then(async (script) => {
      return [await page.title(), await script.jsonValue()];
    });

const askWorker = () =>
  page.evaluate(
    () =>
      new Promise((answer) => {
        navigator.serviceWorker.addEventListener("message", ({ data }) => answer(data), { once: true });
        navigator.serviceWorker.startMessages();
        navigator.serviceWorker.controller.postMessage({ type: "offline" });
      }),
  );

test("with the server gone the page loads again and again, isolated as before", async () => {
  assert.equal((await askWorker()).ready, true);
  await server.close();
  for (let i = 0; i < 2; i++) {
    await page.reload();
    assert.deepEqual(await versions(), ["one", "one"]);
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
  }
  await page.goto(`${server.url}/?record=1`);
  assert.deepEqual(await versions(), ["one", "one"], "a query makes no difference");
});

test("what is not listed is never kept", async () => {
  mkdirSync(join(root, "v1"));
  writeFileSync(join(root, "v1", "models"), "[]");
  const ask = () =>
    page.evaluate(() =>
      fetch("/v1/models").then(
        (response) => response.status,
        () => "no answer",
      ),
    );
  assert.equal(await ask(), 200);
  await server.close();
  assert.equal(await ask(), "no answer");
});

test("a new version comes whole: never is a page of one version given a file of the other", async () => {
  deploy("two");
  const seen = [];
  for (let i = 0; i < 6 && seen.at(-1)?.[0] !== "two"; i++) {
    await page.reload();
    seen.push(await versions());
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const { installing } = registration;
      if (installing) {
        await new Promise((done) =>
          installing.addEventListener("statechange", () => installing.state !== "installing" && done()),
        );
      }
    });
  }
  for (const [title, script] of seen) assert.equal(title, script);
  assert.deepEqual(seen.at(-1), ["two", "two"], `loads: ${JSON.stringify(seen)}`);
  await server.close();
  await page.reload();
  assert.deepEqual(await versions(), ["two", "two"]);
});

test("while another page of the old version is open, reloading keeps the old version", async () => {
  const other = await page.context().newPage();
  await other.goto(`${server.url}/`);
  deploy("two");
  await untilTheNewVersionWaits();
  await page.reload();
  assert.deepEqual(await versions(), ["one", "one"]);
});

const LEXICON = "/engine/en.lexicon";

const askFor = (path) =>
  page.evaluate((asked) => fetch(asked).then((response) => response.text(), () => "no answer"), path); // prettier-ignore

test("what only a model needs is kept once it was asked for, and a new version takes it along", async () => {
  assert.ok(!server.requests.includes(LEXICON), "not before");
  assert.equal(await askFor(LEXICON), "the lexicon of version one");
  deploy("two");
  await untilTheNewVersionWaits();
  await page.reload();
  assert.deepEqual(await versions(), ["two", "two"]);
  await server.close();
  assert.equal(await askFor(LEXICON), "the lexicon of version two");
});

test("a deployment caught half way is not installed", async () => {
  deploy("two");
  writeFileSync(join(root, "js", "version.js"), `document.documentElement.dataset.script = "half";`);
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const { installing } = registration;
    await new Promise((done) =>
      installing.addEventListener("statechange", () => installing.state !== "installing" && done()),
    );
    return installing.state;
  });
  assert.equal(state, "redundant");
  await page.reload();
  assert.deepEqual(await versions(), ["one", "one"]);
});
