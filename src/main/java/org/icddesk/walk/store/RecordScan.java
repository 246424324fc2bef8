// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads the answers in a part of a file, one after the other; what is damaged is passed over. */
final class RecordScan {

    private static final int CHUNK = 1 << 16;

    private final RandomAccessFile in;
    private final long limit;
    private long place;
    private long end;
    private int damaged;

    /**
     * Begins to read.
     *
     * @param from where the first answer stands
     * @param limit where the part ends
     */
    RecordScan(RandomAccessFile in, long from, long limit) {
        this.in = in;
        this.limit = limit;
        place = from;
        end = from;
    }

    /** {@return the next answer; empty if there is no whole one any more} */
    Optional<WalkRecord> next() throws IOException {
        long at = end;
        while (at < limit) {
            Optional<byte[]> bytes = bytes(in, at, limit);
            Optional<WalkRecord> found = bytes.flatMap(WalkRecord::of);
            if (found.isPresent()) {
                damaged += at == end ? 0 : 1;
                place = at;
                end = at + bytes.get().length;
                return found;
            }
            at = nextMarker(in, at + 1, limit);
        }
        return Optional.empty();
    }

    /** {@return where the last answer stands} */
    long place() {
        return place;
    }

    /** {@return where the last answer ends} */
    long end() {
        return end;
    }

    /** {@return how many damaged places were passed over} */
    int damaged() {
        return damaged;
    }

    /** {@return the answer at a place; empty if there is no whole one} */
    static Optional<WalkRecord> at(RandomAccessFile in, long place, long limit) throws IOException {
        return bytes(in, place, limit).flatMap(WalkRecord::of);
    }

    /** {@return what is a record by its length; empty if there is none at this place, or only a part of one} */
    private static Optional<byte[]> bytes(RandomAccessFile in, long at, long limit) throws IOException {
        if (limit - at < WalkRecord.HEADER_BYTES) {
            return Optional.empty();
        }
        byte[] header = new byte[WalkRecord.HEADER_BYTES];
        in.seek(at);
        in.readFully(header);
        Optional<Integer> size = WalkRecord.length(header).filter(bytes -> bytes <= limit - at);
        if (size.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[size.get()];
        System.arraycopy(header, 0, bytes, 0, header.length);
        in.readFully(bytes, header.length, bytes.length - header.length);
        return Optional.of(bytes);
    }

    /** {@return where the next record may begin; the end of the part if there is none} */
    private static long nextMarker(RandomAccessFile in, long from, long limit) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (long at = from; limit - at >= Integer.BYTES; at += CHUNK - Integer.BYTES + 1) {
            int size = (int) Math.min(CHUNK, limit - at);
            in.seek(at);
            in.readFully(chunk, 0, size);
            ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, size);
            for (int i = 0; i + Integer.BYTES <= size; i++) {
                if (bytes.getInt(i) == WalkRecord.MARKER) {
                    return at + i;
                }
            }
        }
        return limit;
    }
}
