package dev.aloud.text;

/**
 * Names blocks: the SHA-256 of six fields, each as a netstring ({@code <byte length>:<bytes>,}), in lowercase
 * hexadecimal. Whoever makes audio for the same text with the same {@link Voicing} gets the same key, so what is cached
 * under a key is right wherever it came from. Not thread-safe: one for each worker.
 */
public final class BlockKeys {
    /** The first field: the version of this rule. */
    public static final String RULE = "aloud-block/1";

    private final byte[] voicing;
    private final Sha256 sha = new Sha256();
    private byte[] field = new byte[512];

    /**
     * Names blocks for one voicing.
     *
     * @param voicing who speaks and how
     */
    public BlockKeys(Voicing voicing) {
        this.voicing = Utf8.encode(netstring(RULE)
                + netstring(voicing.model())
                + netstring(voicing.revision())
                + netstring(voicing.voice())
                + netstring(Integer.toString(voicing.speed().thousandths())));
    }

    /**
     * Names one block.
     *
     * @param blockText the block's text, as in {@link Block#text()}
     * @return its key, 64 characters
     */
    public String of(String blockText) {
        // A unit is three bytes at most; ten digits and a colon before, a comma after.
        int room = 3 * blockText.length() + 12;
        if (room > field.length) {
            field = new byte[room];
        }
        int start = 11;
        int end = Utf8.encode(blockText, field, start);
        int length = end - start;
        field[--start] = ':';
        do {
            field[--start] = (byte) ('0' + length % 10);
            length /= 10;
        } while (length > 0);
        field[end++] = ',';
        return Sha256.toHex(sha.update(voicing, 0, voicing.length)
                .update(field, start, end - start)
                .digest());
    }

    private static String netstring(String field) {
        return Utf8.encodedLength(field) + ":" + field + ",";
    }
}
