package dev.aloud.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.protocol.Message.Phase;
import dev.aloud.text.WordMark;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class MessageLawsTest {
    @Property
    void what_is_written_is_read_back(@ForAll("messages") Message message) throws ProtocolException {
        assertThat(MessageCodec.decode(MessageCodec.encode(message))).isEqualTo(message);
    }

    @Property
    void any_text_is_read_or_refused_in_good_order(@ForAll String text) {
        readsOrRefuses(text);
    }

    @Property
    void a_damaged_message_is_read_or_refused_in_good_order(
            @ForAll("messages") Message message, @ForAll int at, @ForAll char unit) {
        String json = MessageCodec.encode(message);
        int place = Math.floorMod(at, json.length());
        readsOrRefuses(json.substring(0, place) + unit + json.substring(place + 1));
        readsOrRefuses(json.substring(0, place));
    }

    private static void readsOrRefuses(String text) {
        try {
            assertThat(MessageCodec.decode(text)).isNotNull();
        } catch (ProtocolException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<Message> messages() {
        Arbitrary<Integer> index = Arbitraries.integers().between(0, Limits.MAX_BLOCKS - 1);
        Arbitrary<Long> amount = Arbitraries.longs().greaterOrEqual(0);
        Arbitrary<String> text = Arbitraries.strings().all().ofMaxLength(Limits.MAX_NONCE_UNITS);
        Arbitrary<Integer> count = Arbitraries.integers().between(0, Limits.MAX_WINDOW_BLOCKS);
        Arbitrary<List<Integer>> have = index.list().ofMaxSize(50);
        return Arbitraries.oneOf(
                Combinators.combine(index, count, have).as(Message.Want::new),
                text.map(Message.Ping::new),
                text.map(Message.Pong::new),
                Combinators.combine(amount, amount, amount).as(Message.Progress::new),
                Combinators.combine(index, amount).as(Message.Done::new),
                Combinators.combine(text, text, index).as(Message.ProtocolError::new),
                Combinators.combine(index, index, text, Arbitraries.of(true, false), phases())
                        .as((i, start, key, cached, phase) ->
                                new Message.BlockState(i, start, start + 100, key, cached, phase)));
    }

    private static Arbitrary<Phase> phases() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 1_000_000);
        Arbitrary<WordMark> word =
                Combinators.combine(any, any).as((start, from) -> new WordMark(start, start + 5, from, from + 300));
        Arbitrary<String> text = Arbitraries.strings().all().ofMaxLength(100);
        return Arbitraries.oneOf(
                Arbitraries.of(new Phase.Queued(), new Phase.Running()),
                Combinators.combine(any, any, word.list().ofMaxSize(60)).as(Phase.Ready::new),
                Combinators.combine(text, text, Arbitraries.of(true, false)).as(Phase.Failed::new));
    }
}
