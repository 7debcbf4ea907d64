/**
 * Checks the shipped bundle against the golden vectors of `shared-text` (their format is in shared-text/README.md).
 *
 * The function refers to nothing outside itself, so that a test can also hand its source to a page: see end-to-end/golden.test.js.
 *
 * @param {object} engine the exports of `aloud-engine.js`
 * @param {string} vectors the content of one `.jsonl` file
 * @returns {{texts: number, blocks: number, failures: string[]}}
 */
export function checkGolden(engine, vectors) {
  const [header, ...cases] = vectors
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
  if (header.format !== "aloud-golden/1") throw new Error(`unknown format ${header.format}`);
  const { model, revision, voice, speed } = header.voicing;

  const blocksOf = (text) => {
    const flat = engine.blocks(text);
    const keys = engine.keys(model, revision, voice, speed, text);
    return keys.map((key, i) => [Number(flat[4 * i]), Number(flat[4 * i + 1]), flat[4 * i + 2].toLowerCase(), key]);
  };
  const firstDifference = (expected, actual) => {
    const at = expected.findIndex((row, i) => String(row) !== String(actual[i]));
    if (at < 0) return actual.length > expected.length ? `${actual.length} blocks instead of ${expected.length}` : null;
    return `block ${at} is ${actual[at]} instead of ${expected[at]}`;
  };

  const failures = [];
  let count = 0;
  for (const golden of cases) {
    const text = golden.text ?? golden.repeat.unit.repeat(golden.repeat.count);
    const problem = (what) => failures.push(`${golden.category}/${golden.name}: ${what}`);
    if (engine.sha256(engine.canonical(text)) !== golden.canonical_sha256) problem("another canonical text");
    const blocks = blocksOf(text);
    count += blocks.length;
    if (golden.blocks) {
      const difference = firstDifference(golden.blocks, blocks);
      if (difference) problem(difference);
    } else {
      const rows = blocks.map((row) => `${row.join(",")}\n`).join("");
      if (blocks.length !== golden.block_count) problem(`${blocks.length} blocks instead of ${golden.block_count}`);
      else if (engine.sha256(rows) !== golden.blocks_sha256) problem("other blocks");
    }
  }
  return { texts: cases.length, blocks: count, failures };
}
