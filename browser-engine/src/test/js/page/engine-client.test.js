import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { EngineClient } from "../../../main/web/js/engine-client.js";

let workers;

class FakeWorker {
  sent = [];
  ended = false;

  constructor() {
    workers.push(this);
  }
  postMessage(message) {
    this.sent.push(message);
  }
  terminate() {
    this.ended = true;
  }
  fail(message = "404") {
    this.onerror({ message });
  }
  types() {
    return this.sent.map(({ type }) => type);
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

let client;
let errors;
beforeEach(() => {
  workers = [];
  errors = [];
  client = new EngineClient(() => new FakeWorker());
  client.on("error", ({ code, message }) => errors.push([code, message]));
});

test("a_worker_that_did_not_start_is_replaced_when_a_document_is_opened_and_told_what_it_missed", () => {
  client.requestCatalogue();
  client.setRate(2);
  workers[0].fail();
  client.open("text", "doc");

  assert.deepEqual([workers.length, workers[0].ended], [2, true]);
  assert.deepEqual(workers[1].types(), ["catalogue", "rate", "open"]);
});

test("after_some_starts_the_error_is_the_answer_to_whoever_opens_or_plays", async () => {
  for (let i = 0; i < 3; i++) {
    workers.at(-1).fail();
    client.open("text", `doc ${i}`);
  }
  assert.equal(workers.length, 3);
  assert.equal(errors.length, 3);

  await settled();
  assert.deepEqual(errors.at(-1), ["engine-unavailable", "404"]);
  assert.equal(errors.length, 4, "the last open was answered");

  client.play(0, 1);
  await settled();
  assert.equal(errors.length, 5);
});

test("a_worker_that_is_up_is_not_replaced_for_an_error_of_its_own", () => {
  workers[0].onmessage({ data: { type: "ready" } });
  workers[0].fail("an oversight");
  client.open("text", "doc");

  assert.equal(workers.length, 1);
  assert.deepEqual(errors, [["engine-unavailable", "an oversight"]]);
});
