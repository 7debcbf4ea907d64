import assert from "node:assert/strict";
import { test } from "node:test";
import { Voices } from "../../../main/web/js/voices.js";
import { MODELS, REACHABLE } from "./catalogue.js";

test("the_nearest_voice_is_the_same_else_the_models_default_else_this_devices", () => {
  const voices = new Voices(MODELS, REACHABLE);
  assert.deepEqual(voices.nearest({ tier: "server", model: "flite", voice: "rms" }), {
    tier: "server",
    model: "flite",
    voice: "rms",
    revision: "1",
  });
  assert.deepEqual(voices.nearest({ tier: "server", model: "grand", voice: "gone" }), {
    tier: "server",
    model: "grand",
    voice: "ada",
    revision: "1",
  });
  assert.deepEqual(voices.nearest({ tier: "server", model: "gone", voice: "rms" }), {
    tier: "server",
    model: "flite",
    voice: "rms",
    revision: "1",
  });
  assert.deepEqual(voices.nearest(null), { tier: "browser", model: "flite", voice: "slt", revision: "1" });
});

test("an_unreachable_servers_voices_are_not_chosen", () => {
  const voices = new Voices(MODELS, { reachable: false, message: "off" });

  assert.deepEqual(voices.nearest({ tier: "server", model: "flite", voice: "rms" }), {
    tier: "browser",
    model: "flite",
    voice: "rms",
    revision: "1",
  });
  assert.equal(new Voices().nearest({ tier: "browser" }), null);
});
