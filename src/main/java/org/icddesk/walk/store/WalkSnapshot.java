// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole answers in the file of a walk at one moment, whatever is appended to it or deleted afterwards. */
public final class WalkSnapshot implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final RandomAccessFile in;
    private final List<Part> parts = new ArrayList<>();
    private int answers;
    private Instant oldest = Instant.MAX;
    private Instant newest = Instant.MIN;

    private record Part(long from, long to) {}

    private WalkSnapshot(RandomAccessFile in) {
        this.in = in;
    }

    /** Takes one; a file without a whole answer is an {@link IOException}. */
    public static WalkSnapshot of(WalkFile file) throws IOException {
        WalkSnapshot snapshot =
                new WalkSnapshot(new RandomAccessFile(file.path().toFile(), "r"));
        try {
            snapshot.scan();
        } catch (IOException e) {
            snapshot.close();
            throw e;
        }
        if (snapshot.answers == 0) {
            snapshot.close();
            throw new IOException(file.path() + " has no answers");
        }
        return snapshot;
    }

    private void scan() throws IOException {
        RecordScan scan = new RecordScan(in, 0, in.length());
        for (Optional<WalkRecord> found = scan.next(); found.isPresent(); found = scan.next()) {
            add(scan.place(), scan.end());
            answers++;
            Instant asOf = found.get().asOf();
            oldest = asOf.isBefore(oldest) ? asOf : oldest;
            newest = asOf.isAfter(newest) ? asOf : newest;
        }
    }

    private void add(long from, long to) {
        int last = parts.size() - 1;
        if (last >= 0 && parts.get(last).to() == from) {
            parts.set(last, new Part(parts.get(last).from(), to));
        } else {
            parts.add(new Part(from, to));
        }
    }

    /** {@return the number of answers, at least 1} */
    public int answers() {
        return answers;
    }

    /** {@return when WHO gave the oldest of them} */
    public Instant oldest() {
        return oldest;
    }

    /** {@return when WHO gave the newest of them} */
    public Instant newest() {
        return newest;
    }

    /** {@return their size in bytes} */
    public long bytes() {
        return parts.stream().mapToLong(part -> part.to() - part.from()).sum();
    }

    /** Writes them. */
    public void writeTo(OutputStream out) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (Part part : parts) {
            in.seek(part.from());
            for (long left = part.to() - part.from(); left > 0; ) {
                int size = (int) Math.min(chunk.length, left);
                in.readFully(chunk, 0, size);
                out.write(chunk, 0, size);
                left -= size;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
