// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The index of the disk cache: file sizes in least-recently-used order. */
final class LruFileIndex {

    /** The names of answers, which are digests: nothing else that lies there is ever deleted. */
    private static final Pattern ANSWER = Pattern.compile("[0-9a-f]{62}|.*\\" + DiskCache.UNFINISHED);

    private final long limit;
    private final LinkedHashMap<Path, Long> files = new LinkedHashMap<>(1024, 0.75f, true);
    private long bytes;

    /**
     * Creates an empty index.
     *
     * @param limit the maximum total size of the files, in bytes
     */
    LruFileIndex(long limit) {
        this.limit = limit;
    }

    /** Indexes the files of a directory, oldest first, and deletes the remains of interrupted writes. */
    void loadExisting(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .filter(file ->
                            ANSWER.matcher(file.getFileName().toString()).matches())
                    .forEach(found::add);
        }
        found.sort(Comparator.comparing(file -> file.toFile().lastModified()));
        for (Path file : found) {
            if (file.toString().endsWith(DiskCache.UNFINISHED)) {
                Files.deleteIfExists(file);
            } else {
                discard(put(file, Files.size(file)));
            }
        }
    }

    /** Adds a written file; returns the files to evict. */
    synchronized List<Path> put(Path file, long size) {
        Long before = files.put(file, size);
        bytes += size - (before == null ? 0 : before);
        List<Path> evicted = new ArrayList<>();
        Iterator<Map.Entry<Path, Long>> eldest = files.entrySet().iterator();
        while (bytes > limit && eldest.hasNext()) {
            Map.Entry<Path, Long> entry = eldest.next();
            evicted.add(entry.getKey());
            bytes -= entry.getValue();
            eldest.remove();
        }
        return evicted;
    }

    /** Records the use of a file. */
    synchronized void touch(Path file) {
        files.get(file);
    }

    /** Removes a file from the index. */
    synchronized void remove(Path file) {
        Long size = files.remove(file);
        bytes -= size == null ? 0 : size;
    }

    synchronized int count() {
        return files.size();
    }

    synchronized long bytes() {
        return bytes;
    }

    static void discard(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
