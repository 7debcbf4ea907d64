package dev.aloud.text;

/** What a block is in the document's structure. */
public enum BlockKind {
    /** One or a few sentences of running text. */
    PROSE,
    /** A title; stands alone. */
    HEADING,
    /** An item of a list; stands alone (an item over the limit becomes several blocks, the first of this kind). */
    LIST_ITEM
}
