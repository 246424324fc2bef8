// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.browse.Classification;
import org.icddesk.icd.IcdAddress;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.lookup.LookupScope;

/**
 * Where to look codes up, and what to say of them.
 *
 * @param lookup where to look; its release is present
 * @param named the classifications of which the request names a release
 * @param titles the languages to give titles in; empty if the title in the language of the lookup suffices
 * @param since releases to compare with, by their classifications; empty to compare with none
 */
record BatchScope(
        LookupScope lookup, Set<Classification> named, List<Language> titles, Map<Classification, Release> since) {

    /** Holds copies of the collections. */
    BatchScope {
        named = Set.copyOf(named);
        titles = List.copyOf(titles);
        Map<Classification, Release> inOrder = new EnumMap<>(Classification.class);
        inOrder.putAll(since);
        since = Collections.unmodifiableMap(inOrder);
    }

    /** {@return whether more is to be said than what a code stands for} */
    boolean isDetailed() {
        return !titles.isEmpty() || !since.isEmpty();
    }

    /**
     * {@return what a text names; where a release was chosen, in that one and not in the one that an identifier names.
     * Requests of earlier versions, which choose neither languages nor a release to compare with, keep the latter}
     */
    Optional<CodeReading> read(String text) {
        Optional<CodeReading> reading = CodeReading.of(text);
        return isDetailed() ? reading.map(read -> isNamed(read) ? inAllReleases(read) : read) : reading;
    }

    private boolean isNamed(CodeReading reading) {
        return reading instanceof CodeReading.Identifier identifier
                && named.contains(Classification.of(identifier.address().uri()));
    }

    /** {@return the same, whatever release an identifier names} */
    static CodeReading inAllReleases(CodeReading reading) {
        return reading instanceof CodeReading.Identifier identifier
                ? new CodeReading.Identifier(new IcdAddress(
                        identifier.address().uri().inAllReleases(),
                        identifier.address().language()))
                : reading;
    }
}
