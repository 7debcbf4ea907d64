package dev.aloud.text.spoken;

/** Words in capitals: initials ({@code BBC}), acronyms ({@code NASA}), and words that are stressed ({@code STOP}). */
final class Capitals implements Rule {
    private static final WordSet ONSETS =
            WordSet.of("bl br ch chr cl cr dr dw fl fr gh gl gn gr kn kr ph pl pr ps qu rh sc"
                    + " sch scr sh shr sk sl sm sn sp sph spl spr squ st str sw th thr tr tw wh wr ts kl ");
    private static final WordSet CODAS =
            WordSet.of("ck ct ds ff ft gh ght gs ks ld lds lf lk ll lls lm lp ls lt lts mb mp mph"
                    + " mps ms nch nd nds ng ngs nk nks nn ns nt nth nts ph pt pts ps rb rbs rc rch rd rds rf rg rk rks rl rls rld rm"
                    + " rms rn rns rp rs rst rt rth rts sh sk sks sm sp ss st sts tch th ths ts tt wd wk wl wn wns ws xt zz bs ms lth"
                    + " rsh ntz tz ht bt gn mn lch nge dd gg pp ");
    private static final int LONGEST_INITIALS = 4;
    private static final int LONGEST_MIDDLE = 4;

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        int end = at;
        while (text.isUpper(end)) {
            end++;
        }
        if (end - at < 2) {
            return at;
        }
        boolean plural = text.at(end) == 's' && !text.isWord(end + 1);
        if (text.isWord(end) && !plural) {
            return at;
        }
        String written = text.text(at, end);
        String phrase = phrase(reading, written, at, end);
        boolean initials = Ascii.isUpper(phrase.charAt(phrase.length() - 1));
        int ending = end;
        if (plural) {
            ending = end + 1;
        } else if (text.at(end) == '\'' && text.isLetter(end + 1)) {
            ending = end + 1;
            while (text.isLetter(ending) && ending - end < LONGEST_MIDDLE) {
                ending++;
            }
        }
        if (text.isWord(ending)) {
            ending = end;
        }
        String suffix = Ascii.lower(text.text(end, ending));
        if (initials) {
            reading.said.phrase(phrase, at, ending);
            suffix = suffix.equals("s") ? "'s" : suffix;
            reading.said.word(suffix, false, at, ending);
        } else {
            reading.said.phrase(phrase + suffix, at, ending);
        }
        return ending;
    }

    private static String phrase(Reading reading, String written, int at, int end) {
        String lower = Ascii.lower(written);
        String special = Acronyms.phrase(written);
        if (!special.isEmpty()) {
            return special;
        }
        boolean who = lower.equals("who") && reading.before(at).equals("the") && !reading.shouted;
        boolean era = lower.equals("ad") && besideNumber(reading.text, at, end);
        boolean radio = lower.equals("am") && !reading.before(at).equals("i") && !reading.shouted;
        boolean initials = who || era || radio || Acronyms.isInitials(lower, reading.shouted);
        boolean known = !initials && (Acronyms.isWord(lower) || ShortWords.has(lower) || isPluralWord(lower));
        boolean longWord = lower.length() > LONGEST_INITIALS || reading.shouted;
        if (known || (!initials && longWord && isPronounceable(lower))) {
            return lower;
        }
        return Alphanumerics.letters(written);
    }

    private static boolean isPluralWord(String lower) {
        return lower.length() > LONGEST_INITIALS - 1
                && lower.endsWith("s")
                && ShortWords.has(lower.substring(0, lower.length() - 1));
    }

    private static boolean besideNumber(FoldedText text, int at, int end) {
        return text.isDigit(end + 1) || text.isDigit(at - 2);
    }

    /** Whether an English reader would say it as a word: vowels between consonants that go together. */
    static boolean isPronounceable(String word) {
        String lower = Ascii.lower(word);
        int first = 0;
        while (first < lower.length() && !isVowel(lower, first)) {
            first++;
        }
        int last = lower.length();
        while (last > first && !isVowel(lower, last - 1)) {
            last--;
        }
        if (first == lower.length() || first > 3 || lower.length() - last > 4) {
            return false;
        }
        boolean onset = first < 2 || ONSETS.has(lower.substring(0, first));
        boolean coda = lower.length() - last < 2 || CODAS.has(lower.substring(last));
        int consonants = 0;
        int vowels = 0;
        for (int i = first; i < last; i++) {
            consonants = isVowel(lower, i) ? 0 : consonants + 1;
            vowels = isVowel(lower, i) ? vowels + 1 : 0;
            if (consonants > LONGEST_MIDDLE || vowels > 3) {
                return false;
            }
        }
        return onset && coda;
    }

    private static boolean isVowel(String word, int at) {
        char c = word.charAt(at);
        return Ascii.isVowel(c) || (c == 'y' && (at > 0 || (word.length() > 1 && !Ascii.isVowel(word.charAt(1)))));
    }
}
