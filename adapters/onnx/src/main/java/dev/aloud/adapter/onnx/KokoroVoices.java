package dev.aloud.adapter.onnx;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.kokoro.KokoroModel;
import dev.aloud.pack.PackHints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The voices' files of an installed pack, each read when it is first asked for: half a megabyte. Thread-safe. */
final class KokoroVoices {
    private static final int BYTES = KokoroModel.STYLE_ROWS * KokoroModel.STYLE_WIDTH * Float.BYTES;

    private final Path pack;
    private final Map<String, byte[]> voices = new ConcurrentHashMap<>();

    KokoroVoices(Path pack) {
        this.pack = pack;
    }

    /**
     * A row of a voice.
     *
     * @param voice the id of one of {@link KokoroModel#VOICES}
     * @param row from 0, below {@link KokoroModel#STYLE_ROWS}
     */
    float[] row(String voice, int row) throws SynthesisException {
        float[] values = new float[KokoroModel.STYLE_WIDTH];
        ByteBuffer.wrap(bytes(voice))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(row * KokoroModel.STYLE_WIDTH, values);
        return values;
    }

    private byte[] bytes(String voice) throws SynthesisException {
        byte[] known = voices.get(voice);
        if (known == null) {
            known = read(pack.resolve(KokoroModel.voice(voice).file()));
            voices.put(voice, known);
        }
        return known;
    }

    private byte[] read(Path file) throws SynthesisException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length == BYTES) {
                return bytes;
            }
            throw damaged(file, "has " + bytes.length + " bytes, not " + BYTES, null);
        } catch (IOException e) {
            throw damaged(file, "cannot be read", e);
        }
    }

    private SynthesisException damaged(Path file, String how, IOException cause) {
        return new SynthesisException(
                Code.NOT_INSTALLED,
                "the voice's file " + file.getFileName() + " " + how + "; '"
                        + PackHints.of(pack.getParent()).install(KokoroModel.ID) + "' mends it",
                cause);
    }
}
