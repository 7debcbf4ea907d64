import assert from "node:assert/strict";
import { test } from "node:test";
import { blockAtShare, cachedStretches, CachedBlocks, shareOf } from "../../../main/web/js/controls/progress-scale.js";
import { DocumentModel, HEADING, LIST_ITEM, PROSE } from "../../../main/web/js/document-model.js";
import { HeightIndex } from "../../../main/web/js/view/height-index.js";
import { keepsLines } from "../../../main/web/js/view/paragraph-element.js";
import { sentenceAround } from "../../../main/web/js/view/sentences.js";

/** A document whose blocks are given with the text that follows each. */
function modelOf(...parts) {
  const model = new DocumentModel("doc");
  model.append(pieceOf(parts, 0, 0));
  return model;
}

function pieceOf(parts, first, textStart) {
  let at = textStart;
  const spans = parts.map(([text, gap = ""]) => {
    const span = [at, at + text.length];
    at += text.length + gap.length;
    return span;
  });
  return {
    first,
    starts: Int32Array.from(spans, ([start]) => start),
    ends: Int32Array.from(spans, ([, end]) => end),
    kinds: Uint8Array.from(parts, ([, , kind = PROSE]) => kind),
    textStart,
    text: parts.map(([text, gap = ""]) => text + gap).join(""),
    complete: true,
  };
}

function rows(model) {
  return model.paragraphs.map(({ first, last, kind }) => [first, last, kind]);
}

test("blocks_of_one_paragraph_are_shown_together", () => {
  assert.deepEqual(rows(modelOf(["One.", " "], ["Two.", "\n"], ["Three.", "\n\n"], ["Four."])), [
    [0, 2, PROSE],
    [3, 3, PROSE],
  ]);
});

test("a_line_of_spaces_is_a_break_between_paragraphs_too", () => {
  assert.equal(rows(modelOf(["One.", "\n \t\n"], ["Two."])).length, 2);
});

test("headings_and_list_items_stand_alone", () => {
  assert.deepEqual(
    rows(modelOf(["Title", "\n", HEADING], ["Text.", "\n"], ["- one", "\n", LIST_ITEM], ["- two", "", LIST_ITEM])),
    [
      [0, 0, HEADING],
      [1, 1, PROSE],
      [2, 2, LIST_ITEM],
      [3, 3, LIST_ITEM],
    ],
  );
});

test("a_list_item_of_several_blocks_is_one_row", () => {
  assert.deepEqual(rows(modelOf(["- a long", " ", LIST_ITEM], ["item", ""])), [[0, 1, LIST_ITEM]]);
});

test("a_very_long_paragraph_is_shown_in_parts", () => {
  const model = modelOf(...Array.from({ length: 100 }, () => ["Word.", " "]));

  assert.ok(model.paragraphs.length > 1);
  assert.deepEqual(
    model.paragraphs.map(({ continued }) => continued),
    [false, true, true],
  );
  assert.equal(model.paragraphs.at(-1).last, 99);
});

test("a_paragraph_cut_by_the_end_of_a_piece_goes_on_in_the_next", () => {
  const model = modelOf(["One.", " "]);
  const changed = model.append(pieceOf([["Two.", "\n\n"], ["Three."]], 1, 5));

  assert.equal(changed, 0);
  assert.deepEqual(rows(model), [
    [0, 1, PROSE],
    [2, 2, PROSE],
  ]);
  assert.equal(model.text, "One. Two.\n\nThree.");
});

test("every_offset_leads_to_the_block_that_holds_it_or_the_one_before", () => {
  const model = modelOf(["One.", "\n\n"], ["Two."]);

  assert.deepEqual(
    [0, 3, 4, 5, 6, 9, 99].map((offset) => model.blockAt(offset)),
    [0, 0, 0, 0, 1, 1, 1],
  );
});

test("a_document_is_named_by_its_first_heading_else_by_its_first_words", () => {
  assert.equal(modelOf(["Preface text.", "\n\n"], ["The Title", "\n\n", HEADING]).title(), "The Title");
  assert.equal(modelOf(["One two three four."]).title(9), "One two…");
  assert.equal(new DocumentModel("x").title(), "");
});

test("places_along_the_bar_follow_the_text_and_lead_back_to_their_block", () => {
  const model = modelOf(["a".repeat(30)], ["b".repeat(50)], ["c".repeat(20)]);

  assert.deepEqual(
    [0, 1, 2, 3].map((block) => shareOf(model, block)),
    [0, 0.3, 0.8, 1],
  );
  for (const block of [0, 1, 2]) {
    assert.equal(blockAtShare(model, shareOf(model, block)), block);
    assert.equal(blockAtShare(model, shareOf(model, block + 1) - 0.001), block);
  }
  assert.deepEqual([blockAtShare(model, -1), blockAtShare(model, 2)], [0, 2]);
});

test("cached_blocks_that_touch_are_one_stretch", () => {
  const model = modelOf(...Array.from({ length: 10 }, () => ["x".repeat(10)]));
  const cached = new CachedBlocks();
  cached.take({ first: 0, count: 3, bits: Uint8Array.of(0b110) });
  cached.take({ first: 8, count: 2, bits: Uint8Array.of(0b11) });

  const stretches = cachedStretches(model, (block) => cached.has(block));

  assert.deepEqual(stretches, [
    { from: 0.1, to: 0.3 },
    { from: 0.8, to: 1 },
  ]);
});

test("an_update_of_what_is_cached_changes_only_its_own_blocks", () => {
  const cached = new CachedBlocks();
  cached.take({ first: 0, count: 10, bits: Uint8Array.of(0xff, 0x03) });
  cached.take({ first: 4, count: 1, bits: Uint8Array.of(0) });

  assert.deepEqual(Array.from({ length: 12 }, (_, block) => cached.has(block)).indexOf(false), 4);
  assert.equal(cached.has(5), true);
  assert.equal(cached.has(10), false);
});

test("heights_lead_from_rows_to_places_and_back_after_any_corrections", () => {
  const index = new HeightIndex();
  const plain = [];
  let seed = 1;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let i = 0; i < 1000; i++) {
    plain.push(20 + random(300));
    index.push(plain[i]);
    if (i % 3 === 0) {
      const row = random(i + 1);
      plain[row] = 5 + random(500);
      index.set(row, plain[row]);
    }
  }
  let top = 0;
  plain.forEach((height, row) => {
    assert.equal(index.topOf(row), top);
    assert.equal(index.rowAt(top), row);
    assert.equal(index.rowAt(top + height - 1), row);
    top += height;
  });
  assert.equal(index.total, top);
  assert.deepEqual([index.rowAt(-5), index.rowAt(top + 5)], [0, 999]);
});

test("verse_and_code_keep_their_lines_and_hard_wrapped_prose_flows", () => {
  assert.equal(keepsLines("Tyger Tyger, burning bright,\nIn the forests of the night;"), true);
  assert.equal(keepsLines(`${"word ".repeat(14)}\n${"word ".repeat(14)}\nend.`), false);
  assert.equal(keepsLines("One line."), false);
});

test("the_sentence_around_a_word_ends_at_its_stop_and_not_at_a_titles", () => {
  const text = "He said no. Then Mr. Abel Thorne, i.e. the owner, left. “Why?” she asked.";
  const at = (word) => {
    const { start, end } = sentenceAround(text, text.indexOf(word));
    return text.slice(start, end);
  };

  assert.equal(at("said"), "He said no.");
  assert.equal(at("Thorne"), "Then Mr. Abel Thorne, i.e. the owner, left.");
  assert.equal(at("left"), at("Then"));
  assert.equal(at("asked"), "“Why?” she asked.");
});

test("every_place_of_a_text_is_in_one_sentence_and_they_do_not_overlap", () => {
  const text = "One. Two! 三。四？ Five… six; J. R. R. Seven.";
  let before = sentenceAround(text, 0);
  for (let offset = 0; offset < text.length; offset++) {
    const found = sentenceAround(text, offset);
    assert.ok(found.start === before.start ? found.end === before.end : found.start >= before.end);
    before = found;
  }
  assert.equal(before.end, text.length);
});
