/**
 * What can speak: the engine's catalogue, and which voice to take when the wanted one is not there.
 *
 * @typedef {import("./player-snapshot.js").Choice} Choice
 * @typedef {{tier: string, id: string, name: string, revision: string, default_voice: string, state: string, message?: string,
 *     voices: {id: string, name: string, language: string, gender: string}[]}} CatalogueModel `message`: why it does not speak, where it does
 *     not
 */

/** The catalogue's states in which a model speaks; in every other one it is only listed. */
const SPEAKING = new Set(["ready", "loading"]);

export const THIS_DEVICE = "browser";
export const SERVER = "server";

export class Voices {
  /**
   * @param {CatalogueModel[]} models
   * @param {{reachable: boolean, pending?: boolean, message: string}} server `pending`: it has not answered yet
   */
  constructor(models = [], server = { reachable: false, message: "" }) {
    this.models = models;
    this.server = server;
  }

  /** The models of a tier. */
  modelsOf(tier) {
    return this.models.filter((model) => model.tier === tier);
  }

  /** Whether a tier has anything that speaks. */
  has(tier) {
    return this.#speakersOf(tier).length > 0 && (tier === THIS_DEVICE || this.server.reachable);
  }

  /** Whether a choice's model is there and speaks. @param {Partial<Choice> | null} choice */
  speaks(choice) {
    return SPEAKING.has((choice && this.model(choice))?.state);
  }

  /** The same, with this device's models as others know them. @param {Voices} others */
  withThisDeviceOf(others) {
    return new Voices([...others.modelsOf(THIS_DEVICE), ...this.modelsOf(SERVER)], this.server);
  }

  /** @returns {CatalogueModel | undefined} */
  model({ tier, model }) {
    return this.models.find((candidate) => candidate.tier === tier && candidate.id === model);
  }

  /**
   * The nearest to what is wanted: the same voice, else the same model's default, else the tier's first model, else this
   * device.
   *
   * @param {Partial<Choice> | null} wanted
   * @returns {Choice | null} null while nothing speaks
   */
  nearest(wanted) {
    const tier = this.has(wanted?.tier) ? wanted.tier : THIS_DEVICE;
    const same = { tier, model: wanted?.model };
    const model = this.speaks(same) ? this.model(same) : this.#speakersOf(tier)[0];
    if (!model) {
      return null;
    }
    const voice = model.voices.find(({ id }) => id === wanted?.voice)?.id ?? model.default_voice ?? model.voices[0]?.id;
    return { tier, model: model.id, voice, revision: model.revision };
  }

  /** Another model of this device that speaks, for when this one does not. @returns {Choice | null} */
  besides({ model }) {
    const other = this.#speakersOf(THIS_DEVICE).find(({ id }) => id !== model);
    return other ? this.nearest({ tier: THIS_DEVICE, model: other.id }) : null;
  }

  /** The same voice, or the nearest, in another tier. */
  in(tier, choice) {
    return this.nearest({ ...choice, tier });
  }

  #speakersOf(tier) {
    return this.modelsOf(tier).filter(({ state }) => SPEAKING.has(state));
  }

  /** A choice in words: "Slt on this device". */
  describe(choice) {
    const voice = this.model(choice)?.voices.find(({ id }) => id === choice.voice);
    return `${voice?.name ?? choice.voice} ${choice.tier === SERVER ? "on the server" : "on this device"}`;
  }
}
