package dev.aloud.server.cli;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.aloud.server.media.PartialFile;
import dev.aloud.text.Block;
import dev.aloud.text.BlockOffsets;
import dev.aloud.text.Voicing;
import dev.aloud.text.WordMark;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes when each word of a narration is heard, as JSON: {@code model}, {@code revision}, {@code voice}, {@code speed} and
 * {@code sample_rate}, then {@code blocks}, each with {@code index}, {@code start}, {@code end}, {@code key},
 * {@code from_ms}, {@code to_ms} and {@code words}, a list of {@code [start, end, from_ms, to_ms]}. Offsets are UTF-16 units
 * of the canonical text, times milliseconds from the file's beginning. The file has its name when it is whole. Used by one
 * thread, but for {@link #discard}.
 */
final class WordsFile implements AutoCloseable {
    private final PartialFile file;
    private final JsonGenerator json;
    private final int sampleRateHz;
    private long samples;

    private WordsFile(PartialFile file, JsonGenerator json, int sampleRateHz) {
        this.file = file;
        this.json = json;
        this.sampleRateHz = sampleRateHz;
    }

    static WordsFile create(Path target, Voicing voicing, int sampleRateHz) throws IOException {
        var file = PartialFile.create(target);
        try {
            var json = new JsonFactory().createGenerator(file.path().toFile(), JsonEncoding.UTF8);
            json.writeStartObject();
            json.writeStringField("model", voicing.model());
            json.writeStringField("revision", voicing.revision());
            json.writeStringField("voice", voicing.voice());
            json.writeNumberField("speed", voicing.speed().thousandths() / 1000.0);
            json.writeNumberField("sample_rate", sampleRateHz);
            json.writeArrayFieldStart("blocks");
            return new WordsFile(file, json, sampleRateHz);
        } catch (IOException e) {
            file.discard();
            throw e;
        }
    }

    void add(Narration.Spoken spoken) throws IOException {
        var block = spoken.block();
        json.writeStartObject();
        json.writeNumberField("index", block.index());
        json.writeNumberField("start", block.start());
        json.writeNumberField("end", block.end());
        json.writeStringField("key", spoken.key());
        json.writeNumberField("from_ms", ms(samples));
        json.writeNumberField("to_ms", ms(samples + spoken.audio().samples()));
        json.writeArrayFieldStart("words");
        var text = new Stretch(block.start(), spoken.stretch());
        for (var word : spoken.audio().words()) {
            write(word, block, text);
        }
        json.writeEndArray();
        json.writeEndObject();
        samples += spoken.audio().samples();
    }

    private void write(WordMark word, Block block, CharSequence text) throws IOException {
        json.writeStartArray();
        json.writeNumber(BlockOffsets.toCanonical(text, block, word.start()));
        json.writeNumber(BlockOffsets.toCanonical(text, block, word.end()));
        json.writeNumber(ms(samples) + word.fromMs());
        json.writeNumber(ms(samples) + word.toMs());
        json.writeEndArray();
    }

    private long ms(long sample) {
        return (sample * 1000 + sampleRateHz / 2) / sampleRateHz;
    }

    /** Ends the file and gives it its name. */
    void commit() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
        file.commit();
    }

    /** Removes what was written, unless it was committed; from any thread. */
    void discard() {
        file.discard();
    }

    @Override
    public void close() throws IOException {
        discard();
        json.close();
    }

    /** A stretch of the canonical text that keeps the whole text's offsets. */
    private record Stretch(int from, String text) implements CharSequence {
        @Override
        public int length() {
            return from + text.length();
        }

        @Override
        public char charAt(int index) {
            return text.charAt(index - from);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start - from, end - from);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
