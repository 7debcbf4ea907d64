// Every file that the page or its engine may ask for comes from the real server as it was built: the list is the service worker's own.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { serve } from "./harness/aloud.mjs";

test("the server has every file of the page, the engine and its models' programs", async () => {
  const server = await serve();
  try {
    const list = await (await fetch(new URL("/engine/assets.js", server.url))).text();
    const { files } = JSON.parse(list.slice(list.indexOf("{"), list.lastIndexOf("}") + 1));
    assert.ok(files.length > 50 && files.some(({ path }) => path.endsWith("en.lexicon")), "the list is the whole list");
    const wrong = [];
    for (const { path, sha256 } of files) {
      const response = await fetch(new URL(path, server.url));
      const found = createHash("sha256")
        .update(new Uint8Array(await response.arrayBuffer()))
        .digest("hex");
      if (response.status !== 200 || found !== sha256) wrong.push(`${response.status} ${path}`);
    }
    assert.deepEqual(wrong, []);
  } finally {
    await server.stop();
  }
});
