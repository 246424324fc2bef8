// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ObjLongConsumer;

/**
 * A part of a file that has the answers of one walk, one after the other.
 *
 * @param from where it begins
 * @param to where it ends
 */
public record WalkSection(Path file, long from, long to) {

    /** Reads all answers, and where they stand. */
    public void read(ObjLongConsumer<WalkRecord> reader) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            RecordScan scan = new RecordScan(in, from, Math.min(to, in.length()));
            for (Optional<WalkRecord> found = scan.next(); found.isPresent(); found = scan.next()) {
                reader.accept(found.get(), scan.place());
            }
        }
    }

    /**
     * Reads one answer.
     *
     * @param place where it stands
     * @return the answer; empty if there is none
     */
    public Optional<WalkRecord> read(long place) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            return RecordScan.at(in, place, Math.min(to, in.length()));
        }
    }
}
