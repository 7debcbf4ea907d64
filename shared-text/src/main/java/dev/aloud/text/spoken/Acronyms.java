package dev.aloud.text.spoken;

/** What is said for words in capitals that their letters do not tell: acronyms that are words, and words that are initials. */
final class Acronyms {
    /** Said as a word, though short and no English word. */
    private static final WordSet WORDS = WordSet.of("""
            nasa nato opec aids sars mers uefa nafta asean brics ram rom pin sim gif lan wan ikea lego midi bios peta darpa fema
            unesco unicef osha cern fomo yolo swat wasp dare lisp awol mash veto pisa nand nor xor raid sata isil anzac bafta emmy nike
            fiat saab audi asda asos zara visa unix ajax ruby rust java cad cam posix ascii nasdaq nascar qantas covid
            isis hud pac spac potus scotus flotus nimby bipoc cobra lasik aipac doge gaap nist basel erisa noaa unctad norad mensa hamas fatah pixar cobol fortran dino nero tesla meta uber sony dell ebay hulu
            fido opel seat kiel oslo rome bonn cuba iran iraq oman peru chad fiji mali togo nepal qatar kenya
            john mary anna paul mark luke jane kate lisa emma jack adam eric ivan karl hugo
            """);

    /** English words that are more often initials when they stand in capitals among small letters. */
    private static final WordSet INITIALS_LIKE_WORDS = WordSet.of("us it sat led");

    /** Said by the letters even in a text that is all in capitals. */
    private static final WordSet INITIALS = WordSet.of("""
            pm un eu uk id ai la hr pr ip tv pc cd dj mc mp ms vp ceo cfo cto usa fbi cia irs api aol ibm imf epa faq gdp
            gdpr icu ipo iq isp nba nfl abc bbc cbs aka asap atm eea gps hiv iou ivf lcd mba mri msn nhs npr nsa roi sos
            uae ufo unhcr usb usd utc vip aa aaa url uri sdk ide ios ssd hdd lgbt lgbtq ussr aclu oecd osce wto edt est
            pdt pst mdt cst gmt rna dna eta fda doj dod dhs nyc nyu ucla usc suv diy ceo nhl mlb mls ncaa ufc wwe
            """);

    private static final Phrases SPECIAL = new Phrases("""
            OK = okay
            WWI = world war one
            WWII = world war two
            WW1 = world war one
            WW2 = world war two
            IEEE = I triple E
            NAACP = N double A C P
            AAA = triple A
            NCAA = N C double A
            JSON = jason
            JPEG = jay peg
            JPG = jay peg
            MPEG = em peg
            YAML = yammel
            SQL = sequel
            WYSIWYG = wizzy wig
            SCSI = scuzzy
            CMOS = see moss
            HIPAA = hippa
            NOAA = noah
            FIFA = feefa
            USAID = U S aid
            ICANN = eye can
            AWOL = A wall
            LOL = L O L
            NVIDIA = en vidia
            GUI = gooey
            VRAM = V ram
            DRAM = D ram
            MAGA = magga
            DACA = dacka
            CRISPR = crisper
            FOIA = foya
            """);

    private Acronyms() {}

    /** Whether it is said as a word, by its small letters. */
    static boolean isWord(String lower) {
        return WORDS.has(lower);
    }

    /** Whether it is said by its letters, by its small letters. */
    static boolean isInitials(String lower, boolean shouted) {
        return INITIALS.has(lower) || (!shouted && INITIALS_LIKE_WORDS.has(lower));
    }

    /** A phrase of its own, or an empty string. */
    static String phrase(String written) {
        return SPECIAL.of(written);
    }
}
