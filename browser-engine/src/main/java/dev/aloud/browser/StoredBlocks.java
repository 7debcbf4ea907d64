package dev.aloud.browser;

import dev.aloud.browser.device.Clock;
import dev.aloud.browser.device.Page;
import dev.aloud.browser.device.Store;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * Tells the page which blocks of the document are in the store in the present voice. Keys of a whole book take a while,
 * so it goes through them in slices, behind everything else.
 */
final class StoredBlocks {
    private static final int BLOCKS_A_SLICE = 128;

    private final Store store;
    private final Page page;
    private final Clock clock;
    private KeyedBlocks blocks;
    private int told;
    private int round;
    private boolean slicing;

    StoredBlocks(Store store, Page page, Clock clock) {
        this.store = store;
        this.page = page;
        this.clock = clock;
    }

    /** Another document or voice: everything is told anew. Null for none. */
    void follow(KeyedBlocks present) {
        blocks = present;
        again();
    }

    /** Tells everything anew. */
    void again() {
        told = 0;
        round++;
        int current = round;
        store.whenOpen(() -> {
            if (current == round) {
                grown();
            }
        });
    }

    /** The document has grown. */
    void grown() {
        if (blocks != null && told < blocks.count() && !slicing) {
            slicing = true;
            clock.soon(this::slice);
        }
    }

    /** A block was put into the store, or not; where others had to go, everything is told anew. */
    void put(int index, String key, boolean kept, boolean evicted) {
        if (evicted) {
            again();
        } else if (kept && blocks != null && index < told && blocks.key(index).equals(key)) {
            page.cached(index, 1, Int8Array.fromJavaArray(new byte[] {1}));
        }
    }

    private void slice() {
        slicing = false;
        if (blocks == null) {
            return;
        }
        int first = told;
        int count = Math.min(BLOCKS_A_SLICE, blocks.count() - first);
        if (count <= 0) {
            return;
        }
        byte[] bits = new byte[(count + 7) / 8];
        for (int i = 0; i < count; i++) {
            if (store.has(blocks.key(first + i))) {
                bits[i >> 3] = (byte) (bits[i >> 3] | 1 << (i & 7));
            }
        }
        told = first + count;
        page.cached(first, count, Int8Array.fromJavaArray(bits));
        grown();
    }
}
