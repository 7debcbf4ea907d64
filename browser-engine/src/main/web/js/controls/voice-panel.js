/**
 * Who reads: tier, model and voice. Shows the catalogue, reports choices. A model that does not speak yet can be looked at, with what it needs,
 * while another one goes on reading.
 */
import { SERVER, THIS_DEVICE } from "../voices.js";
import { sentence } from "../sentence.js";
import { aboutOf, groupsOf } from "./voice-groups.js";

export class VoicePanel {
  #find;
  #onChoose;
  #onLook;
  #voices = null;
  #choice = null;
  /** The id of a model that is looked at and does not speak; null where the choice's own is shown. */
  #looked = null;

  /**
   * @param {Document} document
   * @param {{onChoose: (choice: import("../player-snapshot.js").Choice) => void, onOpen: () => void,
   *     onLook: (model: import("../voices.js").CatalogueModel | null) => void}} parts `onLook`: the model whose voices are shown
   */
  constructor(document, { onChoose, onOpen, onLook }) {
    this.#find = (id) => document.getElementById(id);
    this.#onChoose = onChoose;
    this.#onLook = onLook;
    this.#find("voice-panel").addEventListener("toggle", ({ newState }) => newState === "open" && onOpen());
    this.#find("tier-choice").addEventListener("change", ({ target }) => this.#choose({ tier: target.value }));
    this.#find("model-choice").addEventListener("change", ({ target }) => this.#look(target.value));
    this.#find("voice-choice").addEventListener("change", ({ target }) => this.#choose({ voice: target.value }));
  }

  /**
   * @param {import("../voices.js").Voices} voices
   * @param {import("../player-snapshot.js").Choice | null} choice
   */
  show(voices, choice) {
    this.#voices = voices;
    this.#choice = choice;
    const looked = choice && this.#looked ? { tier: choice.tier, model: this.#looked } : null;
    if (!looked || !voices.model(looked) || voices.speaks(looked)) {
      this.#looked = null;
    }
    this.#drawTier();
    if (choice) {
      this.#drawModels();
      this.#drawVoices();
    }
    this.#find("voice-label").textContent = choice ? this.#voiceName() : "Voice";
    this.#find("voice-button").ariaLabel = choice ? `Voice: ${voices.describe(choice)}` : "Voice";
    this.#find("voice-button").dataset.tier = choice?.tier ?? "";
  }

  /** A model that speaks is chosen by being selected; another one is only shown. */
  #look(id) {
    if (this.#voices.speaks({ ...this.#choice, model: id })) {
      this.#looked = null;
      this.#choose({ model: id });
    } else {
      this.#looked = id;
      this.#drawVoices();
    }
  }

  #choose(change) {
    const choice = this.#voices?.nearest({ ...this.#choice, ...change });
    if (choice) {
      this.#onChoose(choice);
    }
  }

  #voiceName() {
    const model = this.#voices.model(this.#choice);
    return model?.voices.find(({ id }) => id === this.#choice.voice)?.name ?? this.#choice.voice;
  }

  #drawTier() {
    const serverThere = this.#voices.has(SERVER);
    for (const radio of this.#find("tier-choice").querySelectorAll("input")) {
      radio.checked = radio.value === (this.#choice?.tier ?? THIS_DEVICE);
      radio.disabled = radio.value === SERVER && !serverThere;
    }
    this.#find("tier-note").textContent = this.#tierNote(serverThere);
    this.#find("offline-note").hidden = this.#choice?.tier === SERVER; // it speaks of this device's voices
  }

  #tierNote(serverThere) {
    if (this.#voices.server.pending) {
      return "Looking for a server…";
    }
    if (!serverThere) {
      return `${this.#whyNoServer()} Voices on this device work without it.`;
    }
    return this.#choice?.tier === SERVER
      ? "Made on the server: to listen is to send it the whole text."
      : "Made here. Your text does not leave this device.";
  }

  #whyNoServer() {
    const { reachable, message } = this.#voices.server;
    const why = sentence(message || (reachable ? "no voice is installed on the server" : "no server can be reached"));
    return why[0].toUpperCase() + why.slice(1);
  }

  /** The id of the model whose voices are shown. */
  get #shown() {
    return this.#looked ?? this.#choice.model;
  }

  #drawModels() {
    const models = this.#voices.modelsOf(this.#choice.tier);
    const select = this.#find("model-choice");
    select.replaceChildren(...models.map(({ id, name }) => new Option(name, id, false, id === this.#shown)));
    this.#find("model-field").hidden = models.length < 2;
  }

  #drawVoices() {
    const list = this.#find("voice-choice");
    const focused = list.contains(list.ownerDocument.activeElement);
    list.querySelectorAll("label, .voice-group").forEach((element) => element.remove());
    const shown = { tier: this.#choice.tier, model: this.#shown };
    const model = this.#voices.model(shown);
    const speaks = this.#voices.speaks(shown);
    const groups = groupsOf(model?.voices ?? []);
    list.append(...groups.flatMap((group) => this.#group(list.ownerDocument, group, groups.length > 1)));
    list.disabled = !speaks;
    this.#find("model-note").textContent = speaks || shown.tier === THIS_DEVICE ? "" : this.#silence(model);
    if (focused) {
      list.querySelector("input:checked")?.focus();
    }
    this.#onLook(model ?? null);
  }

  #silence(model) {
    return (
      model?.message || `${model?.name ?? "This model"} is not installed on the server. Its operator can install it.`
    );
  }

  #group(document, { name, voices }, named) {
    const options = voices.map((voice) => this.#voiceOption(document, voice, named));
    if (!named) return options;
    const group = document.createElement("div");
    group.className = "voice-group";
    group.role = "group";
    group.ariaLabel = name;
    const heading = document.createElement("p");
    heading.className = "voice-group-name";
    heading.ariaHidden = "true";
    heading.textContent = name;
    group.append(heading, ...options);
    return [group];
  }

  #voiceOption(document, voice, inGroup) {
    const label = document.createElement("label");
    const radio = document.createElement("input");
    radio.type = "radio";
    radio.name = "voice";
    radio.value = voice.id;
    radio.checked = this.#looked === null && voice.id === this.#choice.voice;
    const title = document.createElement("span");
    title.className = "voice-name";
    title.textContent = voice.name;
    label.append(radio, title);
    if (!inGroup) {
      const about = document.createElement("span");
      about.className = "voice-about";
      about.textContent = aboutOf(voice);
      label.append(about);
    }
    return label;
  }
}
