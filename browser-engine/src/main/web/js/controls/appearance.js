/** Theme, typeface, text size, line height and line length: shown, chosen and applied to the page. */

const RANGES = [
  { key: "size", shown: (value) => `${value} px` },
  { key: "leading", shown: (value) => value.toFixed(1) },
  { key: "measure", shown: (value) => `${value} characters` },
];

export class Appearance {
  #document;
  #settings;
  #onLayout;

  /**
   * @param {Document} document
   * @param {import("../storage/settings.js").SettingsStore} settings
   * @param {() => void} onLayout called after the text's layout has changed
   */
  constructor(document, settings, onLayout) {
    this.#document = document;
    this.#settings = settings;
    this.#onLayout = onLayout;
    this.#choice("theme");
    this.#choice("face");
    RANGES.forEach(({ key }) => {
      this.#find(`${key}-range`).addEventListener("input", ({ target }) =>
        this.#change({ [key]: Number(target.value) }),
      );
    });
    this.apply();
  }

  /** Brings page and controls in line with the settings. */
  apply() {
    const settings = this.#settings.current;
    const root = this.#document.documentElement;
    if (settings.theme === "auto") {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = settings.theme;
    }
    root.dataset.face = settings.face;
    root.style.setProperty("--text-size", `${settings.size / 16}rem`);
    root.style.setProperty("--text-leading", String(settings.leading));
    root.style.setProperty("--text-measure", `${settings.measure}ch`);
    for (const { key, shown } of RANGES) {
      this.#find(`${key}-range`).value = String(settings[key]);
      this.#find(`${key}-range`).ariaValueText = shown(settings[key]);
      this.#find(`${key}-value`).textContent = shown(settings[key]);
    }
    for (const name of ["theme", "face"]) {
      this.#find(`${name}-choice`).querySelector(`[value="${settings[name]}"]`).checked = true;
    }
  }

  #choice(name) {
    this.#find(`${name}-choice`).addEventListener("change", ({ target }) => this.#change({ [name]: target.value }));
  }

  #change(changes) {
    this.#settings.change(changes);
    this.apply();
    if (!("theme" in changes)) {
      this.#onLayout();
    }
  }

  #find(id) {
    return this.#document.getElementById(id);
  }
}
