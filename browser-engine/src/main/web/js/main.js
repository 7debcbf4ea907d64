/** Where the page is put together, top to bottom. Nothing is decided here. */
import { AudioOutput } from "./audio/audio-output.js";
import { Appearance } from "./controls/appearance.js";
import { announceEngine } from "./controls/announce-engine.js";
import { announceLoading } from "./controls/announce-loading.js";
import { announcePlayer } from "./controls/announce-player.js";
import { EngineCard } from "./controls/engine-card.js";
import { Intake } from "./controls/intake.js";
import { MediaSessionControl } from "./controls/media-session.js";
import { noteOffline } from "./controls/offline-note.js";
import { PlayerBar } from "./controls/player-bar.js";
import { ProgressBar } from "./controls/progress-bar.js";
import { listShortcuts, listenForShortcuts } from "./controls/shortcuts.js";
import { Status } from "./controls/status.js";
import { VoicePanel } from "./controls/voice-panel.js";
import { Diagnostics } from "./diagnostics.js";
import { EngineClient } from "./engine-client.js";
import { Pace } from "./pace.js";
import { Player } from "./player.js";
import { Reader } from "./reader.js";
import { Library } from "./storage/library.js";
import { OtherDevices } from "./storage/other-devices.js";
import { SettingsStore, pageStorage } from "./storage/settings.js";
import { whatIsMissing } from "./support.js";
import { Tiers } from "./tiers.js";
import { DocumentView } from "./view/document-view.js";
import { Follow } from "./view/follow.js";
import { createHighlighter } from "./view/highlight.js";
import { listenForClicks } from "./view/click-to-read.js";
import { PageState } from "./view/page-state.js";
import { ReadingLoop } from "./view/reading-loop.js";

/** The model of this device that has to be fetched. */
const KOKORO = "kokoro-82m";

const find = (id) => document.getElementById(id);

const diagnostics = new Diagnostics(new URLSearchParams(location.search).get("record") === "1");
const status = new Status(find("toasts"), find("announcer"));
const settings = new SettingsStore(pageStorage());
const library = new Library(globalThis.indexedDB ?? null, pageStorage());
const pace = new Pace();

const engine = new EngineClient();
const output = new AudioOutput({ record: diagnostics.tap });
const player = new Player({ engine, output });
diagnostics.watch({ engine, output });

const view = new DocumentView(find("text"));
const follow = new Follow(view);
const highlighter = createHighlighter(find("reading"));
const loop = new ReadingLoop({
  player,
  view,
  highlighter,
  follow,
  onWord: (word) => {
    const text = reader.model.text.slice(word.start, word.end);
    diagnostics.word({ ...word, text, context: output.contexts });
  },
});

const progress = new ProgressBar(find("progress"), { player, pace });
const playerBar = new PlayerBar(document, { player, pace, settings });
const mediaSession = new MediaSessionControl(navigator.mediaSession, { player, pace });
const pageState = new PageState(document, { follow, onTitle: (title) => mediaSession.name(title) });
const otherDevices = new OtherDevices({
  fetch: (path, options) => fetch(path, options),
  subtle: globalThis.crypto?.subtle ?? null,
  allowed: () => (player.snapshot.choice ?? settings.current.choice)?.tier === "server",
});
const reader = new Reader({
  engine,
  player,
  library,
  otherDevices,
  pace,
  status,
  view,
  follow,
  shows: [view, loop, progress, playerBar, mediaSession],
  onState: (state) => pageState.show(state),
});
engine.on("cached", (piece) => progress.takeCached(piece));

const tiers = new Tiers({
  engine,
  player,
  settings,
  status,
  onChange: () => voicePanel.show(tiers.voices, player.snapshot.choice),
});
const compute = (model, backend) => {
  settings.change({ compute: backend });
  engine.tellModel(model, "choose", { backend });
};
const engineCard = new EngineCard(document, {
  compute: settings.current.compute,
  onCompute: (backend) => compute(KOKORO, backend),
  onAction: (model, action) => {
    if (action === "fetch") {
      void navigator.storage?.persist?.().catch(() => false); // the browser may still clear it, but will ask first
      tiers.fetch({ model });
    } else if (action === "insist") {
      compute(model, (engineCard.compute = "wasm"));
    } else {
      engine.tellModel(model, action);
    }
  },
});
const voicePanel = new VoicePanel(document, {
  onLook: (model) => engineCard.show(model),
  onChoose: (choice) => tiers.choose(choice),
  onOpen: () => {
    engine.requestCatalogue(); // a server may have come or gone since
    engineCard.lookAgain();
  },
});
announcePlayer({ player, status, tiers });
announceLoading({ engine, player, status });
announceEngine({
  engine,
  player,
  status,
  nameOf: (model) => tiers.voices.model({ tier: "browser", model })?.name ?? model,
});
engine.on("engine", (message) => engineCard.take(message));
if (settings.current.compute !== "auto") {
  engine.tellModel(KOKORO, "choose", { backend: settings.current.compute });
}
new Appearance(document, settings, () => view.relayout());

const open = async (source, options) => {
  output.unlock();
  await reader.open(source, options);
};
const intake = new Intake(document, { status, onText: (source, options) => void open(source, options) });
listenForClicks(find("text"), view, (place) => reader.readFrom(place));

const toggleHelp = () => (find("help").open ? find("help").close() : find("help").showModal());
view.onRendered(() => {
  if (!follow.following && reader.model) {
    pageState.pointBack(view.topOf(Math.min(player.snapshot.index, reader.model.count - 1)) < 0);
  }
});
const home = async () => {
  reader.close();
  pageState.offerResume(await library.lastDocument(), library);
};
find("help-button").addEventListener("click", toggleHelp);
find("home").addEventListener("click", home);
find("resume-card").addEventListener("click", () => void reader.restore());
find("back-to-reading").addEventListener("click", () => reader.backToReading());
listShortcuts(find("help-list"));
listenForShortcuts(document, settings, {
  toggle: () => reader.model !== null && player.toggle(),
  previous: () => reader.model !== null && player.previous(),
  next: () => reader.model !== null && player.next(),
  first: () => reader.model !== null && player.seek(0),
  last: () => reader.model !== null && player.seek(player.snapshot.count - 1),
  faster: () => playerBar.changeRate(1),
  slower: () => playerBar.changeRate(-1),
  readFromHere: () =>
    reader.model !== null && reader.readFrom({ block: view.firstVisibleBlock(find("text").offsetTop), offset: null }),
  backToReading: () => reader.backToReading(),
  switchTier: () => tiers.switchTier(),
  openFile: () => intake.openDialog(),
  help: toggleHelp,
});

const missing = whatIsMissing(globalThis);
if (missing) {
  status.show(missing, { tone: "problem", stays: true });
}
engine.requestCatalogue();
pageState.ready(await reader.restore());
diagnostics.publish(window, { player, output, model: () => reader.model });
if ("serviceWorker" in navigator && isSecureContext) {
  noteOffline(navigator.serviceWorker, find("offline-note"), navigator.serviceWorker.register("/sw.js"));
}
