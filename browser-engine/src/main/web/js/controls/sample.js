/** A text to try Aloud with, written for it. */
export const SAMPLE = Object.freeze({
  title: "The Lamplighter of Quay Street",
  text: `The Lamplighter of Quay Street

Every evening, at the hour when the gulls gave up arguing, Mr. Abel Thorne came down Quay Street with a ladder on his shoulder and a small brass lamp in his hand. There were forty-one lamps between the harbour wall and the fish market. He knew each of them by its temper.

“Number nine sulks in the damp,” he would say, to nobody in particular. “And twenty-six? Twenty-six only wants a kind word.”

One October the council sent a letter. The lamps were to be replaced by electric ones, it said; the work would take three weeks, cost £2,400, and require no ladder. Mr. Thorne read it twice, folded it into his coat, and went out as usual, because it was half past five and the dark does not wait for letters.

On the last night the children followed him. Nobody had asked them to. They came out of doorways in their socks, first two, then seven, then more than he could count, and at every lamp they stopped and were quiet while the flame took hold.

“What will you do tomorrow?” asked the smallest of them, when all forty-one were burning and the whole street lay gold and trembling on the water.

He thought about it for some time.

“Tomorrow,” said Mr. Thorne, “I shall find out what the street looks like to somebody who is only walking through it.” And he set down the ladder, and offered her his arm.`,
});
