// A classic script, run before the first paint, so that a chosen theme does not flash in late. See storage/settings.js.
(() => {
  try {
    const { theme } = JSON.parse(localStorage.getItem("aloud.settings") ?? "{}");
    if (["light", "sepia", "dark"].includes(theme)) {
      document.documentElement.dataset.theme = theme;
    }
  } catch {
    // No storage, or not ours: the system's colours it is.
  }
})();
