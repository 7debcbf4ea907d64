package dev.aloud.benchmarks.speech;

/**
 * What is spoken, and how.
 *
 * @param threads of one run
 * @param characters of each text, at most
 * @param callers how many speak at once
 */
record Setting(int threads, int characters, int callers) {
    private static final String PASSAGE =
            "It was late in the year. The road ran along the river, past a mill that nobody had"
                    + " used since the war, and came out at last between two fields of barley. There he stopped, put down his bag, and"
                    + " looked back at the town. Nothing moved in it, and no bell rang. He had lived there for thirty years, and he"
                    + " could not have said, if anybody had asked him, whether he was sorry to leave. So he took up his bag once more.";

    /** The beginning of a passage, cut where a word ends. */
    String text() {
        if (characters >= PASSAGE.length()) {
            return PASSAGE;
        }
        int end = PASSAGE.lastIndexOf(' ', characters);
        return end < 0 ? PASSAGE.substring(0, PASSAGE.indexOf(' ')) : PASSAGE.substring(0, end);
    }
}
