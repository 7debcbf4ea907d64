package dev.aloud.text;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class Sha256Test {
    @Test
    void the_examples_of_the_standard() {
        assertThat(Sha256.hex("abc".getBytes(US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.hex(new byte[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Sha256.hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".getBytes(US_ASCII)))
                .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    }

    @Property
    void any_bytes_in_any_pieces_digest_as_the_jdk_digests_them(
            @ForAll @Size(max = 300) byte[] data, @ForAll @IntRange(max = 300) int split)
            throws NoSuchAlgorithmException {
        int first = Math.min(split, data.length);
        byte[] digest = new Sha256()
                .update(data, 0, first)
                .update(data, first, data.length - first)
                .digest();
        assertThat(digest).isEqualTo(MessageDigest.getInstance("SHA-256").digest(data));
    }

    @Test
    void after_a_digest_it_starts_anew() {
        Sha256 sha = new Sha256();
        byte[] data = "abc".getBytes(US_ASCII);
        byte[] first = sha.update(data, 0, 3).digest();
        assertThat(sha.update(data, 0, 3).digest()).isEqualTo(first);
    }
}
