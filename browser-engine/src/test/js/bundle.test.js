import assert from "node:assert/strict";
import { test } from "node:test";
import * as engine from "../../../target/classes/web/engine/aloud-engine.js";

test("the bundle names the protocol it speaks", () => {
  assert.match(engine.protocol(), /^aloud\.blocks\.v1/);
});
