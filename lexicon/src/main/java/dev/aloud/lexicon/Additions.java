package dev.aloud.lexicon;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names, and some cries, that the dictionary does not have, and whose letters tell little, or has as hardly anybody says them.
 * Written down by ear, as the news in America say them; other forms of a name ("Macron's") follow from it.
 */
final class Additions {
    private static final String TABLE = """
            adichie AH0 D IY1 CH IY0 EY2
            aeschylus EH1 S K AH0 L AH0 S
            ahem AH0 HH EH1 M
            aiden EY1 D AH0 N
            airbnb EH2 R B IY0 EH2 N B IY1
            alcaraz AE2 L K AH0 R AA1 Z
            alibaba AE2 L IY0 B AA1 B AH0
            altman AO1 L T M AH0 N
            anjali AA1 N JH AH0 L IY0
            aoife IY1 F AH0
            astrazeneca AE2 S T R AH0 Z EH1 N AH0 K AH0
            aww AO1
            barack B AH0 R AA1 K
            beethoven B EY1 T OW2 V AH0 N
            bengaluru B EH2 NG G AH0 L UH1 R UW0
            beyonce B IY0 AA1 N S EY0
            bezos B EY1 Z OW0 S
            bizet B IY0 Z EY1
            borges B AO1 R HH EH2 S
            botticelli B AA2 T IH0 CH EH1 L IY0
            bratislava B R AA2 T IH0 S L AA1 V AH0
            brielle B R IY0 EH1 L
            brno B ER1 N OW0
            bruges B R UW1 ZH
            busan B UW1 S AA2 N
            buttigieg B UW1 T IH0 JH EH2 JH
            bytedance B AY1 T D AE2 N S
            caernarfon K ER0 N AA1 R V AH0 N
            camila K AH0 M IY1 L AH0
            camus K AE0 M UW1
            chalamet SH AE1 L AH0 M EY2
            chekhov CH EH1 K AO2 F
            chipotle CH IH0 P OW1 T L EY2
            chisinau K IH2 SH IH0 N AW1
            cholmondeley CH AH1 M L IY0
            chongqing CH UH2 NG CH IH1 NG
            chopin SH OW1 P AE2 N
            ciara K IY1 R AH0
            citroen S IH1 T R OW0 AH0 N
            craig K R EH1 G
            cusco K UW1 S K OW0
            dafydd D AE1 V IH0 DH
            de D AH0
            debussy D EH2 B Y UW0 S IY1
            declan D EH1 K L AH0 N
            desantis D AH0 S AE1 N T IH0 S
            djokovic JH OW1 K AH0 V IH2 CH
            dostoevsky D AO2 S T AH0 Y EH1 F S K IY0
            dvorak D V AO1 R ZH AE2 K
            earhart EH1 R HH AA2 R T
            easyjet IY1 Z IY0 JH EH2 T
            eliana EH2 L IY0 AA1 N AH0
            enya EH1 N Y AH0
            eoin OW1 AH0 N
            erdogan ER1 D AH0 W AA2 N
            euripides Y UH0 R IH1 P IH0 D IY2 Z
            fatima F AA1 T IH0 M AH0
            fauci F AW1 CH IY0
            fermat F EH0 R M AA1
            gianna JH IY0 AA1 N AH0
            givenchy ZH IY2 V AA0 N SH IY1
            goethe G ER1 T AH0
            greyson G R EY1 S AH0 N
            grieg G R IY1 G
            guangzhou G W AA2 NG JH OW1
            guillermo G IY0 Y EH1 R M OW0
            haha HH AA1 HH AA2
            hanoi HH AA0 N OY1
            haruki HH AA0 R UW1 K IY0
            hehe HH EH1 HH EH2
            heisenberg HH AY1 Z AH0 N B ER2 G
            herodotus HH ER0 AA1 D AH0 T AH0 S
            huang HH W AA1 NG
            huawei HH W AA1 W EY2
            hyderabad HH AY1 D ER0 AH0 B AE2 D
            hyundai HH AH1 N D EY2
            ibrahimovic IH2 B R AH0 HH IY1 M AH0 V IH2 CH
            jaxon JH AE1 K S AH0 N
            jaxson JH AE1 K S AH0 N
            jinping JH IH1 N P IH1 NG
            jurgen Y ER1 G AH0 N
            kai K AY1
            kamala K AA1 M AH0 L AH0
            kanye K AA1 N Y EY0
            kaylee K EY1 L IY0
            kharkiv K AA1 R K IY0 V
            kia K IY1 AH0
            kierkegaard K IH1 R K AH0 G AA2 R D
            kolkata K OW0 L K AA1 T AH0
            kyiv K IY1 V
            kyoto K IY0 OW1 T OW0
            leicestershire L EH1 S T ER0 SH ER0
            lenovo L AH0 N OW1 V OW0
            lidl L IY1 D AH0 L
            lima L IY1 M AH0
            linus L AY1 N AH0 S
            loreal L AO2 R IY0 AE1 L
            louvre L UW1 V R AH0
            mackinac M AE1 K AH0 N AO2
            macron M AH0 K R OW1 N
            mallorca M AA0 Y AO1 R K AH0
            malmo M AA1 L M OW0
            mariupol M AA2 R IY0 UW1 P OW0 L
            marrakesh M AE1 R AH0 K EH2 SH
            mbappe AH0 M B AA0 P EY1
            medellin M EH2 D AH0 Y IY1 N
            messi M EH1 S IY0
            modena M OW1 D AH0 N AH0
            moderna M AH0 D ER1 N AH0
            mozart M OW1 T S AA2 R T
            nadal N AH0 D AA1 L
            nadella N AH0 D EH1 L AH0
            nehru N EY1 R UW0
            nevaeh N AH0 V EY1 AH0
            neymar N EY1 M AA2 R
            nguyen W IH1 N
            niamh N IY1 V
            nietzsche N IY1 CH AH0
            norwich N AO1 R IH0 CH
            oaxaca W AH0 HH AA1 K AH0
            openai OW2 P AH0 N EY2 AY1
            outta AW1 T AH0
            owain OW1 AY0 N
            pele P EH1 L EY0
            pepys P IY1 P S
            peugeot P UW0 ZH OW1
            pfft P F T
            pham F AA1 M
            phnom P AH0 N AA1 M
            pichai P IH1 CH AY2
            priya P R IY1 Y AH0
            proust P R UW1 S T
            psst P S T
            quito K IY1 T OW0
            reykjavik R EY1 K Y AH0 V IH2 K
            ronaldo R OW0 N AA1 L D OW0
            sainsbury S EY1 N Z B ER0 IY0
            sanjay S AH1 N JH EY0
            saoirse S ER1 SH AH0
            sarkozy S AA2 R K OW0 Z IY1
            schrodinger SH R OW1 D IH0 NG ER0
            sharapova SH AE2 R AH0 P OW1 V AH0
            shenzhen SH EH2 N JH EH1 N
            sian SH AA1 N
            sibelius S IH0 B EY1 L IY0 AH0 S
            siobhan SH IH0 V AO1 N
            skylar S K AY1 L ER0
            southwark S AH1 DH ER0 K
            strindberg S T R IH1 N D B ER2 G
            sudoku S UW0 D OW1 K UW0
            swansea S W AA1 N Z IY0
            tallinn T AA1 L IH0 N
            tchaikovsky CH AY0 K AO1 F S K IY0
            tehran T EH0 R AA1 N
            tencent T EH1 N S EH2 N T
            tenerife T EH2 N ER0 IY1 F
            thessaloniki TH EH2 S AH0 L AH0 N IY1 K IY0
            thucydides TH UW0 S IH1 D IH0 D IY2 Z
            tiktok T IH1 K T AA2 K
            timothee T IH1 M AH0 TH EY2
            torvalds T AO1 R V AO0 L D Z
            utrecht Y UW1 T R EH2 K T
            vientiane V Y EH2 N T Y AA1 N
            vuitton V W IY0 T AA1 N
            waitrose W EY1 T R OW2 Z
            wang W AA1 NG
            warwick W AO1 R IH0 K
            wechat W IY1 CH AE2 T
            wuhan W UW1 HH AA2 N
            xiaomi SH AW1 M IY0
            xu SH UW1
            yuki Y UW1 K IY0
            zelensky Z AH0 L EH1 N S K IY0
            zelenskyy Z AH0 L EH1 N S K IY0
            zendaya Z EH0 N D EY1 AH0
            zhang JH AA1 NG
            zhao JH AW1
            zhou JH OW1
            zidane Z IH0 D AA1 N
            zlatan Z L AA1 T AA0 N
            """;

    private Additions() {}

    /** The words with their phones as in the dictionary, in the order of the alphabet. */
    static SortedMap<String, String> phones() {
        SortedMap<String, String> phones = new TreeMap<>();
        TABLE.lines().forEach(line -> {
            int space = line.indexOf(' ');
            phones.put(line.substring(0, space), line.substring(space + 1));
        });
        return phones;
    }
}
