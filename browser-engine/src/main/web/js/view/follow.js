/**
 * Keeps what is heard in a comfortable part of the window, and stops doing so as soon as the reader scrolls.
 */
import { Subscribers } from "../subscribers.js";

/** The comfortable zone, as shares of the window's height. */
const ZONE_TOP = 0.14;
const ZONE_BOTTOM = 0.66;
/** Where a line is brought when it leaves the zone. */
const RESTING_PLACE = 0.3;
const GLIDE_MS = 450;
/** Where wheels, fingers and keys do something else than scroll the text. */
const OWN_SCROLLING = "input, textarea, select, dialog, [popover], [role=slider]";
const SCROLL_KEYS = new Set(["PageUp", "PageDown", "ArrowUp", "ArrowDown"]);

export class Follow {
  #view;
  #subscribers = new Subscribers();
  #following = true;
  #glide = 0;
  #reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");

  /** @param {import("./document-view.js").DocumentView} view */
  constructor(view) {
    this.#view = view;
    const stop = () => this.#setFollowing(false);
    const stopOnText = ({ target }) => !target.closest?.(OWN_SCROLLING) && stop();
    addEventListener("wheel", stopOnText, { passive: true });
    addEventListener("touchmove", stopOnText, { passive: true });
    addEventListener("keydown", (event) => {
      if (SCROLL_KEYS.has(event.key) && !event.defaultPrevented) {
        stopOnText(event);
      }
    });
    addEventListener("pointerdown", (event) => {
      if (event.target === document.documentElement) {
        stop();
      }
    });
  }

  /** Whether the page scrolls along. */
  get following() {
    return this.#following;
  }

  /** @param {(following: boolean) => void} listener */
  onChange(listener) {
    this.#subscribers.add(listener);
  }

  /**
   * Scrolls so that a block, or the range in it that is heard, is comfortable to look at; if it is already, does nothing.
   *
   * @param {number} block
   * @param {Range | null} range
   */
  lookAt(block, range) {
    if (!this.#following || this.#glide !== 0) {
      return;
    }
    const rectangle = range?.getBoundingClientRect() ?? this.#view.elementOf(block)?.getBoundingClientRect();
    if (!rectangle) {
      this.#view.jumpTo(block, innerHeight * RESTING_PLACE);
    } else if (rectangle.top < innerHeight * ZONE_TOP || rectangle.bottom > innerHeight * ZONE_BOTTOM) {
      this.#glideTo(scrollY + rectangle.top - innerHeight * RESTING_PLACE);
    }
  }

  /** Goes back to following, at once. */
  resume(block) {
    this.#setFollowing(true);
    this.#view.jumpTo(block, innerHeight * RESTING_PLACE);
  }

  #setFollowing(following) {
    cancelAnimationFrame(this.#glide);
    this.#glide = 0;
    if (following !== this.#following) {
      this.#following = following;
      this.#subscribers.tell(following);
    }
  }

  #glideTo(top) {
    const target = Math.max(0, Math.min(top, document.documentElement.scrollHeight - innerHeight));
    if (Math.abs(target - scrollY) < 2) {
      return;
    }
    if (this.#reducedMotion.matches) {
      scrollTo({ top: target, behavior: "instant" });
      return;
    }
    const distance = target - scrollY;
    let began = 0;
    let done = 0;
    const step = (now) => {
      began ||= now;
      const share = Math.min(1, (now - began) / GLIDE_MS);
      const eased = 1 - (1 - share) ** 3;
      // By differences, so that the view's own corrections on the way are kept.
      scrollBy({ top: (eased - done) * distance, behavior: "instant" });
      done = eased;
      this.#glide = share < 1 ? requestAnimationFrame(step) : 0;
    };
    this.#glide = requestAnimationFrame(step);
  }
}
