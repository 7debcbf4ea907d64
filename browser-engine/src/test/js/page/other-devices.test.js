import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { OtherDevices } from "../../../main/web/js/storage/other-devices.js";

const TEXT = "Grüße aus dem Text.";
const PATH = `/v1/positions/${createHash("sha256").update(TEXT).digest("hex")}`;

/** A server that knows these positions and hears what it is told. */
function server(positions = {}, { allowed = true, subtle = crypto.subtle } = {}) {
  const state = { asked: [], told: [], fails: false, allowed };
  const answer = async (path, options = {}) => {
    if (state.fails) throw new TypeError("no route");
    if (options.method === "PUT") {
      state.told.push([path, JSON.parse(options.body)]);
      return new Response("{}");
    }
    state.asked.push(path);
    return path in positions ? Response.json(positions[path]) : new Response("{}", { status: 404 });
  };
  const devices = new OtherDevices({ fetch: answer, subtle, allowed: () => state.allowed });
  return { devices, state };
}

const at = (second) => Date.UTC(2026, 0, 1, 0, 0, second);
const iso = (second) => new Date(at(second)).toISOString();

test("a_place_that_another_device_told_later_is_found_by_the_texts_hash", async () => {
  const { devices, state } = server({ [PATH]: { offset: 12, updated: iso(9) } });
  assert.equal(await devices.open(TEXT, at(8)), 12);
  assert.deepEqual(state.asked, [PATH]);
});

test("an_older_place_the_beginning_and_nonsense_are_no_reason_to_ask_the_reader", async () => {
  for (const place of [
    { offset: 12, updated: iso(8) },
    { offset: 0, updated: iso(9) },
    { offset: "12", updated: iso(9) },
    { offset: 12, updated: "later" },
    { offset: 12 },
    null,
  ]) {
    const { devices } = server({ [PATH]: place });
    assert.equal(await devices.open(TEXT, at(8)), null, JSON.stringify(place));
  }
});

test("a_server_that_is_away_or_knows_nothing_is_silence", async () => {
  const { devices, state } = server();
  assert.equal(await devices.open(TEXT, 0), null);
  state.fails = true;
  assert.equal(await devices.open(TEXT, 0), null);
  await devices.keep(5, at(1));
});

test("the_server_is_told_at_most_each_ten_seconds_and_when_the_page_is_left", async () => {
  const { devices, state } = server();
  await devices.open(TEXT, 0);
  await devices.keep(5, at(1));
  await devices.keep(6, at(5));
  await devices.keep(7, at(11));
  await devices.keep(8, at(12), { last: true });
  await devices.keep(8, at(30));
  assert.deepEqual(state.told, [
    [PATH, { offset: 5, updated: iso(1) }],
    [PATH, { offset: 7, updated: iso(11) }],
    [PATH, { offset: 8, updated: iso(12) }],
  ]);
});

test("what_could_not_be_told_is_told_next_time", async () => {
  const { devices, state } = server();
  await devices.open(TEXT, 0);
  state.fails = true;
  await devices.keep(5, at(1));
  state.fails = false;
  await devices.keep(5, at(2));
  assert.deepEqual(state.told, [[PATH, { offset: 5, updated: iso(2) }]]);
});

test("another_text_is_told_at_once_and_under_its_own_hash", async () => {
  const { devices, state } = server();
  await devices.open("one", 0);
  await devices.keep(5, at(1));
  await devices.open("two", 0);
  await devices.keep(5, at(2));
  assert.equal(new Set(state.told.map(([path]) => path)).size, 2);
});

test("what_this_device_reads_by_itself_stays_on_it", async () => {
  const { devices, state } = server({ [PATH]: { offset: 12, updated: iso(9) } }, { allowed: false });
  assert.equal(await devices.open(TEXT, 0), null);
  await devices.keep(5, at(1));
  assert.deepEqual([state.asked, state.told], [[], []]);
  state.allowed = true;
  await devices.keep(6, at(2));
  assert.equal(state.told.length, 1);
});

test("without_the_browsers_hashes_nothing_is_told", async () => {
  const { devices, state } = server({}, { subtle: null });
  assert.equal(await devices.open(TEXT, 0), null);
  await devices.keep(5, at(1));
  assert.deepEqual([state.asked, state.told], [[], []]);
});
