/**
 * How long things take to hear: learns the voice's pace from the blocks that came, and puts times into words.
 */

/** An English voice at normal pace, before anything was heard. */
const ASSUMED_MS_PER_CHARACTER = 62;
/** How many characters of evidence the assumption is worth. */
const ASSUMED_WEIGHT = 600;

export class Pace {
  #characters = ASSUMED_WEIGHT;
  #ms = ASSUMED_WEIGHT * ASSUMED_MS_PER_CHARACTER;

  /**
   * @param {number} characters length of a block
   * @param {number} ms its audio at rate 1
   */
  learn(characters, ms) {
    this.#characters += characters;
    this.#ms += ms;
  }

  /** Milliseconds at rate 1 that so many characters take. */
  msOf(characters) {
    return (characters * this.#ms) / this.#characters;
  }
}

/** "2 h 5 min", "12 min", "less than a minute": short, for the eye. */
export function briefDuration(ms) {
  const minutes = Math.round(ms / 60000);
  if (minutes < 1) {
    return "less than a minute";
  }
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}

/** "2 hours and 5 minutes", "40 seconds": whole words, for the ear. */
export function spokenDuration(ms) {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) {
    return counted(seconds, "second");
  }
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) {
    return counted(minutes, "minute");
  }
  const rest = minutes % 60;
  return rest === 0 ? counted(hours, "hour") : `${counted(hours, "hour")} and ${counted(rest, "minute")}`;
}

/** "1 hour, 2 minutes and 5 seconds": what `clockTime` shows, for the ear. */
export function spokenClock(ms) {
  const seconds = Math.floor(ms / 1000);
  const parts = [
    [Math.floor(seconds / 3600), "hour"],
    [Math.floor(seconds / 60) % 60, "minute"],
    [seconds % 60, "second"],
  ];
  const named = parts.filter(([count]) => count > 0).map(([count, unit]) => counted(count, unit));
  const last = named.pop() ?? counted(0, "second");
  return named.length === 0 ? last : `${named.join(", ")} and ${last}`;
}

/** "1:02:05" or "2:05". */
export function clockTime(ms) {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours, ...rest] = parts;
  const tail = rest.map((part) => String(part).padStart(2, "0")).join(":");
  return hours > 0 ? `${hours}:${tail}` : tail.replace(/^0/, "");
}

function counted(count, unit) {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
