/** Messages that other parts give, as sentences that another one can follow. @param {string | undefined} text @returns {string} */
export function sentence(text) {
  const trimmed = (text ?? "").trim() || "no reason was given";
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
