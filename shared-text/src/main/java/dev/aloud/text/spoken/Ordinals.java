package dev.aloud.text.spoken;

/** Ordinal numbers in words, made from the cardinal. */
final class Ordinals {
    private static final Phrases IRREGULAR = new Phrases("""
            one = first
            two = second
            three = third
            five = fifth
            eight = eighth
            nine = ninth
            twelve = twelfth
            """);

    private Ordinals() {}

    static String of(int number, Accent accent) {
        return of(Cardinals.of(number, accent));
    }

    /** Makes the ordinal of a number in words. */
    static String of(String cardinal) {
        int last = cardinal.lastIndexOf(' ') + 1;
        String word = cardinal.substring(last);
        String ordinal = IRREGULAR.of(word);
        if (ordinal.isEmpty()) {
            ordinal = word.endsWith("y") ? word.substring(0, word.length() - 1) + "ieth" : word + "th";
        }
        return cardinal.substring(0, last) + ordinal;
    }

    /** Makes the plural of a number in words: {@code twenties}, {@code sevens}, {@code sixes}, {@code thirds}. */
    static String plural(String number) {
        if (number.endsWith("y")) {
            return number.substring(0, number.length() - 1) + "ies";
        }
        if (number.endsWith("half")) {
            return number.substring(0, number.length() - 1) + "ves";
        }
        return number + (number.endsWith("x") ? "es" : "s");
    }
}
