package dev.aloud.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.kokoro.KokoroText;
import dev.aloud.text.spoken.Accent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words and short sentences, in both accents. */
final class PronunciationTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            whiteboard | wˈItbˌɔɹd | wˈItbˌɔːd
            screenshot | skɹˈinʃˌɑt | skɹˈiːnʃˌɒt
            Monday | mˈʌndˌA | mˈʌndˌA
            important | ɪmpˈɔɹtᵊnt | ɪmpˈɔːtᵊnt
            hello | həlˈO | həlˈQ
            television | tˈɛləvˌɪʒən | tˈɛləvˌɪʒᵊn
            channel | ʧˈænᵊl | ʧˈanᵊl
            city | sˈɪTi | sˈɪti
            button | bˈʌtᵊn | bˈʌtᵊn
            bottle | bˈɑTᵊl | bˈɒtᵊl
            boxes | bˈɑksᵻz | bˈɒksɪz
            wanted to | wˈɔntᵻd tu | wˈɒntɪd tuː
            played | plˈAd | plˈAd
            kissed | kˈɪst | kˈɪst
            bird | bˈɜɹd | bˈɜːd
            father | fˈɑðəɹ | fˈɑːðə
            new | nˈu | njˈuː
            student | stˈudᵊnt | stjˈuːdᵊnt
            bath | bˈæθ | bˈɑːθ
            dancing | dˈænsɪŋ | dˈɑːnsɪŋ
            gas | ɡˈæs | ɡˈas
            dog | dˈɔɡ | dˈɒɡ
            caught | kˈɔt | kˈɔːt
            four | fˈɔɹ | fˈɔː
            square | skwˈɛɹ | skwˈɛː
            very | vˈɛɹi | vˈɛɹi
            various | vˈɛɹiəs | vˈɛːɹɪəs
            near | nˈɪɹ | nˈɪə
            fire | fˈIəɹ | fˈIə
            boy | bˈY | bˈY
            house | hˈWs | hˈWs
            million | mˈɪljən | mˈɪljən
            hurry | hˈɜɹi | hˈʌɹi
            secretary | sˈɛkɹətˌɛɹi | sˈɛkɹətəɹi
            schedule | skˈɛʤʊl | ʃˈɛdjuːl
            the apple | ði ˈæpᵊl | ðiː ˈapᵊl
            the dog | ðə dˈɔɡ | ðə dˈɒɡ
            a cat | ɐ kˈæt | ɐ kˈat
            far away | fˈɑɹ əwˈA | fˈɑːɹ əwˈA
            to eat | tʊ ˈit | tʊ ˈiːt
            to go | tə ɡˈO | tə ɡˈQ
            """)
    void in_both_accents(String text, String american, String british) {
        assertThat(said(text, Accent.US)).isEqualTo(american);
        assertThat(said(text, Accent.GB)).isEqualTo(british);
    }

    private static String said(String text, Accent accent) {
        return KokoroText.of(text, accent, English.lexicon()).phonemes();
    }
}
