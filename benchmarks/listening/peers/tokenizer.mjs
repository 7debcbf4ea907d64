// Kokoro's tokenizer as transformers.js reads it. The table is a fact of the model: the `vocab` of its config.json, and the same
// in the tokenizer.json of onnx-community/Kokoro-82M-v1.0-ONNX. Here it comes as runs of symbols with consecutive ids, so that the
// peers need nothing of Aloud's own table.
const RUNS = [
  [0, "$;:,.!?"],
  [9, '—…"()“” \u0303ʣʥʦʨᵝꭧAI'],
  [31, "O"],
  [33, "Q"],
  [35, "ST"],
  [39, "W"],
  [41, "Yᵊabcdef"],
  [50, "hijklmnopqrstuvwxyzɑɐɒæ"],
  [75, "βɔɕç"],
  [80, "ɖðʤə"],
  [85, "ɚɛɜ"],
  [90, "ɟ"],
  [92, "ɡ"],
  [99, "ɥ"],
  [101, "ɨɪʝ"],
  [110, "ɯɰŋɳɲɴø"],
  [118, "ɸθœ"],
  [123, "ɹ"],
  [125, "ɾɻ"],
  [128, "ʁɽʂʃʈʧ"],
  [135, "ʊʋ"],
  [138, "ʌɣɤ"],
  [142, "χʎ"],
  [147, "ʒʔ"],
  [156, "ˈˌː"],
  [162, "ʰ"],
  [164, "ʲ"],
  [169, "↓"],
  [171, "→↗↘"],
  [177, "ᵻ"],
];

/** @returns {object} a tokenizer.json: single symbols of the table, all others left out, the end token at both ends */
export function tokenizer() {
  const vocab = Object.fromEntries(
    RUNS.flatMap(([first, symbols]) => [...symbols].map((symbol, i) => [symbol, first + i])),
  );
  const known = Object.keys(vocab).join("");
  const end = { SpecialToken: { id: "$", type_id: 0 } };
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: { type: "Replace", pattern: { Regex: `[^${known.replace(/[\]\\^-]/g, "\\$&")}]` }, content: "" },
    pre_tokenizer: { type: "Split", pattern: { Regex: "" }, behavior: "Isolated", invert: false },
    post_processor: {
      type: "TemplateProcessing",
      single: [end, { Sequence: { id: "A", type_id: 0 } }, end],
      special_tokens: { $: { id: "$", ids: [0], tokens: ["$"] } },
    },
    decoder: null,
    model: { vocab },
  };
}
