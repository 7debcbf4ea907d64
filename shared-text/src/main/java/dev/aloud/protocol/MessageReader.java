package dev.aloud.protocol;

import dev.aloud.protocol.Message.Phase;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import dev.aloud.text.WordMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fields of each message, read and checked. */
final class MessageReader {
    private static final int MAX_NAME_UNITS = 256;
    private static final int MAX_TEXT_UNITS = 4096;
    private static final int MAX_INDEX = Limits.MAX_BLOCKS - 1;
    private static final int KEY_UNITS = 64;

    private MessageReader() {}

    static Message read(Map<String, Object> object) throws ProtocolException {
        String type = new Fields("a message", object).text("type", MAX_NAME_UNITS);
        var fields = new Fields(type, object);
        return switch (type) {
            case "want" -> want(fields);
            case "cancel" -> new Message.Cancel();
            case "ping" -> new Message.Ping(fields.text("nonce", Limits.MAX_NONCE_UNITS));
            case "pong" -> new Message.Pong(fields.text("nonce", Limits.MAX_NONCE_UNITS));
            case "job" -> job(fields);
            case "block" -> block(fields);
            case "progress" ->
                new Message.Progress(
                        fields.number("ms_done", 0, Long.MAX_VALUE),
                        fields.number("ms_total", 0, Long.MAX_VALUE),
                        fields.number("credits_spent", 0, Long.MAX_VALUE));
            case "done" ->
                new Message.Done(
                        fields.integer("blocks", 0, Limits.MAX_BLOCKS), fields.number("ms", 0, Long.MAX_VALUE));
            case "error" ->
                new Message.ProtocolError(
                        fields.text("code", MAX_NAME_UNITS),
                        fields.text("message", MAX_TEXT_UNITS),
                        fields.integer("retry_after_ms", 0, Integer.MAX_VALUE, 0));
            default -> new Message.Unknown(type);
        };
    }

    private static Message.Want want(Fields fields) throws ProtocolException {
        int first = fields.integer("first", 0, MAX_INDEX);
        int count = fields.integer("count", 0, Limits.MAX_WINDOW_BLOCKS);
        List<?> values = fields.listOrEmpty("have", Limits.MAX_HAVE);
        var have = new ArrayList<Integer>(values.size());
        for (Object value : values) {
            have.add((int) fields.number(value, "have", 0, MAX_INDEX));
        }
        return new Message.Want(first, count, have);
    }

    private static Message.JobInfo job(Fields fields) throws ProtocolException {
        var voicing = new Voicing(
                fields.text("model", MAX_NAME_UNITS),
                fields.text("revision", MAX_NAME_UNITS),
                fields.text("voice", MAX_NAME_UNITS),
                new Speed(fields.integer("speed", Speed.MIN, Speed.MAX)));
        String codec = fields.text("codec", MAX_NAME_UNITS);
        return new Message.JobInfo(
                fields.text("id", MAX_NAME_UNITS),
                voicing,
                AudioCodec.named(codec).orElseThrow(() -> fields.wrong("codec", "is unknown: " + codec)),
                fields.integer("sample_rate", Limits.MIN_SAMPLE_RATE_HZ, Limits.MAX_SAMPLE_RATE_HZ),
                fields.integer("blocks", 0, Limits.MAX_BLOCKS),
                fields.truth("complete", true),
                fields.number("est_ms", 0, Long.MAX_VALUE));
    }

    private static Message.BlockState block(Fields fields) throws ProtocolException {
        int start = fields.integer("start", 0, Integer.MAX_VALUE);
        return new Message.BlockState(
                fields.integer("index", 0, MAX_INDEX),
                start,
                fields.integer("end", start, Integer.MAX_VALUE),
                fields.text("key", KEY_UNITS),
                fields.truth("cached", false),
                phase(fields));
    }

    private static Phase phase(Fields fields) throws ProtocolException {
        String state = fields.text("state", MAX_NAME_UNITS);
        return switch (state) {
            case "queued" -> new Phase.Queued();
            case "running" -> new Phase.Running();
            case "ready" ->
                new Phase.Ready(
                        fields.integer("samples", 0, Integer.MAX_VALUE),
                        fields.integer("bytes", 0, Limits.MAX_BLOCK_BYTES),
                        words(fields));
            case "failed" ->
                new Phase.Failed(
                        fields.text("code", MAX_NAME_UNITS),
                        fields.text("message", MAX_TEXT_UNITS),
                        fields.truth("retryable"));
            default -> throw fields.wrong("state", "is unknown: " + state);
        };
    }

    private static List<WordMark> words(Fields fields) throws ProtocolException {
        List<?> values = fields.list("words", Limits.MAX_WORDS);
        var words = new ArrayList<WordMark>(values.size());
        for (Object value : values) {
            List<?> mark = fields.list(value, "words", 4);
            if (mark.size() != 4) {
                throw fields.wrong("words", "must hold [start, end, from_ms, to_ms]");
            }
            long start = fields.number(mark.get(0), "words", 0, Integer.MAX_VALUE);
            long end = fields.number(mark.get(1), "words", start, Integer.MAX_VALUE);
            long fromMs = fields.number(mark.get(2), "words", 0, Integer.MAX_VALUE);
            long toMs = fields.number(mark.get(3), "words", fromMs, Integer.MAX_VALUE);
            words.add(new WordMark((int) start, (int) end, (int) fromMs, (int) toMs));
        }
        return words;
    }
}
