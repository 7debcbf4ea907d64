/** A catalogue for tests: one voice of both tiers, and one that only the server has. */
const VOICES = [
  { id: "slt", name: "Slt" },
  { id: "rms", name: "Rms" },
];
export const MODELS = [
  { tier: "browser", id: "flite", revision: "1", name: "Flite", default_voice: "slt", state: "ready", voices: VOICES },
  { tier: "server", id: "flite", revision: "1", name: "Flite", default_voice: "slt", state: "ready", voices: VOICES },
  {
    tier: "server",
    id: "grand",
    revision: "1",
    name: "Grand",
    default_voice: "ada",
    state: "ready",
    voices: [{ id: "ada", name: "Ada" }],
  },
];

export const REACHABLE = { reachable: true, pending: false, message: "" };
