package dev.aloud.browser;

import dev.aloud.text.Voicing;

/** Who speaks one document: a voice of one of the tiers, with its blocks and the way to have them spoken. */
sealed interface Voice permits BrowserVoice, ServerVoice {
    /** {@code browser} or {@code server}, as the page says it. */
    String tier();

    /** The document's blocks with their keys in this voice. */
    KeyedBlocks blocks();

    /** Whether new blocks can be spoken as soon as the source is connected. */
    boolean ready();

    /** Where the blocks come from; made once, opened by who asks. */
    BlockSource source();

    /** Whether the listener should look into the block store itself, because the source does not. */
    boolean readsStore();

    /** The document has grown. */
    void grown();

    /** The source says who speaks: the revision may be news. */
    void speaksAs(Voicing voicing);

    /** A block has come from the source. */
    void keep(int index, HeldBlock block);
}
