// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads a response body up to a limit, in chunks, so that an oversized body is never copied. */
final class Intake {

    private static final int PIECE = 16 << 10;

    private final int limit;
    private final List<byte[]> full = new ArrayList<>();
    private byte[] last = new byte[PIECE];
    private int used;

    Intake(int limit) {
        this.limit = limit;
    }

    /** {@return whether the end was not reached yet} */
    boolean readFully(InputStream in) throws IOException {
        if (used == PIECE) {
            full.add(last);
            last = new byte[PIECE];
            used = 0;
        }
        int read = in.read(last, used, PIECE - used);
        used += Math.max(0, read);
        return read >= 0;
    }

    boolean isTooLarge() {
        return size() > limit;
    }

    byte[] bytes() {
        byte[] bytes = new byte[size()];
        for (int i = 0; i < full.size(); i++) {
            System.arraycopy(full.get(i), 0, bytes, i * PIECE, PIECE);
        }
        System.arraycopy(last, 0, bytes, full.size() * PIECE, used);
        return bytes;
    }

    private int size() {
        return full.size() * PIECE + used;
    }
}
