package dev.aloud.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.kokoro.KokoroText;
import dev.aloud.text.spoken.Accent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that are spelled alike are told apart by the words beside them. */
final class HomographsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            I will read the letter | ɹˈid
            She read the letter yesterday | ɹˈɛd
            He has never read it | ɹˈɛd
            Did she read it? | ɹˈid
            Lead the way | lˈid
            a lead pipe | lˈɛd
            made of lead and zinc | lˈɛd
            We live in a small town | lˈɪv
            The concert was broadcast live | lˈIv
            a live audience | lˈIv
            She lives in Boston | lˈɪvz
            It saved many lives | lˈIvz
            The wind blew | wˈɪnd
            Please wind up the clock, you must wind the clock | wˈInd
            They record every lecture | ɹəkˈɔɹd
            He broke the record | ɹˈɛkəɹd
            The present was wrapped | pɹˈɛzᵊnt
            Let me present the winner | pɹəzˈɛnt
            You can use it | jˈuz
            The use of force | jˈus
            They used to sing | jˈust
            It was used by farmers | jˈuzd
            Close the window | klˈOz
            They stood close to each other | klˈOs
            wiped a tear from her eye | tˈɪɹ
            Do not tear the page | tˈɛɹ
            He took a bow | bˈW
            a bow and arrow | bˈO
            What does it mean? | dˌʌz
            Wait a minute | mˈɪnət
            in minute detail | mInˈut
            I object to that | əbʤˈɛkt
            a strange object | ˈɑbʤɛkt
            The content of the file | kˈɑntɛnt
            She was content with little | kəntˈɛnt
            You need a permit | pˈɜɹmˌɪt
            The rules permit that, they permit it | pəɹmˈɪt
            I refuse to go | ɹəfjˈuz
            a pile of refuse | ɹˈɛfjˌus
            lost in the desert | dˈɛzəɹt
            He would never desert his friends | dəzˈɜɹt
            shoe polish | pˈɑlɪʃ
            a Polish poet | pˈOlɪʃ
            in August | ˈɔɡəst
            Please separate the eggs, you should separate them | sˈɛpəɹˌAt
            in separate rooms | sˈɛpəɹət
            He wound up the clock | wˈWnd
            a deep wound | wˈund
            The bird is a dove | dˈʌv
            He dove into the pool | dˈOv
            """)
    void american(String text, String expected) {
        assertThat(" " + said(text) + " ").contains(" " + expected + " ");
    }

    private static String said(String text) {
        return KokoroText.of(text, Accent.US, English.lexicon())
                .phonemes()
                .replace(",", "")
                .replace("?", "")
                .replace(".", "");
    }
}
