package dev.aloud.browser;

import dev.aloud.browser.device.Clock;
import dev.aloud.browser.device.Page;
import dev.aloud.text.Block;
import dev.aloud.text.BlockKind;
import dev.aloud.text.BlockOffsets;
import dev.aloud.text.BlockReader;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * One open document: splits its text in slices, so that the worker hears its page in between, and tells page and
 * listener of the blocks as they are found.
 */
final class DocumentSession {
    /** The first piece is at least so long, then it goes out: what a screen shows, and more. */
    private static final int FIRST_PIECE_UNITS = 4_000;

    /** How long a slice of splitting may take. */
    private static final double SLICE_MS = 12;

    /** Blocks between two looks at the clock. */
    private static final int BLOCKS_A_LOOK = 32;

    /** Who wants to know of new blocks. */
    interface Listener {
        /** Blocks from {@code first} to the session's present count are new, or the session is now complete. */
        void grown(int first);
    }

    private final String id;
    private final Page page;
    private final Clock clock;
    private final Listener listener;
    private final BlockReader reader;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder canonical = new StringBuilder();
    private boolean complete;
    private boolean closed;

    DocumentSession(String id, String text, Page page, Clock clock, Listener listener) {
        this.id = id;
        this.page = page;
        this.clock = clock;
        this.listener = listener;
        this.reader = BlockReader.of(text);
    }

    /** Sends the first piece at once, and the others as time allows. */
    void begin() {
        int units = 0;
        while (units < FIRST_PIECE_UNITS && reader.hasNext()) {
            units += add(reader.next());
        }
        sendSince(0);
    }

    /** Stops splitting; nothing is sent any more. */
    void close() {
        closed = true;
    }

    /** How many blocks are known. */
    int count() {
        return blocks.size();
    }

    /** Whether that is all. */
    boolean complete() {
        return complete;
    }

    /** A known block. */
    Block block(int index) {
        return blocks.get(index);
    }

    /** The canonical text as far as it has been sent to the page; whole when complete. */
    String canonical() {
        return canonical.toString();
    }

    /** A place of a block's text in the canonical text. */
    int toCanonical(int index, int offsetInBlockText) {
        return BlockOffsets.toCanonical(canonical, blocks.get(index), offsetInBlockText);
    }

    private void slice() {
        if (closed) {
            return;
        }
        int first = blocks.size();
        double end = clock.now() + SLICE_MS;
        do {
            for (int i = 0; i < BLOCKS_A_LOOK && reader.hasNext(); i++) {
                add(reader.next());
            }
        } while (reader.hasNext() && clock.now() < end);
        sendSince(first);
    }

    private int add(Block block) {
        blocks.add(block);
        return block.end() - block.start();
    }

    private void sendSince(int first) {
        complete = !reader.hasNext();
        int textStart = canonical.length();
        int textEnd = complete
                ? reader.canonicalLength()
                : blocks.get(blocks.size() - 1).end();
        String text = reader.canonicalText(textStart, textEnd);
        canonical.append(text);
        int count = blocks.size() - first;
        int[] starts = new int[count];
        int[] ends = new int[count];
        byte[] kinds = new byte[count];
        for (int i = 0; i < count; i++) {
            Block block = blocks.get(first + i);
            starts[i] = block.start();
            ends[i] = block.end();
            kinds[i] = number(block.kind());
        }
        page.blocks(
                id,
                first,
                Int32Array.fromJavaArray(starts),
                Int32Array.fromJavaArray(ends),
                Int8Array.fromJavaArray(kinds),
                textStart,
                text,
                complete);
        listener.grown(first);
        if (!complete) {
            clock.soon(this::slice);
        }
    }

    private static byte number(BlockKind kind) {
        return switch (kind) {
            case PROSE -> 0;
            case HEADING -> 1;
            case LIST_ITEM -> 2;
        };
    }
}
