package dev.aloud.kokoro;

/**
 * A file of Kokoro's weights, as it lies in an installed pack: the graph as published, with the 57 bytes behind it that make
 * the durations of the phonemes a second output.
 */
public enum KokoroWeights {
    /** The exact weights: on the server, and in browsers by default. */
    FP32("model-fp32.onnx", 325_532_289, "19fc8feb51670ebbe173631ae3e63842ee6f67f67489b04a55890d7fce74a0b2"),
    /** Half the download; its durations differ a little, so its audio has a revision of its own. */
    FP16("model-fp16.onnx", 163_234_797, "f6b4ce69564e9e2f11266b7e200b1f00b389362e4455d94f34aed7b812766e00");

    /** Counts changes of what becomes of a text: spoken form, pronunciation, clauses, pauses and marks. */
    private static final String RULES = "2";

    private static final int NAMED_DIGITS = 12;

    private final String file;
    private final int bytes;
    private final String sha256;

    KokoroWeights(String file, int bytes, String sha256) {
        this.file = file;
        this.bytes = bytes;
        this.sha256 = sha256;
    }

    /** The file's name in the pack's folder. */
    public String file() {
        return file;
    }

    /** How long the file is. */
    public int bytes() {
        return bytes;
    }

    /** Lowercase hex SHA-256 of the file. */
    public String sha256() {
        return sha256;
    }

    /** The model's revision when it speaks with this file: whatever can change its audio for equal input. */
    public String revision() {
        return "1.0-" + sha256.substring(0, NAMED_DIGITS) + "-" + RULES;
    }
}
