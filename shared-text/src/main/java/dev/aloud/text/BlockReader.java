package dev.aloud.text;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Reads the blocks of a text, one after the other. It takes no more of the text than it needs for the next block, so the
 * first comes out before the book is read; where the pieces of the text end makes no difference. Owned by one thread.
 */
public final class BlockReader implements Iterator<Block> {
    private final CanonicalStream stream;
    private final Segmenter segmenter;

    private BlockReader(TextSource source) {
        stream = new CanonicalStream(source);
        segmenter = new Segmenter(stream);
    }

    /**
     * Reads a text that is at hand.
     *
     * @param source any text
     * @return a reader at its first block
     */
    public static BlockReader of(String source) {
        return new BlockReader(new WholeText(source));
    }

    /**
     * Reads a text that arrives in pieces.
     *
     * @param pieces where they come from
     * @return a reader at its first block
     */
    public static BlockReader of(TextSource pieces) {
        return new BlockReader(pieces);
    }

    /**
     * Reads all blocks of a text.
     *
     * @param source any text
     * @return its blocks, in order
     */
    public static List<Block> all(String source) {
        List<Block> blocks = new ArrayList<>();
        for (BlockReader reader = of(source); reader.hasNext(); ) {
            blocks.add(reader.next());
        }
        return blocks;
    }

    @Override
    public boolean hasNext() {
        return segmenter.hasNext();
    }

    /**
     * Reads the next block.
     *
     * @return the block
     * @throws NoSuchElementException when {@link #hasNext()} is false
     */
    @Override
    public Block next() {
        if (!segmenter.hasNext()) {
            throw new NoSuchElementException("no block is left");
        }
        return segmenter.next();
    }

    /**
     * Gives the canonical text as far as it is read; it is whole when there is no next block. This copies the text: while
     * reading on, {@link #canonicalText} costs less.
     *
     * @return the canonical text read so far
     */
    public CanonicalText canonical() {
        return new CanonicalText(stream.text(0, stream.length()), stream.map());
    }

    /**
     * Tells how much of the canonical text is read; never less than the end of the last block.
     *
     * @return the length in UTF-16 units
     */
    public int canonicalLength() {
        return stream.length();
    }

    /**
     * Gives a stretch of the canonical text.
     *
     * @param start its first unit
     * @param end one past its last unit, at most {@link #canonicalLength()}
     * @return the stretch
     */
    public String canonicalText(int start, int end) {
        return stream.text(start, end);
    }
}
