package dev.aloud.server.cache;

import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.media.BlockFile;
import dev.aloud.server.media.BlockPart;
import dev.aloud.server.media.PcmRange;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads some of a block's samples from a bucket, in one request that asks for little more than those. Where the samples
 * begin in an object depends on how many words the block has, which one does not know beforehand; so room for the words is
 * asked for as well, and what the object's metadata say tells which of the bytes are the samples.
 */
final class PartReader {
    private static final String SAMPLE_RATE = "sample-rate";
    private static final String PCM_OFFSET = "pcm-offset";
    private static final String PCM_BYTES = "pcm-bytes";
    private static final String CHECKSUM = "checksum";

    /** As many words take as no block has that a listener would want to hear. */
    private static final int WORDS_BYTES = 4096;

    private final S3Bucket bucket;

    PartReader(S3Bucket bucket) {
        this.bucket = bucket;
    }

    /** What came of it. */
    sealed interface Read {
        /** The part, and the answer that held it. */
        record Found(BlockPart part, S3Bucket.Content content) implements Read {}

        /** There is no such object. */
        record Absent() implements Read {}

        /** The object does not tell what it holds; it has to be read as a whole. */
        record Unknown() implements Read {}
    }

    /** What an object says of the block that it holds. */
    static Map<String, String> metadata(String key, BlockAudio audio) {
        var layout = BlockFile.Layout.of(audio);
        return Map.of(
                SAMPLE_RATE, Integer.toString(layout.sampleRateHz()),
                PCM_OFFSET, Long.toString(layout.pcmOffset()),
                PCM_BYTES, Integer.toString(layout.pcmBytes()),
                CHECKSUM, Integer.toHexString(BlockFile.checksum(key, audio)));
    }

    Read read(String key, PcmRange range) throws BucketException {
        var first = bucket.get(key, header(range));
        if (first.isEmpty()) {
            return new Read.Absent();
        }
        var content = first.get();
        var layout = layout(content.metadata());
        if (layout == null || layout.fileBytes() != content.length()) {
            return new Read.Unknown();
        }
        var wanted = range.of(layout.pcmBytes());
        long from = layout.pcmOffset() + wanted.from();
        if (wanted.isEmpty()) {
            return found(layout, content, wanted, new byte[0]);
        }
        if (!covers(content, from, wanted.length())) {
            var second = bucket.get(key, "bytes=" + from + "-" + (from + wanted.length() - 1));
            if (second.isEmpty() || !covers(second.get(), from, wanted.length())) {
                return new Read.Unknown();
            }
            content = second.get();
        }
        int at = Math.toIntExact(from - content.from());
        return found(layout, content, wanted, Arrays.copyOfRange(content.bytes(), at, at + wanted.length()));
    }

    /** The bytes of the object that hold these samples wherever they begin, as an HTTP header. */
    private static String header(PcmRange range) {
        if (range.isEmpty()) {
            return "bytes=0-0";
        }
        if (range.from() < 0) {
            return "bytes=-" + (BlockFile.CHECKSUM_BYTES - range.from());
        }
        long from = BlockFile.HEADER_BYTES + range.from();
        return range.to() == Long.MAX_VALUE
                ? "bytes=" + from + "-"
                : "bytes=" + from + "-" + (BlockFile.HEADER_BYTES + range.to() + WORDS_BYTES - 1);
    }

    private static boolean covers(S3Bucket.Content content, long from, int length) {
        return content.from() <= from && content.from() + content.bytes().length >= from + length;
    }

    private static Read found(BlockFile.Layout layout, S3Bucket.Content content, PcmRange wanted, byte[] pcm) {
        int checksum = Integer.parseUnsignedInt(content.metadata().get(CHECKSUM), 16);
        return new Read.Found(
                new BlockPart(layout.sampleRateHz(), layout.pcmBytes(), checksum, (int) wanted.from(), pcm), content);
    }

    /** Null where the metadata are missing or not ours. */
    private static BlockFile.Layout layout(Map<String, String> metadata) {
        try {
            Integer.parseUnsignedInt(metadata.getOrDefault(CHECKSUM, ""), 16);
            return new BlockFile.Layout(
                    Integer.parseInt(metadata.getOrDefault(SAMPLE_RATE, "")),
                    Long.parseLong(metadata.getOrDefault(PCM_OFFSET, "")),
                    Integer.parseInt(metadata.getOrDefault(PCM_BYTES, "")));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
