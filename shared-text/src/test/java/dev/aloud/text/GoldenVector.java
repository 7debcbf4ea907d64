package dev.aloud.text;

import dev.aloud.text.unicode.UnicodeProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a text must come out as, and how that is written; {@code shared-text/README.md} describes the form. */
record GoldenVector(GoldenTexts.Text text, String canonicalSha256, List<Row> rows) {
    static final Voicing VOICING = new Voicing("golden-model", "1", "golden-voice", Speed.NORMAL);

    /** One block. */
    record Row(int start, int end, String kind, String key) {
        String json() {
            return "[" + start + "," + end + ",\"" + kind + "\",\"" + key + "\"]";
        }

        /** What the digest of a long text's blocks is made of. */
        String line() {
            return start + "," + end + "," + kind + "," + key + "\n";
        }
    }

    static GoldenVector of(GoldenTexts.Text text) {
        BlockKeys keys = new BlockKeys(VOICING);
        List<Row> rows = new ArrayList<>();
        BlockReader reader = BlockReader.of(text.whole());
        while (reader.hasNext()) {
            Block block = reader.next();
            String kind = block.kind().name().toLowerCase(Locale.ROOT);
            rows.add(new Row(block.start(), block.end(), kind, keys.of(block.text())));
        }
        return new GoldenVector(text, Sha256.hex(Utf8.encode(reader.canonical().text())), rows);
    }

    /** The first line of every file. */
    static String header() {
        return "{\"format\":\"aloud-golden/1\",\"unicode\":\"" + UnicodeProperties.VERSION
                + "\",\"voicing\":{\"model\":" + quote(VOICING.model()) + ",\"revision\":" + quote(VOICING.revision())
                + ",\"voice\":" + quote(VOICING.voice()) + ",\"speed\":"
                + VOICING.speed().thousandths() + "}}";
    }

    String json() {
        String source = text.isRepeated()
                ? "\"repeat\":{\"unit\":" + quote(text.unit()) + ",\"count\":" + text.count() + "}"
                : "\"text\":" + quote(text.unit());
        return "{\"name\":" + quote(text.name()) + ",\"category\":" + quote(text.category()) + "," + source
                + ",\"canonical_sha256\":\"" + canonicalSha256 + "\"," + blocks() + "}";
    }

    private String blocks() {
        if (text.isRepeated()) {
            StringBuilder all = new StringBuilder();
            rows.forEach(row -> all.append(row.line()));
            return "\"block_count\":" + rows.size() + ",\"blocks_sha256\":\"" + Sha256.hex(Utf8.encode(all.toString()))
                    + "\"";
        }
        return "\"blocks\":[" + String.join(",", rows.stream().map(Row::json).toList()) + "]";
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(codePoint -> {
            if (codePoint == '"' || codePoint == '\\') {
                quoted.append('\\').append((char) codePoint);
            } else if (isEscaped(codePoint)) {
                for (char unit : Character.toChars(codePoint)) {
                    quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            } else {
                quoted.appendCodePoint(codePoint);
            }
        });
        return quoted.append('"').toString();
    }

    /** What JSON, UTF-8 or an editor would not carry as it is. */
    private static boolean isEscaped(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            default -> codePoint != ' ' && Character.isSpaceChar(codePoint);
        };
    }
}
