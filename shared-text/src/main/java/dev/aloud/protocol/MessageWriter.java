package dev.aloud.protocol;

import dev.aloud.protocol.Message.Phase;
import dev.aloud.text.WordMark;

/** The fields of each message, in the order in which docs/protocol.md lists them. */
final class MessageWriter {
    private MessageWriter() {}

    static void write(Message message, JsonWriter json) {
        json.beginObject();
        switch (message) {
            case Message.Want m -> want(m, json);
            case Message.Cancel m -> json.field("type", "cancel");
            case Message.Ping m -> json.field("type", "ping").field("nonce", m.nonce());
            case Message.Pong m -> json.field("type", "pong").field("nonce", m.nonce());
            case Message.JobInfo m -> job(m, json);
            case Message.BlockState m -> block(m, json);
            case Message.Progress m ->
                json.field("type", "progress")
                        .field("ms_done", m.msDone())
                        .field("ms_total", m.msTotal())
                        .field("credits_spent", m.creditsSpent());
            case Message.Done m ->
                json.field("type", "done").field("blocks", m.blocks()).field("ms", m.ms());
            case Message.ProtocolError m -> error(m, json);
            case Message.Unknown m -> json.field("type", m.type());
        }
        json.endObject();
    }

    private static void want(Message.Want m, JsonWriter json) {
        json.field("type", "want").field("first", m.first()).field("count", m.count());
        json.name("have").beginArray();
        for (int index : m.have()) {
            json.value(index);
        }
        json.endArray();
    }

    private static void job(Message.JobInfo m, JsonWriter json) {
        json.field("type", "job")
                .field("id", m.id())
                .field("model", m.voicing().model())
                .field("revision", m.voicing().revision())
                .field("voice", m.voicing().voice())
                .field("speed", m.voicing().speed().thousandths())
                .field("codec", m.codec().wireName())
                .field("sample_rate", m.sampleRateHz())
                .field("blocks", m.blocks())
                .field("complete", m.complete())
                .field("est_ms", m.estMs());
    }

    private static void block(Message.BlockState m, JsonWriter json) {
        json.field("type", "block")
                .field("index", m.index())
                .field("start", m.start())
                .field("end", m.end())
                .field("key", m.key())
                .field("state", stateName(m.phase()))
                .field("cached", m.cached());
        switch (m.phase()) {
            case Phase.Queued p -> {}
            case Phase.Running p -> {}
            case Phase.Ready p -> ready(p, json);
            case Phase.Failed p ->
                json.field("code", p.code()).field("message", p.message()).field("retryable", p.retryable());
        }
    }

    private static void ready(Phase.Ready ready, JsonWriter json) {
        json.field("samples", ready.samples()).field("bytes", ready.bytes());
        json.name("words").beginArray();
        for (WordMark word : ready.words()) {
            json.beginArray()
                    .value(word.start())
                    .value(word.end())
                    .value(word.fromMs())
                    .value(word.toMs())
                    .endArray();
        }
        json.endArray();
    }

    private static void error(Message.ProtocolError m, JsonWriter json) {
        json.field("type", "error").field("code", m.code()).field("message", m.message());
        if (m.retryAfterMs() > 0) {
            json.field("retry_after_ms", m.retryAfterMs());
        }
    }

    private static String stateName(Phase phase) {
        return switch (phase) {
            case Phase.Queued p -> "queued";
            case Phase.Running p -> "running";
            case Phase.Ready p -> "ready";
            case Phase.Failed p -> "failed";
        };
    }
}
