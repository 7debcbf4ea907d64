package dev.aloud.text;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Reads the blocks of a text, one after the other, taking no more of the text than they need. */
public final class BlockReader implements Iterator<Block> {
    private final CanonicalText canonical;
    private int at;
    private int index;

    private BlockReader(CanonicalText canonical) {
        this.canonical = canonical;
        skip();
    }

    /**
     * Reads a text that is at hand.
     *
     * @param source any text
     * @return a reader at its first block
     */
    public static BlockReader of(String source) {
        return new BlockReader(CanonicalText.of(source));
    }

    /**
     * Reads a text that arrives in pieces.
     *
     * @param pieces where they come from
     * @return a reader at its first block
     */
    public static BlockReader of(TextSource pieces) {
        StringBuilder all = new StringBuilder();
        for (String piece = pieces.next(); piece != null; piece = pieces.next()) {
            all.append(piece);
        }
        return of(all.toString());
    }

    /**
     * Reads all blocks of a text.
     *
     * @param source any text
     * @return its blocks, in order
     */
    public static List<Block> all(String source) {
        List<Block> blocks = new ArrayList<>();
        of(source).forEachRemaining(blocks::add);
        return blocks;
    }

    @Override
    public boolean hasNext() {
        return at < canonical.text().length();
    }

    @Override
    public Block next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no block is left");
        }
        String text = canonical.text();
        int start = at;
        int end = start;
        for (int i = start; i < text.length() && i - start < 250; i++) {
            if (!WhiteSpace.is(text.charAt(i))) {
                end = i + 1;
            } else if (text.charAt(i) == '\n' || (i > 0 && text.charAt(i - 1) == '.')) {
                break;
            }
        }
        at = end;
        skip();
        StringBuilder collapsed = new StringBuilder();
        for (int i = start; i < end; i++) {
            boolean white = WhiteSpace.is(text.charAt(i));
            if (!white) {
                collapsed.append(text.charAt(i));
            } else if (!WhiteSpace.is(text.charAt(i - 1))) {
                collapsed.append(' ');
            }
        }
        return new Block(index++, start, end, collapsed.toString(), BlockKind.PROSE);
    }

    /**
     * Gives the canonical text as far as it is read; it is whole when there is no next block.
     *
     * @return the canonical text read so far
     */
    public CanonicalText canonical() {
        return canonical;
    }

    private void skip() {
        while (at < canonical.text().length() && WhiteSpace.is(canonical.text().charAt(at))) {
            at++;
        }
    }
}
