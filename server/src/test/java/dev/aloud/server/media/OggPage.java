package dev.aloud.server.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A page of an Ogg file (RFC 3533), read without FFmpeg. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OggPage(int flags, long granule, byte[] body) {
    boolean isLast() {
        return (flags & 4) != 0;
    }

    static List<OggPage> readAll(byte[] file) {
        var pages = new ArrayList<OggPage>();
        var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at < file.length) {
            if (file[at] != 'O' || file[at + 1] != 'g' || file[at + 2] != 'g' || file[at + 3] != 'S') {
                throw new IllegalStateException("no page at " + at);
            }
            int segments = file[at + 26] & 0xff;
            int body = at + 27 + segments;
            int size = 0;
            for (int i = 0; i < segments; i++) {
                size += file[at + 27 + i] & 0xff;
            }
            pages.add(new OggPage(file[at + 5], bytes.getLong(at + 6), Arrays.copyOfRange(file, body, body + size)));
            at = body + size;
        }
        return pages;
    }
}
