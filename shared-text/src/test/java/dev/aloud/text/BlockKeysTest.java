package dev.aloud.text;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class BlockKeysTest {
    private static final Voicing VOICING = new Voicing("kokoro-82m", "r1", "af_heart", Speed.NORMAL);

    @Test
    void a_key_is_the_digest_of_six_netstrings() {
        // The message is written out here, so that the rule can be checked by hand with any SHA-256.
        String message = "13:aloud-block/1,10:kokoro-82m,2:r1,8:af_heart,4:1000,12:Hello, world,";
        assertThat(new BlockKeys(VOICING).of("Hello, world"))
                .isEqualTo(Sha256.hex(message.getBytes(US_ASCII)))
                .isEqualTo("34dcaedaed9512ab221146eb3d6c6d60a0d53a178bcc9682c63a9d64d5cf18d1");
    }

    @Test
    void lengths_count_bytes_not_characters() {
        String message = "13:aloud-block/1,10:kokoro-82m,2:r1,8:af_heart,4:1000,8:Zoë 👍,";
        assertThat("Zoë 👍".getBytes(UTF_8)).hasSize(9);
        assertThat(new BlockKeys(VOICING).of("Zoë 👍"))
                .isEqualTo(Sha256.hex(message.replace("8:Zoë", "9:Zoë").getBytes(UTF_8)))
                .isNotEqualTo(Sha256.hex(message.getBytes(UTF_8)));
    }

    @Test
    void no_field_can_pass_for_another() {
        Set<String> keys = Stream.of(
                        new Voicing("a", "b", "c", Speed.NORMAL),
                        new Voicing("a,1:b", "", "c", Speed.NORMAL),
                        new Voicing("ab", "", "c", Speed.NORMAL),
                        new Voicing("", "ab", "c", Speed.NORMAL),
                        new Voicing("a", "b", "c", new Speed(1001)))
                .map(voicing -> new BlockKeys(voicing).of("text"))
                .collect(Collectors.toSet());
        assertThat(keys).hasSize(5);
    }

    @Property
    void any_block_is_named_as_an_independent_implementation_names_it(
            @ForAll String model,
            @ForAll String voice,
            @ForAll @IntRange(min = Speed.MIN, max = Speed.MAX) int speed,
            @ForAll String text)
            throws NoSuchAlgorithmException {
        Voicing voicing = new Voicing(wellFormed(model), "2026-11", wellFormed(voice), new Speed(speed));
        String blockText = wellFormed(text);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (String field : new String[] {
            "aloud-block/1", voicing.model(), "2026-11", voicing.voice(), String.valueOf(speed), blockText
        }) {
            byte[] bytes = field.getBytes(UTF_8);
            message.writeBytes((bytes.length + ":").getBytes(US_ASCII));
            message.writeBytes(bytes);
            message.write(',');
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(message.toByteArray());
        assertThat(new BlockKeys(voicing).of(blockText))
                .isEqualTo(HexFormat.of().formatHex(digest));
    }

    private static String wellFormed(String text) {
        return CanonicalText.of(text).text();
    }
}
