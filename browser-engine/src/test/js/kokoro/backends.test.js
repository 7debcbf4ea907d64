import assert from "node:assert/strict";
import { test } from "node:test";
import { bestPrecision, plan } from "../../../main/web/engine/kokoro/backends.js";
import { inShort } from "../../../main/web/engine/kokoro/runtime-errors.js";

const WITHOUT_HALFS = { adapter: "real", halfs: false };

test("weights_that_the_graphics_processor_cannot_use_are_said_with_how_to_get_others_and_those_are_got", () => {
  const { backends, without } = plan(WITHOUT_HALFS, 4, "fp16", "auto");
  assert.deepEqual(backends, [{ kind: "wasm", threads: 4, insisted: false }]);
  assert.match(without, /“Remove” and then “Download” bring others/);
  const fetched = bestPrecision(["fp16", "fp32"], WITHOUT_HALFS, "auto");
  assert.equal(fetched, "fp32");
  assert.deepEqual(
    plan(WITHOUT_HALFS, 4, fetched, "auto").backends.map(({ kind }) => kind),
    ["webgpu", "wasm"],
  );
});

test("a_want_of_memory_is_said_with_what_to_do", () => {
  for (const error of [new Error("std::bad_alloc"), new RangeError("Invalid typed array length: 3e9")]) {
    assert.match(inShort(error), /^there is not enough memory: close other tabs/);
  }
  assert.equal(inShort(new Error("the graph has no input named ids.")), "the graph has no input named ids");
});
