// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * An answer as the servers of a cluster share it: a marker, the version of this format, the time of the answer, its length,
 * its bytes, and a checksum over its key and all of them.
 *
 * @param asOf when WHO gave it, by WHO's clock, in milliseconds exactly
 * @param body its bytes, not copied
 */
public record SharedEntry(Instant asOf, byte[] body) {

    /** The version of the format; another one is not read. */
    public static final int FORMAT = 1;

    private static final int MAGIC = 0x49434443;
    private static final int HEADER_BYTES = 3 * Integer.BYTES + Long.BYTES;
    private static final int CHECKSUM_BYTES = Long.BYTES;

    /** {@return its bytes under a key} */
    byte[] bytes(String key) {
        ByteBuffer entry = ByteBuffer.allocate(HEADER_BYTES + body.length + CHECKSUM_BYTES);
        entry.putInt(MAGIC).putInt(FORMAT).putLong(asOf.toEpochMilli()).putInt(body.length);
        entry.put(body);
        return entry.putLong(checksum(key, entry.array(), HEADER_BYTES + body.length))
                .array();
    }

    /**
     * Reads an entry.
     *
     * @return the entry; empty if any bit has changed, it belongs to another key, or its format is another one
     */
    static Optional<SharedEntry> of(String key, byte[] entry) {
        if (entry.length < HEADER_BYTES + CHECKSUM_BYTES) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(entry);
        boolean known = in.getInt() == MAGIC & in.getInt() == FORMAT;
        Instant asOf = Instant.ofEpochMilli(in.getLong());
        int length = in.getInt();
        if (!known || length != entry.length - HEADER_BYTES - CHECKSUM_BYTES) {
            return Optional.empty();
        }
        return in.getLong(HEADER_BYTES + length) == checksum(key, entry, HEADER_BYTES + length)
                ? Optional.of(new SharedEntry(asOf, Arrays.copyOfRange(entry, HEADER_BYTES, HEADER_BYTES + length)))
                : Optional.empty();
    }

    private static long checksum(String key, byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(key.getBytes(StandardCharsets.UTF_8));
        sum.update(bytes, 0, length);
        return sum.getValue();
    }

    /** {@return time and size} */
    @Override
    public String toString() {
        return asOf + ", " + body.length + " bytes";
    }
}
