// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.browse.Classification;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.entity.IcdEntity;

/**
 * Compares what codes and identifiers name in the chosen release with what they named in another. An entity of ICD-11 is
 * the same in both by WHO's identifier; one of ICD-10 by its code, the only identifier that it has.
 */
final class CodeComparison {

    private static final List<Classification> CODED =
            List.of(Classification.MMS, Classification.ICF, Classification.ICD10);

    private final EntityReleases releases;
    private final Map<Classification, Release> since;
    private final Language language;

    /**
     * Creates a comparison.
     *
     * @param since the releases to compare with, by their classifications
     * @param language the language of the titles
     */
    CodeComparison(EntityReleases releases, Map<Classification, Release> since, Language language) {
        this.releases = releases;
        this.since = since;
        this.language = language;
    }

    /**
     * Tells what became of an entity that the chosen release has.
     *
     * @param byCode whether the text names it by its code, which may have named another one before
     * @return the change; empty if there is no release of its classification to compare with
     */
    Optional<CodeChange> of(IcdEntity now, boolean byCode) {
        return releases.of(Classification.of(now.uri()), since)
                .map(earlier -> now.uri().release().filter(earlier::equals).isPresent()
                        ? CodeChange.same(earlier)
                        : compared(now, earlier, byCode));
    }

    /**
     * Tells what became of what the chosen release does not have.
     *
     * @return the change; empty if no release to compare with had it either
     */
    Optional<CodeChange> ofAbsent(CodeReading reading) {
        for (Classification classification : CODED) {
            Optional<Release> earlier = releases.of(classification, since).filter(r -> releases.counts(classification));
            Optional<CodeChange> change =
                    earlier.flatMap(release -> releases.named(reading, classification, release, language).stream()
                            .map(before -> fate(before, release))
                            .filter(fate -> fate.kind() != CodeChange.Kind.SAME)
                            .findFirst());
            if (change.isPresent()) {
                return change;
            }
        }
        return Optional.empty();
    }

    private CodeChange compared(IcdEntity now, Release earlier, boolean byCode) {
        Optional<IcdEntity> before = releases.entity(now.uri(), earlier, language);
        if (before.filter(old -> old.code().equals(now.code())).isPresent()) {
            return titled(before.get(), now, earlier);
        }
        Optional<IcdEntity> other =
                byCode ? codeHolder(now, earlier).filter(old -> !isSame(old.uri(), now.uri())) : Optional.empty();
        return other.map(old -> fate(old, earlier).ofReusedCode())
                .or(() -> before.map(
                        old -> CodeChange.moved(earlier, CodeChange.Named.of(old), CodeChange.Named.of(now))))
                .orElseGet(() -> CodeChange.created(earlier, CodeChange.Named.of(now)));
    }

    private Optional<IcdEntity> codeHolder(IcdEntity now, Release earlier) {
        return CodeReading.of(now.code()).stream()
                .flatMap(reading -> releases.named(reading, Classification.of(now.uri()), earlier, language).stream())
                .findFirst();
    }

    private static boolean isSame(IcdUri one, IcdUri other) {
        return one.inAllReleases().equals(other.inAllReleases());
    }

    /** {@return what became of an entity of the earlier release} */
    private CodeChange fate(IcdEntity before, Release earlier) {
        Release chosen = releases.chosen(Classification.of(before.uri()));
        return releases.entity(before.uri(), chosen, language)
                .map(now -> now.code().equals(before.code())
                        ? titled(before, now, earlier)
                        : CodeChange.moved(earlier, CodeChange.Named.of(before), CodeChange.Named.of(now)))
                .orElseGet(() -> CodeChange.gone(earlier, CodeChange.Named.of(before)));
    }

    /** Compares the titles; in English if only one of the releases has the language. */
    private CodeChange titled(IcdEntity before, IcdEntity now, Release earlier) {
        if (before.title().translated() == now.title().translated()) {
            return CodeChange.titled(earlier, CodeChange.Named.of(before), CodeChange.Named.of(now));
        }
        return CodeChange.titled(earlier, inEnglish(before), inEnglish(now));
    }

    private CodeChange.Named inEnglish(IcdEntity entity) {
        return CodeChange.Named.of(
                releases.entity(entity.uri(), Language.ENGLISH).orElse(entity));
    }
}
