/** WebSockets and jobs: how the engine worker reaches the server. When to connect and what to say is the engine's business. */

const SUBPROTOCOL = "aloud.blocks.v1";

/** The engine speaks at its own speed: tempo is the player's. */
const NORMAL_SPEED = 1;

/** How long the server may take to answer a request that carries a whole book. */
const REQUEST_LIMIT_MS = 30_000;

export class ServerPort {
  #base;

  /** @param {string} base the server's origin */
  constructor(base) {
    this.#base = base;
  }

  /**
   * Opens the block protocol.
   *
   * @param {string} url as the server gave it: a path, or a whole `ws:` address
   * @param {() => void} opened
   * @param {(text: string) => void} text
   * @param {(bytes: Int8Array) => void} binary
   * @param {(code: number, reason: string) => void} closed once, also where it never opened
   * @returns {{send: (text: string) => void, close: () => void}} after `close`, no event follows
   */
  connect(url, opened, text, binary, closed) {
    const address = new URL(url, this.#base);
    address.protocol = address.protocol.replace(/^http/, "ws");
    const socket = new WebSocket(address, SUBPROTOCOL);
    socket.binaryType = "arraybuffer";
    let done = false;
    const unlessDone = (handle) => (event) => done || handle(event);
    socket.onopen = unlessDone(() => opened());
    socket.onmessage = unlessDone(({ data }) => (typeof data === "string" ? text(data) : binary(new Int8Array(data))));
    socket.onclose = unlessDone(({ code, reason }) => {
      done = true;
      closed(code, reason);
    });
    return {
      send: (message) => socket.readyState === WebSocket.OPEN && socket.send(message),
      close: () => {
        done = true;
        socket.close(1000);
      },
    };
  }

  /**
   * Asks the server to speak a text.
   *
   * @param {string} model
   * @param {string} voice
   * @param {string} text
   * @param {(wsUrl: string, jobId: string) => void} created
   * @param {(code: string, message: string, again: boolean, retryAfterMs: number) => void} refused `server_unreachable` where there was no
   *     answer; `again` says whether trying again may help
   */
  createJob(model, voice, text, created, refused) {
    const body = JSON.stringify({ text, voice, speed: NORMAL_SPEED, codec: "pcm" });
    const request = { method: "POST", body, headers: { "Content-Type": "application/json" } };
    this.#fetchJson(`/v1/models/${encodeURIComponent(model)}/tts`, request).then(
      (job) => created(job.ws_url, job.job_id),
      (error) =>
        refused(error.code ?? "server_unreachable", error.message, error.again ?? true, error.retryAfterMs ?? 0),
    );
  }

  /** Tells the server that nobody will listen to this job any more; whether it hears that does not matter. */
  deleteJob(jobId) {
    const request = { method: "DELETE", keepalive: true };
    fetch(new URL(`/v1/jobs/${encodeURIComponent(jobId)}`, this.#base), request).catch(() => {});
  }

  /**
   * Asks what the server can speak.
   *
   * @param {(models: object[]) => void} found the server tier's models with their voices
   * @param {(message: string) => void} unreachable
   */
  catalogue(found, unreachable) {
    this.#serverModels().then(found, (error) => unreachable(error.message));
  }

  /** Calls back each time the browser believes that it has a network again; who asked before is forgotten. */
  whenOnline(then) {
    self.ononline = () => then();
  }

  async #serverModels() {
    const answer = await this.#fetchJson("/v1/models");
    const models = (answer.models ?? answer).filter((model) => !model.tiers || model.tiers.includes("server"));
    return Promise.all(models.map((model) => this.#withVoices(model)));
  }

  async #withVoices(model) {
    const answer = await this.#fetchJson(`/v1/models/${encodeURIComponent(model.id)}/voices`);
    return { ...model, tier: "server", voices: answer.voices ?? answer };
  }

  async #fetchJson(path, request = {}) {
    const limited = { ...request, signal: AbortSignal.timeout(REQUEST_LIMIT_MS) };
    const response = await fetch(new URL(path, this.#base), limited).catch((error) => {
      // What browsers say of it ("Failed to fetch") tells listeners nothing.
      throw new Error(error.name === "TimeoutError" ? "the server does not answer" : "the server cannot be reached");
    });
    if (response.ok) return response.json();
    throw await problemOf(response);
  }
}

/** An error that carries what an RFC 9457 problem says. */
async function problemOf(response) {
  const problem = await response.json().catch(() => ({}));
  const error = new Error(problem.detail ?? problem.title ?? `the server answered ${response.status}`);
  error.code = problem.code ?? `http_${response.status}`;
  error.again = response.status >= 500 || response.status === 429;
  error.retryAfterMs = 1000 * Number(response.headers.get("Retry-After") ?? 0) || 0;
  return error;
}
