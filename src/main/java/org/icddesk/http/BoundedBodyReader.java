// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads a response body up to a limit, in chunks, so that an oversized body is never copied. */
final class BoundedBodyReader {

    private static final int CHUNK = 16 << 10;

    private final int limit;
    private final List<byte[]> full = new ArrayList<>();
    private byte[] last = new byte[CHUNK];
    private int used;

    BoundedBodyReader(int limit) {
        this.limit = limit;
    }

    /** Reads the next chunk; {@return whether the end was not reached yet} */
    boolean readChunk(InputStream in) throws IOException {
        if (used == CHUNK) {
            full.add(last);
            last = new byte[CHUNK];
            used = 0;
        }
        int read = in.read(last, used, CHUNK - used);
        used += Math.max(0, read);
        return read >= 0;
    }

    boolean isTooLarge() {
        return size() > limit;
    }

    byte[] bytes() {
        byte[] bytes = new byte[size()];
        for (int i = 0; i < full.size(); i++) {
            System.arraycopy(full.get(i), 0, bytes, i * CHUNK, CHUNK);
        }
        System.arraycopy(last, 0, bytes, full.size() * CHUNK, used);
        return bytes;
    }

    private int size() {
        return full.size() * CHUNK + used;
    }
}
