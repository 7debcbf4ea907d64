import assert from "node:assert/strict";
import { test } from "node:test";
import { blockByKey } from "../../../main/web/js/controls/progress-scale.js";

test("page_up_goes_forward_on_the_bar_as_on_every_slider", () => {
  const place = { index: 20, count: 50 };
  assert.deepEqual(
    ["ArrowUp", "ArrowRight", "PageUp", "End"].map((key) => blockByKey(key, place)),
    [21, 21, 30, 49],
  );
  assert.deepEqual(
    ["ArrowDown", "ArrowLeft", "PageDown", "Home"].map((key) => blockByKey(key, place)),
    [19, 19, 10, 0],
  );
  assert.equal(blockByKey("toString", place), undefined);
});
