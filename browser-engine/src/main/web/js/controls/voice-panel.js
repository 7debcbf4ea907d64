/** Who reads: tier, model and voice. Shows the catalogue, reports choices. */
import { SERVER, THIS_DEVICE } from "../voices.js";

export class VoicePanel {
  #find;
  #onChoose;
  #voices = null;
  #choice = null;

  /**
   * @param {Document} document
   * @param {{onChoose: (choice: import("../player-snapshot.js").Choice) => void, onOpen: () => void}} parts
   */
  constructor(document, { onChoose, onOpen }) {
    this.#find = (id) => document.getElementById(id);
    this.#onChoose = onChoose;
    this.#find("voice-panel").addEventListener("toggle", ({ newState }) => newState === "open" && onOpen());
    this.#find("tier-choice").addEventListener("change", ({ target }) => this.#choose({ tier: target.value }));
    this.#find("model-choice").addEventListener("change", ({ target }) => this.#choose({ model: target.value }));
    this.#find("voice-choice").addEventListener("change", ({ target }) => this.#choose({ voice: target.value }));
  }

  /**
   * @param {import("../voices.js").Voices} voices
   * @param {import("../player-snapshot.js").Choice | null} choice
   */
  show(voices, choice) {
    this.#voices = voices;
    this.#choice = choice;
    this.#drawTier();
    if (choice) {
      this.#drawModels();
      this.#drawVoices();
    }
    this.#find("voice-label").textContent = choice ? this.#voiceName() : "Voice";
    this.#find("voice-button").ariaLabel = choice ? `Voice: ${voices.describe(choice)}` : "Voice";
    this.#find("voice-button").dataset.tier = choice?.tier ?? "";
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
  }

  #tierNote(serverThere) {
    if (this.#voices.server.pending) {
      return "Looking for a server…";
    }
    if (!serverThere) {
      const reason = this.#voices.server.message ? ` (${this.#voices.server.message.replace(/\.$/, "")})` : "";
      return `No server can be reached${reason}. Voices on this device work without it.`;
    }
    return this.#choice?.tier === SERVER
      ? "The whole text is sent to the server when you press play."
      : "Made here. Your text does not leave this device.";
  }

  #drawModels() {
    const models = this.#voices.modelsOf(this.#choice.tier);
    const select = this.#find("model-choice");
    select.replaceChildren(...models.map(({ id, name }) => new Option(name, id, false, id === this.#choice.model)));
    this.#find("model-field").hidden = models.length < 2;
  }

  #drawVoices() {
    const list = this.#find("voice-choice");
    const focused = list.contains(list.ownerDocument.activeElement);
    list.querySelectorAll("label").forEach((label) => label.remove());
    const voices = this.#voices.model(this.#choice)?.voices ?? [];
    list.append(...voices.map((voice) => this.#voiceOption(list.ownerDocument, voice)));
    if (focused) {
      list.querySelector("input:checked")?.focus();
    }
  }

  #voiceOption(document, { id, name, language, gender }) {
    const label = document.createElement("label");
    const radio = document.createElement("input");
    radio.type = "radio";
    radio.name = "voice";
    radio.value = id;
    radio.checked = id === this.#choice.voice;
    const title = document.createElement("span");
    title.className = "voice-name";
    title.textContent = name;
    const about = document.createElement("span");
    about.className = "voice-about";
    about.textContent = [languageName(language), gender?.toLowerCase()].filter(Boolean).join(", ");
    label.append(radio, title, about);
    return label;
  }
}

function languageName(tag) {
  try {
    return new Intl.DisplayNames(undefined, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
