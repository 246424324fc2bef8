// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;

/** Where the answers of walks stand in their files. */
final class KeptPlaces {

    private final Map<Path, FilePlaces> files = new ConcurrentHashMap<>();

    private record FilePlaces(WalkFile file, Map<IcdUri, Long> places) {}

    /** Notes where an answer stands; one that says nothing is not noted. */
    void put(WalkFile file, WalkRecord answer, long place) {
        if (answer.body().isPresent()) {
            files.computeIfAbsent(file.path(), path -> new FilePlaces(file, new ConcurrentHashMap<>()))
                    .places()
                    .put(answer.uri(), place);
        }
    }

    /** Forgets a file. */
    void remove(WalkFile file) {
        files.remove(file.path());
    }

    /** {@return the files that have an answer, and where, the newest walk first} */
    Stream<Map.Entry<WalkFile, Long>> find(IcdUri uri, Language language) {
        return files.values().stream()
                .filter(known -> known.file().key().language().equals(language))
                .flatMap(known ->
                        Stream.ofNullable(known.places().get(uri)).map(place -> Map.entry(known.file(), place)))
                .sorted((one, other) ->
                        other.getKey().begun().compareTo(one.getKey().begun()));
    }
}
