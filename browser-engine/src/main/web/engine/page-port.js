/**
 * The messages between the engine worker and the page, as README.md lists them: turns what the engine says into messages, and messages into
 * calls of the engine. Nothing is decided here.
 */

/** How much more of the engine must be there before that is worth a message. */
const PROGRESS_BYTES = 256 << 10;

/** A model that has to be fetched speaks in these states: the catalogue calls them all `ready`, as it does with models that are always here. */
const SPEAKING = new Set(["ready", "starting", "running"]);

/** Page to worker: type → what it asks of the engine. */
const CALLS = {
  open: (engine, m) => engine.open(String(m.text), String(m.documentId)),
  catalogue: (engine) => engine.catalogue(),
  voice: (engine, m) =>
    engine.voice(
      String(m.tier),
      String(m.model),
      String(m.voice),
      String(m.revision ?? ""),
      m.generation | 0,
      m.from | 0,
    ),
  rate: (engine, m) => engine.rate(Math.round(1000 * m.rate)),
  play: (engine, m) => engine.play(m.index | 0, m.generation | 0),
  cursor: (engine, m) => engine.cursor(m.index | 0, m.generation | 0),
  pause: (engine) => engine.pause(),
  resume: (engine) => engine.resume(),
  close: (engine) => engine.close(),
  clearCache: (engine) => engine.clearCache(),
  preferences: (engine, m) => engine.preferences(m.useCache ?? true, m.cacheBytes ?? -1),
  model: (engine, m, models) => void tellModel(models[m.model], m),
};

/** What a page may ask of a model that has to be fetched. */
const MODEL_ACTIONS = {
  fetch: (model) => model.fetch(),
  cancel: (model) => model.cancel(),
  remove: (model) => model.remove(),
  again: (model) => model.again(),
  choose: (model, { backend, precision }) => model.choose({ backend, precision }),
};

async function tellModel(model, message) {
  if (!model || !Object.hasOwn(MODEL_ACTIONS, message.action)) return;
  try {
    await MODEL_ACTIONS[message.action](model, message);
  } catch (error) {
    await model.tellFailure(error);
  }
}

/**
 * Hands a message of the page to the engine.
 *
 * @param {object} engine what `start` of the bundle gave
 * @param {object} message
 * @param {PagePort} page told when the message makes no sense
 * @param {Record<string, import("./kokoro/kokoro.js").Kokoro>} [models] those that have to be fetched, by id
 */
export function dispatch(engine, message, page, models = {}) {
  const call = Object.hasOwn(CALLS, message?.type) ? CALLS[message.type] : null;
  if (!call) page.error("bad_message", `the worker knows no message of type ${message?.type}`);
  else call(engine, message, models);
}

/** Worker to page. Arrays given to it are handed over: they are transferred where the message says so. */
export class PagePort {
  #post;
  #models = [];
  #loadedSaid = 0;
  #catalogue = null;

  /** @param {(message: object, transfer?: Transferable[]) => void} post */
  constructor(post) {
    this.#post = post;
  }

  ready(revision) {
    this.#post({ type: "ready", revision });
  }

  /** Adds a model that the worker itself has; it is in every catalogue from now on. */
  addModel(tier, id, name, revision, language, defaultVoice) {
    const languages = [language];
    this.#models.push({ tier, id, name, revision, languages, default_voice: defaultVoice, state: "ready", voices: [] });
  }

  /** Adds a voice to the model added last. */
  addVoice(id, name, language, gender) {
    const model = this.#models.at(-1);
    model.voices.push({ id, name, language, gender });
    if (!model.languages.includes(language)) model.languages.push(language);
  }

  /** Says which revision the model added last has with weights of a precision. */
  addVariant(precision, revision) {
    const model = this.#models.at(-1);
    model.state = "checking";
    model.variants = { ...model.variants, [precision]: revision };
  }

  /**
   * A model that has to be fetched says how it is; where that changes what can be chosen, the catalogue is sent anew.
   *
   * @param {import("./kokoro/kokoro.js").KokoroStatus} status
   */
  engine(status) {
    this.#post({ ...status, type: "engine" });
    const model = this.#models.find(({ tier, id }) => tier === "browser" && id === status.model);
    if (!model) return;
    const state = SPEAKING.has(status.state) ? "ready" : status.state;
    const revision = model.variants?.[status.precision] ?? model.revision;
    const changed = model.state !== state || model.revision !== revision;
    Object.assign(model, { state, revision, message: status.message });
    if (changed && this.#catalogue) this.#postCatalogue(...this.#catalogue);
  }

  /** @param {object[] | null} serverModels in the catalogue's form */
  catalogue(serverModels, reachable, message) {
    this.#postCatalogue(serverModels ?? [], { reachable, pending: false, message });
  }

  /** What can speak whatever the server answers, which has been asked. */
  cataloguePending() {
    this.#postCatalogue([], { reachable: false, pending: true, message: "" });
  }

  #postCatalogue(serverModels, server) {
    this.#catalogue = [serverModels, server];
    const own = this.#models.map(({ variants: _, ...model }) => model);
    this.#post({ type: "catalogue", models: [...own, ...serverModels], server });
  }

  blocks(documentId, first, starts, ends, kinds, textStart, text, complete) {
    const message = {
      type: "blocks",
      documentId,
      first,
      starts,
      ends,
      kinds: unsigned(kinds),
      textStart,
      text,
      complete,
    };
    this.#post(message, [starts.buffer, ends.buffer, kinds.buffer]);
  }

  audio(generation, index, key, sampleRate, pcm, words, tier, voice, cached) {
    // The engine keeps the block, to hand it out again after a seek: what is transferred away must be a copy.
    const samples = new Int16Array(pcm.slice().buffer);
    const message = { type: "audio", generation, index, key, sampleRate, pcm: samples, words, tier, voice, cached };
    this.#post(message, [samples.buffer, words.buffer]);
  }

  state(generation, index, state) {
    this.#post({ type: "state", generation, index, state });
  }

  failed(generation, index, code, message, retryable) {
    this.#post({ type: "state", generation, index, state: "failed", code, message, retryable });
  }

  cached(first, count, bits) {
    this.#post({ type: "cached", first, count, bits: unsigned(bits) }, [bits.buffer]);
  }

  source(state, tier, message) {
    this.#post({ type: "source", state, tier, message });
  }

  /** The browser's engine is being fetched: said about every per cent. @param {number} total 0 where it is not known */
  loading(loaded, total) {
    if (loaded !== total && loaded - this.#loadedSaid < PROGRESS_BYTES && loaded > this.#loadedSaid) return;
    this.#loadedSaid = loaded;
    this.#post({ type: "source", state: "connecting", tier: "browser", message: "loading the engine", loaded, total });
  }

  error(code, message) {
    this.#post({ type: "error", code, message });
  }
}

function unsigned(bytes) {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
