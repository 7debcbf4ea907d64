package dev.aloud.browser;

import dev.aloud.browser.device.Page;

/** A model that speaks in this worker: what the catalogue says of it, and the queue of its engine. */
interface LocalModel {
    /** Its id. */
    String id();

    /** Its revision, were a voice of it chosen now. */
    String revision();

    /** Whether it has a voice of this id. */
    boolean hasVoice(String voice);

    /** Puts it into the catalogue. */
    void list(Page page);

    /** What it is asked to say. */
    UtteranceQueue queue();
}
