package dev.aloud.kokoro;

import dev.aloud.text.spoken.Accent;

/**
 * A voice of Kokoro: a file of {@link KokoroModel#STYLE_ROWS} rows of {@link KokoroModel#STYLE_WIDTH} little-endian floats.
 *
 * @param id Kokoro's own name for it, such as {@code af_heart}; the file in a pack is {@code voices/<id>.bin}
 * @param name what a listener reads
 * @param language BCP 47 tag, {@code en-US} or {@code en-GB}
 * @param gender {@code female} or {@code male}
 */
public record KokoroVoice(String id, String name, String language, String gender) {
    /** A voice by its id, whose first two letters say where it comes from and whose it is. */
    static KokoroVoice of(String id) {
        String name = (char) (id.charAt(3) - 'a' + 'A') + id.substring(4);
        String language = id.charAt(0) == 'b' ? "en-GB" : "en-US";
        return new KokoroVoice(id, name, language, id.charAt(1) == 'f' ? "female" : "male");
    }

    /** In which English it speaks. */
    public Accent accent() {
        return language.equals("en-GB") ? Accent.GB : Accent.US;
    }

    /** The voice's file in a pack's folder, with {@code /} between folder and name. */
    public String file() {
        return "voices/" + id + ".bin";
    }
}
