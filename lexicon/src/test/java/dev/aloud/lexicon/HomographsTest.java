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
            Have you read this book? | ɹˈɛd
            Have they ever read it? | ɹˈɛd
            Which of these have you read? | ɹˈɛd
            Has John read the letter? | ɹˈɛd
            Had the children read the story? | ɹˈɛd
            I will have you read the contract | ɹˈid
            Did the children read it? | ɹˈid
            Can Mary read without glasses? | ɹˈid
            He made the students read it aloud | ɹˈid
            Now read the next page | ɹˈid
            Then read the next page. | ɹˈid
            He opened the letter, then read it aloud. | ɹˈɛd
            She sat down and read the paper. | ɹˈɛd
            I want to sit down and read a book. | ɹˈid
            The sign read "No entry". | ɹˈɛd
            A note on the door read: back soon. | ɹˈɛd
            a well-read man | ɹˈɛd
            the most widely read paper | ɹˈɛd
            It was a good read. | ɹˈid
            Students read books every day. | ɹˈid
            When read aloud, it sounds better. | ɹˈɛd
            The meeting came to a close. | klˈOz
            Polls (banks, doors) close at 8 p.m. | klˈOz
            The shops close on Sundays | klˈOz
            Stores close by nine | klˈOz
            Christmas is close at hand | klˈOs
            his close colleagues | klˈOs
            a close friend | klˈOs
            She held him close. | klˈOs
            She lives close by. | klˈOs
            Many live in poverty | lˈɪv
            Most live near the coast | lˈɪv
            Some live alone | lˈɪv
            Both live in Paris | lˈɪv
            We all live in a yellow submarine | lˈɪv
            We watched it on live TV | lˈIv
            The game is on live television | lˈIv
            Many live shows were cancelled | lˈIv
            with live music | lˈIv
            I saw them live in Berlin | lˈIv
            reporting live from Paris | lˈIv
            a live-in nanny | lˈɪv
            The FBI suspects a mole | səspˈɛkts
            The FBI read the emails | ɹˈɛd
            My sister lives across the street | lˈɪvz
            John lives and works in Rome | lˈɪvz
            My brother still lives there | lˈɪvz
            She works and lives in Rome | lˈɪvz
            Everyone lives somewhere | lˈɪvz
            Many American lives were lost | lˈIvz
            A cat has nine lives | lˈIvz
            the lives of others | lˈIvz
            The content that users upload | kˈɑntɛnt
            our content to readers | kˈɑntɛnt
            He was not content with that | kəntˈɛnt
            They seemed content to wait | kəntˈɛnt
            A dove in the tree | dˈʌv
            The white dove in the cage | dˈʌv
            The diver dove into the lake | dˈOv
            Wind it around the spool | wˈInd
            You have to wind a clock | wˈInd
            high levels of lead | lˈɛd
            exposure to lead in water | lˈɛd
            in search of lead singers | lˈid
            Drug use among teens | jˈus
            land use in cities | jˈus
            Tobacco use among adults rose | jˈus
            Kids today use phones | jˈuz
            Trees produce oxygen | pɹədˈus
            Farmers export grain | ɪkspˈɔɹt
            cars that use petrol | jˈuz
            The factory produces cars | pɹədˈusᵻz
            Many object to the plan | əbʤˈɛkt
            a sports contest | kˈɑntˌɛst
            She makes progress | pɹˈɑɡɹˌɛs
            two houses | hˈWzᵻz
            The "lead" pipe (a "live" wire) | lˈɛd
            The so-called "rules" permit entry | pəɹmˈɪt
            The does ran into the woods | dˈOz
            The dove dove toward the branch | dˈOv
            It made him content. | kəntˈɛnt
            The country imports more than before | ɪmpˈɔɹts
            when demand increases | ɪnkɹˈisᵻz
            for the invalid. | ˈɪnvələd
            They were never close. | klˈOs
            She pulled it close around her | klˈOs
            Shops close around nine | klˈOz
            Few use cash. | jˈuz
            We all use the stairs | jˈuz
            many record companies | ɹˈɛkəɹd
            She wound it. | wˈWnd
            He was tested for lead. | lˈɛd
            lead in the soil | lˈɛd
            The lead in the race | lˈid
            Neither of them read it. | ɹˈɛd
            the ship's bow | bˈW
            a shot across the bow | bˈW
            with her content. | kˈɑntɛnt
            Those present agreed | pɹˈɛzᵊnt
            """)
    void american(String text, String expected) {
        assertThat(" " + said(text) + " ").contains(" " + expected + " ");
    }

    private static String said(String text) {
        return KokoroText.of(text, Accent.US, English.lexicon()).phonemes().replaceAll("[,?.!:\"()]", "");
    }
}
