/** How much of the text has been heard, down to the place inside the block that sounds. */

/**
 * @param {import("../document-model.js").DocumentModel} model
 * @param {import("../player.js").Player} player
 * @returns {number} canonical characters
 */
export function heardCharacters(model, player) {
  const { status, index } = player.snapshot;
  if (status === "ended") {
    return model.text.length;
  }
  const heard = player.heard();
  if (heard && heard.index < model.count) {
    const start = model.startOf(heard.index);
    return start + heard.share * (model.endOf(heard.index) - start);
  }
  return index < model.count ? model.startOf(index) : 0;
}
