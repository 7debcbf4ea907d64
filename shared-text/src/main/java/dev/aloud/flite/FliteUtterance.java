package dev.aloud.flite;

import dev.aloud.text.Speed;
import java.util.List;

/**
 * One utterance from text to word marks; the host only runs the WebAssembly. The order of use:
 *
 * <pre>{@code
 * var utterance = FliteUtterance.of(text, voice, speed);
 * if (utterance.silent()) return utterance.silence();
 * run utterance.speech()   // its output file is the WAV
 * run utterance.words()    // may run at the same time
 * return utterance.finish(wav, speechOutput, wordsOutput);
 * }</pre>
 *
 * <p>Equal utterances give equal results on every host. Immutable.
 */
public final class FliteUtterance {
    private static final String WAV = "speech.wav";
    private static final String WORDS = "words.txt";

    private final FliteText text;
    private final String voice;
    private final Speed speed;

    private FliteUtterance(FliteText text, String voice, Speed speed) {
        this.text = text;
        this.voice = voice;
        this.speed = speed;
    }

    /**
     * Prepares an utterance.
     *
     * @param text a block's text, any Unicode, at most {@link FliteModel#MAX_TEXT_UNITS}
     * @param voice one of {@link FliteModel#VOICES}
     * @param speed how fast to speak
     */
    public static FliteUtterance of(String text, String voice, Speed speed) {
        if (text.length() > FliteModel.MAX_TEXT_UNITS) {
            throw new IllegalArgumentException("text over " + FliteModel.MAX_TEXT_UNITS + " units");
        }
        if (!FliteModel.hasVoice(voice)) {
            throw new IllegalArgumentException("no voice " + voice);
        }
        return new FliteUtterance(FliteText.of(text), voice, speed);
    }

    /** Whether the text holds nothing that flite can pronounce: then there is nothing to run, see {@link #silence()}. */
    public boolean silent() {
        return text.words().isEmpty();
    }

    /** What a text without anything to pronounce sounds like: a short pause, and no words. */
    public FliteSpeech silence() {
        return new FliteSpeech(new byte[FliteModel.SAMPLE_RATE_HZ / 1000 * FliteModel.SILENCE_MS * 2], List.of());
    }

    /** How many characters flite is given: what its time and memory grow with. */
    public int spokenLength() {
        return text.spoken().length();
    }

    /** The run that makes the audio and prints when each phone ends. */
    public FliteRun speech() {
        return new FliteRun(
                List.of(
                        "flite",
                        "-voice",
                        voice,
                        "--setf",
                        "duration_stretch=" + stretch(),
                        "-psdur",
                        "-t",
                        text.spoken(),
                        "-o",
                        "/" + WAV),
                "",
                "",
                WAV);
    }

    /**
     * The run that prints which phones each written word has, a line for a word. All voices share the front end that
     * decides this, so it runs with the cheapest voice at the shortest length and its audio is thrown away.
     */
    public FliteRun words() {
        return new FliteRun(
                List.of(
                        "flite",
                        "-voice",
                        "kal16",
                        "--setf",
                        "duration_stretch=0.05",
                        "-ps",
                        "-f",
                        "/" + WORDS,
                        "-o",
                        "none"),
                WORDS,
                text.wordLines(),
                "");
    }

    /**
     * Puts the results of the two runs together.
     *
     * @param wav the output file of {@link #speech()}
     * @param speechOutput what {@link #speech()} printed
     * @param wordsOutput what {@link #words()} printed
     * @throws FliteException when the audio is missing or not in flite's form
     */
    public FliteSpeech finish(byte[] wav, String speechOutput, String wordsOutput) throws FliteException {
        byte[] pcm = WavFile.pcm(wav);
        int audioMs = (int) (pcm.length / 2 * 1000L / FliteModel.SAMPLE_RATE_HZ);
        return new FliteSpeech(pcm, FliteMarks.of(text.words(), speechOutput, wordsOutput, audioMs));
    }

    /** How much longer every phone is made, with six decimals: the voice's own stretch divided by the speed. */
    private String stretch() {
        int divisor = speed.thousandths();
        int millionths = (FliteModel.stretchThousandths(voice) * 1_000_000 + divisor / 2) / divisor;
        String fraction = Integer.toString(1_000_000 + millionths % 1_000_000).substring(1);
        return millionths / 1_000_000 + "." + fraction;
    }
}
