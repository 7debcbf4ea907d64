package dev.aloud.flite;

/** Reads the WAV files that flite writes: RIFF, 16-bit mono PCM at {@link FliteModel#SAMPLE_RATE_HZ}. */
final class WavFile {
    private static final int CHUNK_HEADER = 8;
    private static final int FIRST_CHUNK = 12;
    private static final int PCM = 1;

    private WavFile() {}

    /**
     * The samples as signed 16-bit little-endian bytes.
     *
     * @throws FliteException when it is not such a file, or is cut short
     */
    static byte[] pcm(byte[] file) throws FliteException {
        if (file.length < FIRST_CHUNK || !tag(file, 0, "RIFF") || !tag(file, 8, "WAVE")) {
            throw new FliteException("flite wrote no WAV file (" + file.length + " bytes)");
        }
        boolean formatSeen = false;
        int at = FIRST_CHUNK;
        while (at + CHUNK_HEADER <= file.length) {
            int size = int32(file, at + 4);
            int body = at + CHUNK_HEADER;
            if (size < 0 || size > file.length - body) {
                throw new FliteException("flite's WAV file is cut short");
            }
            if (tag(file, at, "fmt ")) {
                checkFormat(file, body, size);
                formatSeen = true;
            } else if (tag(file, at, "data")) {
                if (!formatSeen || size % 2 != 0) {
                    throw new FliteException("flite's WAV file has no format or half a sample");
                }
                byte[] pcm = new byte[size];
                System.arraycopy(file, body, pcm, 0, size);
                return pcm;
            }
            at = body + size + size % 2;
        }
        throw new FliteException("flite's WAV file holds no samples");
    }

    private static void checkFormat(byte[] file, int body, int size) throws FliteException {
        boolean expected = size >= 16
                && int16(file, body) == PCM
                && int16(file, body + 2) == 1
                && int32(file, body + 4) == FliteModel.SAMPLE_RATE_HZ
                && int16(file, body + 14) == 16;
        if (!expected) {
            throw new FliteException("flite's WAV file is not 16-bit mono PCM at " + FliteModel.SAMPLE_RATE_HZ + " Hz");
        }
    }

    private static boolean tag(byte[] file, int at, String name) {
        for (int i = 0; i < 4; i++) {
            if (file[at + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int int16(byte[] file, int at) {
        return (file[at] & 0xFF) | ((file[at + 1] & 0xFF) << 8);
    }

    private static int int32(byte[] file, int at) {
        return int16(file, at) | (int16(file, at + 2) << 16);
    }
}
