package dev.aloud.kokoro;

import java.util.ArrayList;
import java.util.List;

/** The model {@code kokoro-82m}: what both hosts list in their catalogues, and the shape of its graph. */
public final class KokoroModel {
    /** The model's id, and that of its pack. */
    public static final String ID = "kokoro-82m";

    /** What a listener reads. */
    public static final String NAME = "Kokoro";

    /** The revision of what {@link KokoroWeights#FP32} speaks. */
    public static final String REVISION = KokoroWeights.FP32.revision();

    /** Samples a second. */
    public static final int SAMPLE_RATE_HZ = 24_000;

    /** Durations are counted in units of this many samples, 25 ms. */
    public static final int UNIT_SAMPLES = 600;

    /** The most tokens of one run, the zeros at its ends not counted. */
    public static final int MOST_TOKENS = 510;

    /** Rows of a voice's file: one for each number of tokens, from one on. */
    public static final int STYLE_ROWS = 510;

    /** Numbers in a row of a voice's file. */
    public static final int STYLE_WIDTH = 256;

    /** The graph's input of tokens: int64, [1, n], zeros at both ends. */
    public static final String INPUT_IDS = "input_ids";

    /** The graph's input of a row of the voice: float, [1, {@link #STYLE_WIDTH}]. */
    public static final String INPUT_STYLE = "style";

    /** The graph's input of the speed: float, [1]; 1 is the voice's own. */
    public static final String INPUT_SPEED = "speed";

    /** The graph's output of samples: float, in about [-1, 1]. */
    public static final String OUTPUT_WAVEFORM = "waveform";

    /** The graph's output of durations in units: int64, one for each token, the zeros too. */
    public static final String OUTPUT_DURATIONS = "/encoder/Gather_output_0";

    /**
     * The longest text that is spoken as one utterance, in UTF-16 units. Blocks are far shorter; the limit bounds the
     * time that a stranger's text can cost.
     */
    public static final int MAX_TEXT_UNITS = 1_000;

    /** The most tokens of one utterance: a text of a thousand digits is many words. About four minutes of speech. */
    public static final int MAX_TEXT_TOKENS = 4_096;

    /** What is heard for a text without anything to pronounce, in milliseconds. */
    public static final int SILENCE_MS = 250;

    /** The voice for who does not choose. */
    public static final String DEFAULT_VOICE = "af_heart";

    /** The voices that speak English, the default first. */
    public static final List<KokoroVoice> VOICES = voices(
            "af_heart af_alloy af_aoede af_bella af_jessica af_kore af_nicole af_nova af_river af_sarah af_sky am_adam"
                    + " am_echo am_eric am_fenrir am_liam am_michael am_onyx am_puck am_santa bf_alice bf_emma"
                    + " bf_isabella bf_lily bm_daniel bm_fable bm_george bm_lewis ");

    private KokoroModel() {}

    /** Whether the model has a voice of this id. */
    public static boolean hasVoice(String id) {
        return find(id) != null;
    }

    /**
     * The voice of this id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static KokoroVoice voice(String id) {
        KokoroVoice voice = find(id);
        if (voice == null) {
            throw new IllegalArgumentException("Kokoro has no voice " + id);
        }
        return voice;
    }

    private static KokoroVoice find(String id) {
        for (KokoroVoice voice : VOICES) {
            if (voice.id().equals(id)) {
                return voice;
            }
        }
        return null;
    }

    private static List<KokoroVoice> voices(String ids) {
        List<KokoroVoice> voices = new ArrayList<>();
        int start = 0;
        for (int end = ids.indexOf(' '); end >= 0; end = ids.indexOf(' ', start)) {
            voices.add(KokoroVoice.of(ids.substring(start, end)));
            start = end + 1;
        }
        return List.copyOf(voices);
    }
}
