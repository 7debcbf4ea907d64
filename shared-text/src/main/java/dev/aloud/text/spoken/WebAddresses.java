package dev.aloud.text.spoken;

/** Addresses of pages and mail, names of files, and paths, as people say them: {@code example dot com slash help}. */
final class WebAddresses implements Rule {
    private static final WordSet DOMAINS =
            WordSet.of("com org net edu gov mil int info biz dev app io co uk us de fr it es nl"
                    + " eu ca au jp cn in ru br ch se no fi dk pl ie nz za be at pt gr cz kr tv me ai ly be fm gg to xyz site online"
                    + " blog shop tech store news cloud ac museum name pro page club");
    private static final WordSet FILES =
            WordSet.of("js ts md txt pdf doc docx xls xlsx ppt pptx csv json xml html htm css"
                    + " java py rb rs go sh bat exe dll zip gz tar jpg jpeg png gif svg mp mp3 mp4 wav flac ogg avi mov iso log yml"
                    + " yaml toml ini cfg conf sql db jar cpp h c php jsx tsx vue env lock bak epub wasm onnx");

    /** Domains and endings that are said as a word; others so short are spelled. */
    private static final WordSet SAID =
            WordSet.of("com org net gov mil info biz dev app co museum name pro page club site"
                    + " online blog shop tech store news cloud io doc zip log java");

    /** Names of hosts that are said in a way of their own. */
    private static final Phrases NAMES = new Phrases("""
            gmail = G mail
            hotmail = hot mail
            github = git hub
            youtube = youtube
            linkedin = linked in
            ebay = E bay
            wikipedia = wikipedia
            """);

    private static final Phrases SIGNS = new Phrases("""
            . = dot
            / = slash
            - = dash
            _ = underscore
            @ = at
            : = colon
            ~ = tilde
            + = plus
            = = equals
            & = and
            ? = question mark
            # = hash
            % = percent
            \\ = backslash
            """);
    private static final int LONGEST = 2000;

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        boolean begins = text.at(at) == '/' || text.at(at) == '.' || text.isWord(at);
        if (!begins || text.isWord(at - 1) || isSign(text.at(at - 1))) {
            return at;
        }
        int end = chunkEnd(text, at);
        int host = schemeEnd(text, at, end);
        boolean address = host > at || isMail(text, at, end) || isHost(text, at, end);
        if (!address && !isPath(text, at, end) && !isFile(text, at, end)) {
            return at;
        }
        int stop = host > at || isHost(text, at, end) ? addressEnd(text, host, end) : end;
        reading.said.phrase(Spelling.of(reading, host, stop), at, end);
        return end;
    }

    /** Where the characters end that an address may have, without the punctuation of the sentence. */
    private static int chunkEnd(FoldedText text, int at) {
        int end = at;
        while (end - at < LONGEST && (text.isWord(end) || isSign(text.at(end)))) {
            end++;
        }
        while (end > at && (".:?-".indexOf(text.at(end - 1)) >= 0)) {
            end--;
        }
        return end;
    }

    private static boolean isSign(char c) {
        return SIGNS.has(String.valueOf(c)) && c != FoldedText.NOTHING;
    }

    static String sign(char c) {
        return SIGNS.of(String.valueOf(c));
    }

    /** What is said for a name of its own kind, or an empty string. */
    static String name(String lower) {
        return NAMES.of(lower);
    }

    /** Whether a part of an address is said as a word and not by its letters. */
    static boolean isSaid(String lower) {
        return SAID.has(lower);
    }

    /** Where the host begins behind {@code https://} and the like, or the place itself. */
    private static int schemeEnd(FoldedText text, int at, int end) {
        for (int i = at; i < Math.min(end - 2, at + 8); i++) {
            if (text.at(i) == ':') {
                boolean scheme = i > at + 1 && text.at(i + 1) == '/' && text.at(i + 2) == '/' && text.isWord(i + 3);
                boolean mail = text.text(at, i).equals("mailto");
                return scheme ? i + 3 : mail ? i + 1 : at;
            }
            if (!text.isLetter(i)) {
                return at;
            }
        }
        return at;
    }

    /** Where the query or fragment begins, which nobody says; or the end. A slash before it is not said either. */
    private static int addressEnd(FoldedText text, int from, int end) {
        int stop = from;
        while (stop < end && text.at(stop) != '?' && text.at(stop) != '#') {
            stop++;
        }
        return stop > from + 1 && text.at(stop - 1) == '/' ? stop - 1 : stop;
    }

    private static boolean isMail(FoldedText text, int at, int end) {
        int sign = at;
        while (sign < end && text.at(sign) != '@') {
            sign++;
        }
        if (sign == at || sign >= end - 3 || !text.isWord(sign + 1)) {
            return false;
        }
        for (int i = sign + 2; i < end - 1; i++) {
            if (text.at(i) == '.' && text.isLetter(i + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is names with dots between, of which the last is that of a domain. */
    private static boolean isHost(FoldedText text, int at, int end) {
        int last = -1;
        int stop = at;
        while (stop < end && (text.isWord(stop) || text.at(stop) == '.' || text.at(stop) == '-')) {
            if (text.at(stop) == '.') {
                if (!text.isWord(stop + 1) || !text.isWord(stop - 1)) {
                    return false;
                }
                last = stop;
            }
            stop++;
        }
        if (last < 0
                || stop - last > 8
                || !text.isLower(last + 1)
                || (stop < end && "/:?#".indexOf(text.at(stop)) < 0)) {
            return false;
        }
        String www = Ascii.lower(text.text(at, Math.min(at + 4, end)));
        return www.equals("www.")
                || (last - at > 1 && DOMAINS.has(text.text(last + 1, stop)) && text.isLetter(last - 1));
    }

    /** {@code /usr/local}, {@code src/main/java/App.java}: at least two slashes, or one in front. */
    private static boolean isPath(FoldedText text, int at, int end) {
        int slashes = 0;
        for (int i = at; i < end; i++) {
            slashes += text.at(i) == '/' && text.isLetter(i + 1) ? 1 : 0;
        }
        boolean rooted = text.at(at) == '/' && text.isLetter(at + 1) && !text.isWord(at - 1);
        return rooted || (slashes > 1 && isFile(text, at, end));
    }

    /** Whether the ending is one that files have: {@code README.md}, {@code Node.js}. */
    private static boolean isFile(FoldedText text, int at, int end) {
        int dot = end - 1;
        while (dot > at && end - dot < 7 && text.isWord(dot)) {
            dot--;
        }
        boolean named = dot > at && text.at(dot) == '.' && text.isWord(dot - 1);
        return named && text.isLower(dot + 1) && FILES.has(text.text(dot + 1, end)) && end - at > 3;
    }
}
