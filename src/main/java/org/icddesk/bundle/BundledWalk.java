// SPDX-License-Identifier: Apache-2.0
package org.icddesk.bundle;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.icddesk.walk.store.WalkKey;

/**
 * What a bundle says of one walk in it.
 *
 * @param name its classification, release and language, such as {@code icd10-2019-en}
 * @param begun when it began
 * @param chapters the codes of the chapters that were wanted; empty for all
 * @param complete whether all of that is there
 * @param answers how many answers there are
 * @param oldest when WHO gave the oldest of them
 * @param newest when WHO gave the newest of them
 * @param licence under which WHO gives them
 * @param bytes their size
 * @param sha256 their digest, in hexadecimal digits
 */
public record BundledWalk(
        String name,
        Instant begun,
        List<String> chapters,
        boolean complete,
        int answers,
        Instant oldest,
        Instant newest,
        String licence,
        long bytes,
        String sha256) {

    /** Copies the chapters; what is missing or impossible is an {@link IllegalArgumentException}. */
    public BundledWalk {
        chapters = List.copyOf(Objects.requireNonNullElse(chapters, List.of()));
        boolean lacking = begun == null || oldest == null || newest == null || licence == null || sha256 == null;
        if (lacking
                || bytes <= 0
                || answers <= 0
                || WalkKey.of(String.valueOf(name)).isEmpty()) {
            throw new IllegalArgumentException("not a walk: " + name);
        }
    }

    /** {@return what was walked} */
    WalkKey key() {
        return Optional.of(name).flatMap(WalkKey::of).orElseThrow();
    }
}
