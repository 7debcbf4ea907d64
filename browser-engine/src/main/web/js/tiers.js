/**
 * Keeps the choice of voice sound: takes the nearest there is to what the listener wants, falls back to this device when
 * the server fails, and to a voice that always speaks when this device's better one does, saying so.
 */
import { sentence } from "./sentence.js";
import { SERVER, THIS_DEVICE, Voices } from "./voices.js";

/** How long a starved listener waits for a lost server before this device takes over. */
const PATIENCE_MS = 4000;
/** How long a server that is there may keep a listener waiting before this device is offered. */
const SLOW_MS = 8000;

export class Tiers {
  #engine;
  #player;
  #settings;
  #status;
  #onChange;
  #wanted;
  #patience = 0;
  #slow = 0;
  #reconnecting = false;
  #wasActive = false;
  #tryingServer = false;
  /** What can speak. */
  voices = new Voices();

  /**
   * @param {object} parts
   * @param {import("./engine-client.js").EngineClient} parts.engine
   * @param {import("./player.js").Player} parts.player
   * @param {import("./storage/settings.js").SettingsStore} parts.settings
   * @param {import("./controls/status.js").Status} parts.status
   * @param {() => void} parts.onChange called when voices or choice have changed
   */
  constructor({ engine, player, settings, status, onChange }) {
    this.#engine = engine;
    this.#player = player;
    this.#settings = settings;
    this.#status = status;
    this.#onChange = onChange;
    this.#wanted = settings.current.choice;
    engine.on("catalogue", ({ models, server }) => this.#takeCatalogue(new Voices(models, server)));
    engine.on("source", (message) => this.#takeSource(message));
    player.subscribe((snapshot) => this.#watch(snapshot));
  }

  /** @param {import("./player-snapshot.js").Choice} choice the listener's own */
  choose(choice) {
    this.#wanted = choice;
    this.#settings.change({ choice });
    this.#apply(choice);
    this.#status.announce(
      `${this.voices.describe(choice)} reads${this.#player.isActive ? " from the next passage on" : ""}.`,
    );
  }

  /**
   * Fetches a model of this device; when it is there it reads, unless the listener has chosen something else by then.
   *
   * @param {Partial<import("./player-snapshot.js").Choice>} choice
   */
  fetch({ model, voice }) {
    this.#wanted = {
      tier: THIS_DEVICE,
      model,
      voice: voice ?? this.voices.model({ tier: THIS_DEVICE, model }).default_voice,
    };
    this.#settings.change({ choice: this.#wanted });
    this.#engine.tellModel(model, "fetch");
  }

  /** Changes between this device and the server. */
  switchTier() {
    const { choice } = this.#player.snapshot;
    const other = choice?.tier === SERVER ? THIS_DEVICE : SERVER;
    if (!choice || !this.voices.has(other)) {
      this.#status.show("The server cannot be reached, so this device goes on reading.");
      return;
    }
    const next = this.voices.in(other, choice);
    this.choose(next);
    this.#status.show(`${this.voices.describe(next)} reads from the next passage on.`, { key: "voice" });
  }

  #takeCatalogue(voices) {
    const { choice } = this.#player.snapshot;
    if (choice) {
      this.#takeThisDevice(choice, voices);
    }
    if (voices.server.pending && choice) {
      return; // The server has been asked and has not answered: that says nothing about it.
    }
    this.voices = voices;
    const isAnswerToTry = this.#tryingServer && !voices.server.pending;
    this.#tryingServer &&= !isAnswerToTry;
    if (isAnswerToTry) {
      this.#takeAnswerToTry();
    } else if (choice?.tier === SERVER && !voices.has(SERVER)) {
      this.#fallBack(voices.server.message);
    } else if (!choice || !this.#player.isActive) {
      // While something speaks only a vanished tier is a reason to change it.
      const nearest = voices.nearest(this.#wanted);
      if (nearest) {
        this.#apply(nearest);
      }
    }
    this.#onChange();
  }

  /** What this device can speak with may change at any time: a model has come, or does not work any more. */
  #takeThisDevice(choice, voices) {
    const spokeBefore = this.voices.speaks(this.#wanted);
    this.voices = this.voices.withThisDeviceOf(voices);
    if (choice.tier === THIS_DEVICE && !this.voices.speaks(choice)) {
      this.#leave(choice, this.voices.model(choice)?.message);
    } else if (this.#wanted?.tier === THIS_DEVICE && this.voices.speaks(this.#wanted) && !spokeBefore) {
      const next = this.voices.nearest(this.#wanted);
      this.#apply(next);
      const when = this.#player.isActive ? " from the next passage on" : "";
      this.#status.show(`${this.voices.describe(next)} reads${when}.`, { key: "voice" });
    }
    this.#onChange();
  }

  /** This device's model cannot go on: another one of this device does, from the next block on. */
  #leave(choice, reason) {
    const next = this.voices.besides(choice);
    if (next) {
      this.#status.dismiss("voice"); // who was to read does not
      const name = this.voices.model(choice)?.name ?? choice.model;
      const why = sentence(reason || `${name} is not on this device any more`);
      const whose = why.includes(name) ? why : `${name} cannot read here. ${why}`;
      // Where the model itself is well, what failed may work the next time.
      const again = { label: `Try ${name} again`, run: () => this.choose(choice) };
      const elsewhere = this.#onServer(choice);
      const use = { label: "Read on the server", run: () => this.choose(elsewhere) };
      const actions = [...(this.voices.speaks(choice) ? [again] : []), ...(elsewhere ? [use] : [])];
      const hint = elsewhere ? ` The server has ${name} too.` : "";
      this.#status.show(`${whose} ${this.voices.describe(next)} ${this.#readsNow()}.${hint}`, {
        key: "source",
        stays: true,
        actions,
      });
      this.#apply(next);
    }
  }

  /** The same model on the server, where it speaks there. @returns {import("./player-snapshot.js").Choice | null} */
  #onServer(choice) {
    const there = this.voices.in(SERVER, choice);
    return there?.tier === SERVER && there.model === choice.model ? there : null;
  }

  /** What another voice does now: it goes on only with what is heard. */
  #readsNow() {
    return this.#player.snapshot.status === "playing" ? "goes on reading" : "reads instead";
  }

  /** Asks for the server again; what the listener wants stays what it is. */
  #tryServer() {
    this.#tryingServer = true;
    this.#engine.requestCatalogue();
  }

  #takeAnswerToTry() {
    if (!this.voices.has(SERVER)) {
      const message = "The server still cannot be reached, so this device goes on reading.";
      this.#status.show(message, { key: "source", actions: [this.#tryAgain()] });
      return;
    }
    const choice = this.voices.in(SERVER, this.#wanted ?? this.#player.snapshot.choice);
    this.#apply(choice);
    this.#status.show(`${this.voices.describe(choice)} goes on reading.`, { key: "source" });
  }

  #tryAgain() {
    return { label: "Try the server again", run: () => this.#tryServer() };
  }

  #apply(choice) {
    const current = this.#player.snapshot.choice;
    if (!current || ["tier", "model", "voice"].some((key) => current[key] !== choice[key])) {
      this.#player.setVoice(choice);
    }
    this.#onChange();
  }

  #takeSource({ state, tier, message }) {
    const { choice } = this.#player.snapshot;
    if (tier === THIS_DEVICE && state === "stopped" && choice?.tier === THIS_DEVICE) {
      this.#leave(choice, message);
      return;
    }
    if (tier !== SERVER || choice?.tier !== SERVER) {
      return;
    }
    this.#reconnecting = state === "reconnecting" || state === "connecting";
    if (state === "reconnecting") {
      this.#status.show("The connection to the server was lost. Trying again…", { key: "source" });
    } else if (state === "connected") {
      this.#status.dismiss("source");
    } else if (state === "offline") {
      this.#fallBack(message);
    }
    this.#watch(this.#player.snapshot);
  }

  #watch({ status, choice, problem }) {
    const wasActive = this.#wasActive;
    this.#wasActive = this.#player.isActive;
    if (choice?.tier !== SERVER) {
      this.#stopWaiting();
    } else if (problem && !problem.code.startsWith("audio-")) {
      this.#fallBack(problem.message);
      if (wasActive) {
        this.#player.play();
      }
    } else if (status === "buffering") {
      this.#slow ||= setTimeout(() => this.#offerThisDevice(), SLOW_MS);
      if (this.#reconnecting) {
        this.#patience ||= setTimeout(() => this.#fallBack(""), PATIENCE_MS);
      } else {
        clearTimeout(this.#patience);
        this.#patience = 0;
      }
    } else {
      this.#stopWaiting();
    }
  }

  #stopWaiting() {
    clearTimeout(this.#patience);
    clearTimeout(this.#slow);
    this.#patience = this.#slow = 0;
    this.#status.dismiss("slow");
  }

  #offerThisDevice() {
    const choice = this.voices.in(THIS_DEVICE, this.#player.snapshot.choice);
    if (choice) {
      const actions = [{ label: "Read on this device", run: () => this.choose(choice) }];
      this.#status.show("The server is taking its time.", { key: "slow", actions });
    }
  }

  #fallBack(reason) {
    this.#stopWaiting();
    const choice = this.voices.in(THIS_DEVICE, this.#player.snapshot.choice);
    if (choice) {
      const why = reason
        ? `The server could not go on (${reason.replace(/\.$/, "")}).`
        : "The server cannot be reached.";
      this.#status.show(`${why} ${this.voices.describe(choice)} goes on reading.`, {
        key: "source",
        actions: [this.#tryAgain()],
      });
      this.#apply(choice);
    }
  }
}
