import assert from "node:assert/strict";
import { test } from "node:test";
import { compare } from "./compare.mjs";
import { cardinal, ordinal } from "./numerals.mjs";

const same = (said, heard) => assert.deepEqual(compare(said, heard).confusions, [], `${said} / ${heard}`);

test("case, punctuation and hyphens do not matter", () => {
  same("well he said it is a half truth", "Well, he said: it's a half-truth!");
});

test("numerals are heard as any of their readings", () => {
  same("nineteen eighty four", "1984");
  same("one thousand nine hundred and eighty four", "1,984");
  same("twenty oh five", "2005");
  same("two thousand and five", "2005");
  same("nineteen hundred", "1900");
  same("five five five zero one two three", "555-0123");
  same("the nineteen nineties", "the 1990s");
  same("a hundred and five people", "105 people");
  same("three point one four", "3.14");
  same("on the twenty first of may", "on the 21st of May");
  same("on may third nineteen eighty four", "on May 3, 1984");
  same("a quarter to three quarters", "1/4 to 3/4");
  same("forty two percent", "42%");
});

test("money and times are heard as they are said", () => {
  same("it cost three dollars and fifty cents", "It cost $3.50.");
  same("two point five million pounds", "£2.5 million");
  same("one dollar", "$1");
  same("ninety nine cents", "$0.99");
  same("at three forty five p m", "at 3:45 p.m.");
  same("at nine o'clock", "at 9:00");
  same("seven oh five", "7:05");
});

test("letters may be written together or apart, and so may compounds", () => {
  same("the b b c and the u s a", "The BBC and the U.S.A.");
  same("sunlight on the wind shield", "sun light on the windshield");
  same("the m p three file", "the MP3 file");
  same("her d v ds and the c e o s car", "her DVDs and the CEO's car");
  same("a p h d from m i t at nine a m", "a Ph.D. from MIT at 9am");
  same("send me an e mail about the x ray", "Send me an email about the X-ray");
  same("an i phone on t v", "an iPhone on TV");
  same("visit w w w dot example dot org", "Visit www.example.org.");
  same("the f d a and the c e o of an n g o", "The Fda and the ceo of an Ngo");
  same("nasa gave it away", "NASA gave it a way");
});

test("spellings of both countries are the same words", () => {
  same(
    "the colour of the theatre was recognised and travelled",
    "The color of the theater was recognized and traveled",
  );
  same("the grey harbour", "the gray harbor");
  same("revelling in the jewellery of the unravelled dialogue", "reveling in the jewelry of the unraveled dialog");
});

test("contractions are what they stand for", () => {
  same("do not say it is not so", "Don't say it isn't so");
  same("they're sure we'll win", "They are sure we will win");
});

test("titles are written short", () => {
  same("doctor jones lives on king street", "Dr. Jones lives on King St.");
  same("mister smith versus missus smith", "Mr. Smith vs. Mrs. Smith");
  same("at twelve oak drive in saint paul", "At 12 Oak Dr. in St. Paul.");
  same("in king street he met a doctor", "In King St. he met a Dr.");
  same("they left king street saint paul was near", "They left King St. St. Paul was near.");
});

test("common words that sound the same are one", () => {
  same("you're late too, and there is nothing to see", "Your late to, and their is nothing to sea");
  same("the c e o took four", "the CEO took for");
});

test("of several right readings the nearest counts", () => {
  same("flight four oh eight | flight four hundred eight", "flight 408");
  assert.equal(compare("flight four oh eight | flight four hundred eight", "flight five hundred eight").errors, 1);
});

test("errors are counted and told: a wrong word, a missing one, one too many", () => {
  assert.deepEqual(compare("the wind blew hard", "the wined blew hard"), {
    words: 4,
    errors: 1,
    confusions: [{ said: "wind", heard: "wined" }],
  });
  assert.deepEqual(compare("she did not go", "she did go").confusions, [{ said: "not", heard: "" }]);
  assert.deepEqual(compare("she did go", "she did not go").confusions, [{ said: "", heard: "not" }]);
  assert.equal(compare("one two three", "").errors, 3);
});

test("the comparison does not excuse other words", () => {
  for (const [said, heard] of [
    ["nineteen eighty four", "1985"],
    ["fifteen", "50"],
    ["three dollars and fifty cents", "$3.15"],
    ["he can go", "he can't go"],
    ["four hours", "for ours"],
    ["he wants to go", "he wants do go"],
    ["bread and butter", "bread butter"],
    ["doctor jones", "Mr. Jones"],
    ["twenty first", "21"],
    ["b b c", "BBBC"],
    ["the u s army", "the us army"],
    ["they told us", "they told U.S."],
    ["they told us", "they told US"],
    ["the i t department", "the it department"],
    ["an i d card", "an id card"],
    ["sent to the u n", "sent to the un"],
    ["she filled the form", "she filed the form"],
    ["she filed the form", "she filled the form"],
    ["he refilled it", "he refiled it"],
    ["they polled the town", "they poled the town"],
    ["his mum", "his mom"],
    ["towards noon", "toward noon"],
    ["whilst asleep", "while asleep"],
    ["an aeroplane", "an airplane"],
    ["on king saint and back", "On King St. and back."],
    ["near street mary", "near St. Mary"],
    ["drive jones is in", "Dr. Jones is in"],
    ["at oak doctor today", "At Oak Dr. today"],
    ["a hundred and party", "a hundred party"],
    ["a thousand and both", "a thousand both"],
  ]) {
    assert.notEqual(compare(said, heard).errors, 0, `${said} / ${heard}`);
  }
});

test("numbers are spelt out", () => {
  assert.equal(cardinal(1_234_567).join(" "), "one million two hundred thirty four thousand five hundred sixty seven");
  assert.equal(cardinal(1_000_000).join(" "), "one million");
  assert.equal(ordinal(30).join(" "), "thirtieth");
  assert.equal(ordinal(112).join(" "), "one hundred twelfth");
});
