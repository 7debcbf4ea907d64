// The page as a listener uses it, by mouse, keyboard and clipboard; and what it says of itself in `window.aloud`.
import { openPage } from "../browser.mjs";

const LIMIT_MS = 60_000;

/**
 * Opens Aloud's page in a profile of its own.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {string} url of the server
 * @param {{record?: boolean} & import("playwright-core").BrowserContextOptions} [options] record: keep what is played
 * @returns {Promise<Reader>}
 */
export async function openReader(browser, url, { record = false, ...options } = {}) {
  const { page, context, complaints } = await openPage(browser, options);
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: url });
  await page.goto(record ? `${url}/?record=1` : `${url}/`);
  await page.waitForFunction(() => window.aloud?.version === 1);
  return new Reader(page, context, complaints);
}

class Reader {
  constructor(page, context, complaints) {
    this.page = page;
    this.context = context;
    this.complaints = complaints;
  }

  close() {
    return this.context.close();
  }

  async reload() {
    await this.page.reload();
    await this.page.waitForFunction(() => window.aloud?.version === 1);
  }

  /** Pastes a text onto the page, which opens it without playing, and waits until all of it is there. */
  async paste(text) {
    await this.page.evaluate(async (copied) => {
      document.activeElement?.blur();
      await navigator.clipboard.writeText(copied);
    }, text);
    const { generation } = await this.snapshot();
    await this.page.keyboard.press("Control+V");
    await this.#until(
      (before) =>
        window.aloud.player.generation > before &&
        window.aloud.player.status === "paused" &&
        window.aloud.player.complete,
      generation,
    );
  }

  /** Chooses who reads, in the voice panel. */
  async choose({ tier, voice }) {
    await this.page.locator("#voice-button").click();
    if (tier) await this.#pick("tier", tier);
    if (voice) await this.#pick("voice", voice);
    await this.page.keyboard.press("Escape");
    await this.#until(
      (wanted) => Object.entries(wanted).every(([key, value]) => !value || window.aloud.player.choice?.[key] === value),
      { tier, voice },
    );
  }

  async #pick(name, value) {
    const radio = `input[name="${name}"][value="${value}"]:enabled`;
    const label = this.page.locator(`#voice-panel label:has(${radio})`);
    await label.waitFor();
    if (!(await label.locator(radio).isChecked())) await label.click();
  }

  play() {
    return this.#press("Play");
  }

  pause() {
    return this.#press("Pause");
  }

  #press(name) {
    return this.page.locator(`#play[aria-label="${name}"]`).click();
  }

  /** @param {number} rate by the slider of the rate panel */
  async setRate(rate) {
    await this.page.locator("#rate-button").click();
    await this.page.locator("#rate-range").fill(String(rate));
    await this.page.keyboard.press("Escape");
    await this.#until((wanted) => window.aloud.player.rate === wanted, rate);
  }

  /** Clicks the first word of a block. */
  async clickBlock(index) {
    await this.page.locator(`[data-block="${index}"]`).click({ position: { x: 4, y: 8 } });
  }

  /** Waits until a block sounds, in the voice and from the seek that hold now. */
  untilSounding(index) {
    return this.#until((wanted) => {
      const { generation } = window.aloud.player;
      return window.aloud.blockStarts.some(
        (start) => start.generation === generation && start.index >= wanted && start.frame <= window.aloud.heardFrame,
      );
    }, index);
  }

  async untilEnded() {
    await this.#until(() => window.aloud.player.status === "ended");
    // The recording comes from the audio thread in pieces: the last one may still be on its way.
    await this.#until(() => {
      const recording = window.aloud.recording();
      const last = window.aloud.blockStarts.at(-1);
      if (!recording || !last || recording.context !== last.context) return true;
      const lastFrame = last.frame + last.samples / window.aloud.player.rate;
      return recording.firstFrame + recording.samples.length >= lastFrame - recording.sampleRate / 20;
    });
  }

  /** Waits until the service worker holds everything that the page needs. */
  async untilOfflineReady() {
    await this.#until(async () => {
      const { active } = await navigator.serviceWorker.ready;
      return new Promise((resolve) => {
        navigator.serviceWorker.onmessage = ({ data }) => data.type === "offline" && resolve(data.ready);
        navigator.serviceWorker.startMessages();
        active.postMessage({ type: "offline" });
      });
    });
  }

  /** The player's snapshot, with what is beside it. */
  snapshot() {
    return this.page.evaluate(() => ({ ...window.aloud.player, starvation: window.aloud.starvation }));
  }

  /** Every block that began to sound. */
  blockStarts() {
    return this.page.evaluate(() => window.aloud.blockStarts);
  }

  /** Every word that was lit, with the output frame that was heard then. */
  litWords() {
    return this.page.evaluate(() => window.aloud.words);
  }

  /** The output frame that was recorded last. */
  recordedFrame() {
    return this.page.evaluate(() => {
      const recording = window.aloud.recording();
      return recording ? recording.firstFrame + recording.samples.length : 0;
    });
  }

  /**
   * What left the page since a frame, up to now.
   *
   * @param {number} [from] output frame
   * @returns {Promise<{samples: Float32Array, sampleRate: number, firstFrame: number}>}
   */
  async recording(from = 0) {
    await this.page.evaluate(settleRecording);
    const { sampleRate, firstFrame, base64 } = await this.page.evaluate((fromFrame) => {
      const recording = window.aloud.recording();
      const first = Math.max(fromFrame, recording.firstFrame);
      const bytes = new Uint8Array(recording.samples.slice(first - recording.firstFrame).buffer);
      let text = "";
      for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
      return { sampleRate: recording.sampleRate, firstFrame: first, base64: btoa(text) };
    }, from);
    const bytes = Uint8Array.from(Buffer.from(base64, "base64"));
    return { sampleRate, firstFrame, samples: new Float32Array(bytes.buffer) };
  }

  async #until(condition, argument) {
    await this.page.waitForFunction(condition, argument, { timeout: LIMIT_MS, polling: 50 }).catch(async (error) => {
      const seen = JSON.stringify(await this.snapshot());
      throw new Error(`${error.message.split("\n")[0]} waiting for ${condition}; the player is ${seen}`, {
        cause: error,
      });
    });
  }
}

/** The recording comes in pieces: waits for the one that holds what is heard now, unless the output has been let go. */
function settleRecording() {
  const heard = window.aloud.heardFrame;
  const deadline = performance.now() + 1500;
  return new Promise((resolve) => {
    const look = () => {
      const recording = window.aloud.recording();
      const recorded = recording ? recording.firstFrame + recording.samples.length : 0;
      if (recorded >= heard || performance.now() > deadline) resolve();
      else setTimeout(look, 20);
    };
    look();
  });
}
