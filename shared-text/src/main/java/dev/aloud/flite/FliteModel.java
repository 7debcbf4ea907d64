package dev.aloud.flite;

import java.util.List;

/** The model {@code flite}: what both hosts list in their catalogues and check before they run it. */
public final class FliteModel {
    /** The model's id. */
    public static final String ID = "flite";

    /** What a listener reads. */
    public static final String NAME = "Flite";

    /** Lowercase hex SHA-256 of the one {@code flite.wasm} that this revision is made of. A host refuses any other. */
    public static final String WASM_SHA256 = "f975276f4f2a6de78613f197533aac2167d181b77020866d142d594bcc2a0e80";

    /** Counts changes of {@link FliteText}, which decides what flite is given to say. */
    private static final String RULES = "1";

    /** Whatever can change the audio: flite's version, the start of its module's SHA-256, and the text rules. */
    public static final String REVISION = "2.3-" + WASM_SHA256.substring(0, 12) + "-" + RULES;

    /** Samples a second of every voice listed here. */
    public static final int SAMPLE_RATE_HZ = 16_000;

    /** The voice for who does not choose. */
    public static final String DEFAULT_VOICE = "slt";

    /**
     * The longest text that is spoken as one utterance, in UTF-16 units. Blocks are far shorter; the limit bounds the
     * time and memory that a stranger's text can cost.
     */
    public static final int MAX_TEXT_UNITS = 1_000;

    /** What is heard for a text without anything that flite can pronounce, in milliseconds. */
    public static final int SILENCE_MS = 250;

    /** The voices, the default first. */
    public static final List<FliteVoice> VOICES = List.of(
            new FliteVoice("slt", "SLT", "en-US", "female"),
            new FliteVoice("rms", "RMS", "en-US", "male"),
            new FliteVoice("awb", "AWB", "en-GB", "male"),
            new FliteVoice("kal16", "KAL", "en-US", "male"));

    private FliteModel() {}

    /** How much longer than its voice model's own a voice's phones are at normal speed, in thousandths (flite's default). */
    static int stretchThousandths(String voice) {
        return voice.equals("kal16") ? 1_100 : 1_000;
    }

    /** Whether the model has a voice of this id. */
    public static boolean hasVoice(String id) {
        for (FliteVoice voice : VOICES) {
            if (voice.id().equals(id)) {
                return true;
            }
        }
        return false;
    }
}
