import assert from "node:assert/strict";
import { test } from "node:test";
import { silentWav } from "../../../main/web/js/controls/media-session.js";

test("the_silent_loop_is_a_wav_file_of_its_stated_length", () => {
  const view = new DataView(silentWav(2, 8000));

  assert.equal(view.byteLength, 44 + 16000);
  assert.equal(view.getUint32(4, true) + 8, view.byteLength);
  assert.equal(view.getUint32(40, true), 16000);
  assert.equal(view.getUint8(44), 128);
});
