// Texts of given lengths of which no part has been spoken before, so that no cache answers.

const THINGS = "lamp door boat bell cart gate tree book coat drum kite rose".split(" ");

/** About how many characters texts have. */
export const LENGTHS = [20, 60, 120, 250];

/** Each part of a text that may be spoken by itself has a pair of things. */
const TEXTS = {
  20: (pair) => `The ${pair("and")} fell.`,
  60: (pair) => `We saw the ${pair("behind the")} and left them both outside.`,
  120: (pair) =>
    `Nobody could say why the ${pair("had been left so near to the")} last night, or who had put the ` +
    `${pair("on top of the")}.`,
  250: (pair) =>
    `When the ${pair("and the")} were gone, she went down to the harbor to look for the ${pair("and the")}, but all that ` +
    `was left of them was a ${pair("and a")}. She sat down on the wall, thought of the ${pair("and the")}, and then ` +
    `walked slowly home.`,
};

/**
 * @param {() => number} [random] in [0, 1)
 * @returns {(length: number) => string} gives a text that it has not given before, with no pair of things at a place where that pair
 *     has been; throws when there are none left, after 132 of a length
 */
export function freshTexts(random = Math.random) {
  const drawn = new Map();
  const draw = (place) => {
    if (!drawn.has(place)) drawn.set(place, shuffled(pairs(), random));
    const pair = drawn.get(place).pop();
    if (!pair) throw new Error("no texts are left that nobody has spoken: take fewer turns");
    return pair;
  };
  return (length) => {
    let place = 0;
    return TEXTS[length]((between) => draw(`${length}/${place++}`).join(` ${between} `));
  };
}

function pairs() {
  return THINGS.flatMap((one) => THINGS.filter((other) => other !== one).map((other) => [one, other]));
}

function shuffled(list, random) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}
