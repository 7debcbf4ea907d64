/**
 * Stands in for `/engine/worker.js` while the page is worked on: cuts text at paragraphs and stops, and speaks every word
 * as a short tone. Served in the worker's place by dev-server.mjs; not part of the product.
 */
const RATE = 16000;
const AHEAD = 6;
const WORD_MS = 260;

let text = "";
let blocks = [];
let voice = { tier: "browser", voice: "slt", model: "flite" };
let play = null;
let next = 0;

self.onmessage = ({ data }) => handlers[data.type]?.(data);

const handlers = {
  open({ text: source, documentId }) {
    text = source.replace(/\r\n?/g, "\n");
    blocks = cut(text);
    play = null;
    for (let first = 0; first < blocks.length || first === 0;) {
      const count = first === 0 ? 20 : 2000;
      send(documentId, first, Math.min(blocks.length, first + count));
      first += count;
    }
  },
  catalogue() {
    const voices = ["Slt", "Rms", "Awb", "Kal16"].map((name) => ({
      id: name.toLowerCase(),
      name,
      language: name === "Awb" ? "en-GB" : "en-US",
      gender: name === "Slt" ? "FEMALE" : "MALE",
    }));
    const model = {
      id: "flite",
      name: "Flite",
      revision: "1",
      languages: ["en"],
      default_voice: "slt",
      state: "ready",
      voices,
    };
    self.postMessage({
      type: "catalogue",
      models: [
        { ...model, tier: "browser" },
        { ...model, tier: "server" },
      ],
      server: { reachable: true, message: "" },
    });
  },
  voice(message) {
    voice = message;
    if (play) {
      play = { index: message.from, generation: message.generation };
      next = message.from;
      pump(message.from);
    }
  },
  play(message) {
    play = message;
    next = message.index;
    pump(message.index);
  },
  cursor({ index }) {
    pump(index);
  },
};

function pump(cursor) {
  while (play && next < blocks.length && next <= cursor + AHEAD) {
    const { pcm, words } = tones(blocks[next]);
    const { tier, voice: name } = voice;
    self.postMessage(
      {
        type: "audio",
        generation: play.generation,
        index: next,
        key: `k${next}`,
        sampleRate: RATE,
        pcm,
        words,
        tier,
        voice: name,
        cached: false,
      },
      [pcm.buffer],
    );
    self.postMessage({ type: "cached", first: next, count: 1, bits: Uint8Array.of(1) });
    next++;
  }
}

function tones({ start, end }) {
  const words = [...text.slice(start, end).matchAll(/\S+/g)];
  const length = (WORD_MS * RATE) / 1000;
  const pcm = new Int16Array(words.length * length + RATE / 8);
  const marks = new Int32Array(words.length * 4);
  words.forEach((word, i) => {
    const pitch = 140 + 12 * (word[0].length % 9);
    for (let j = 0; j < 0.8 * length; j++) {
      const envelope = Math.sin((Math.PI * j) / (0.8 * length));
      pcm[i * length + j] = 6000 * envelope * Math.sin((2 * Math.PI * pitch * j) / RATE);
    }
    marks.set([start + word.index, start + word.index + word[0].length, i * WORD_MS, (i + 0.8) * WORD_MS], i * 4);
  });
  return { pcm, words: marks };
}

function cut(source) {
  const found = [];
  for (const paragraph of source.matchAll(/\S[^]*?(?=\n\s*\n|$(?![^]))/g)) {
    const heading = paragraph[0].length < 60 && !/[.!?”"]$/.test(paragraph[0].trim());
    for (const sentence of paragraph[0].matchAll(
      /\S[^]{0,230}?(?:[.!?…]["”’)]*(?=\s|$(?![^]))|$(?![^]))|\S[^]{0,230}(?=\s)/g,
    )) {
      const start = paragraph.index + sentence.index;
      found.push({
        start,
        end: start + sentence[0].trimEnd().length,
        kind: heading ? 1 : /^- /.test(sentence[0]) ? 2 : 0,
      });
    }
  }
  return found;
}

function send(documentId, first, end) {
  const some = blocks.slice(first, end);
  const textStart = first === 0 ? 0 : blocks[first - 1].end;
  const complete = end >= blocks.length;
  self.postMessage({
    type: "blocks",
    documentId,
    first,
    starts: Int32Array.from(some, (block) => block.start),
    ends: Int32Array.from(some, (block) => block.end),
    kinds: Uint8Array.from(some, (block) => block.kind),
    textStart,
    text: text.slice(textStart, complete ? text.length : some.at(-1).end),
    complete,
  });
}

self.postMessage({ type: "ready", revision: "fake" });
