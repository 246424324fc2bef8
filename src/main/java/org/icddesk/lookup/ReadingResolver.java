// SPDX-License-Identifier: Apache-2.0
package org.icddesk.lookup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.Classification;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.IcdAddress;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.code.CodeCandidate;
import org.icddesk.icd.code.CodeReading;

/** Resolves one reading. */
final class ReadingResolver {

    private final EntityFinder finder;
    private final LookupScope scope;

    ReadingResolver(EntityFinder finder, LookupScope scope) {
        this.finder = finder;
        this.scope = scope;
    }

    Resolution resolve(CodeReading reading) {
        if (reading instanceof CodeReading.Code code) {
            return alternatives(code.candidates());
        }
        if (reading instanceof CodeReading.Pair pair) {
            return all(List.of(pair.dagger(), pair.asterisk()));
        }
        if (reading instanceof CodeReading.Range range) {
            return range(range);
        }
        if (reading instanceof CodeReading.Number number) {
            return found(number(number.id()));
        }
        if (reading instanceof CodeReading.Identifier identifier) {
            return identified(identifier.address());
        }
        return found(finder.byIdentifier(
                ((CodeReading.IdentifierCluster) reading).expression().stem(), Optional.empty()));
    }

    private Resolution identified(IcdAddress address) {
        return address.uri().isRoot() ? Resolution.NONE : found(finder.byIdentifier(address.uri(), address.language()));
    }

    private Resolution found(Optional<Match> match) {
        return new Resolution(match.stream().toList(), List.of(), finder.failure());
    }

    /** {@return the entity with that number: a linearization's own, else the foundation's} */
    private Optional<Match> number(EntityId id) {
        if (scope.exclusive() && scope.preferred() == Classification.ICD10) {
            return Optional.empty();
        }
        if (scope.preferred() != Classification.FOUNDATION) {
            LinearizationUri own = new LinearizationUri(
                    Optional.empty(),
                    scope.preferred().linearization().orElse(Linearization.MMS),
                    Optional.of(id),
                    Optional.empty());
            Optional<Match> match = finder.byIdentifier(own, Optional.empty());
            if (match.isPresent() || finder.failure().isPresent()) {
                return match;
            }
        }
        return finder.byIdentifier(FoundationUri.of(id), Optional.empty());
    }

    private Resolution range(CodeReading.Range range) {
        Optional<Match> block = range.block().filter(this::isInScope).flatMap(this::exact);
        return block.isPresent() ? found(block) : all(List.of(range.first(), range.last()));
    }

    private Resolution alternatives(List<CodeCandidate> candidates) {
        List<CodeCandidate> inScope = candidates.stream()
                .filter(this::isInScope)
                .sorted(Comparator.comparing(candidate -> !isPreferred(candidate)))
                .toList();
        List<Match> matches =
                inScope.stream().map(this::exact).flatMap(Optional::stream).toList();
        if (!matches.isEmpty() || finder.failure().isPresent()) {
            return new Resolution(matches, List.of(), finder.failure());
        }
        List<MissingCode> missing = inScope.stream().flatMap(this::missing).toList();
        return new Resolution(
                List.of(),
                missing.stream()
                        .filter(code -> code.nearest().isPresent())
                        .findFirst()
                        .or(() -> missing.stream().findFirst())
                        .stream()
                        .toList(),
                finder.failure());
    }

    private Resolution all(List<CodeCandidate> codes) {
        List<Match> matches = new ArrayList<>();
        List<CodeCandidate> absent = new ArrayList<>();
        codes.stream().filter(this::isInScope).forEach(code -> exact(code)
                .ifPresentOrElse(matches::add, () -> absent.add(code)));
        return new Resolution(
                matches,
                finder.failure().isPresent()
                        ? List.of()
                        : absent.stream().flatMap(this::missing).toList(),
                finder.failure());
    }

    private Optional<Match> exact(CodeCandidate candidate) {
        return candidate.isPossible() ? finder.byCode(candidate.system(), candidate.code()) : Optional.empty();
    }

    /** Looks for the codes above; with too few requests left for all of them, for the shortest ones. */
    private Stream<MissingCode> missing(CodeCandidate candidate) {
        Classification classification = Classification.of(candidate.system());
        List<String> above = candidate
                .lookups()
                .subList(candidate.isPossible() ? 1 : 0, candidate.lookups().size());
        int asked = Math.min(above.size(), finder.remaining(candidate.system()));
        Optional<Match> nearest = above.subList(above.size() - asked, above.size()).stream()
                .map(code -> finder.byCode(candidate.system(), code))
                .flatMap(Optional::stream)
                .findFirst();
        try {
            return Stream.of(
                    new MissingCode(candidate.code(), classification, finder.release(classification), nearest));
        } catch (IcdFailure e) {
            return Stream.empty();
        }
    }

    private boolean isInScope(CodeCandidate candidate) {
        return !scope.exclusive() || isPreferred(candidate);
    }

    private boolean isPreferred(CodeCandidate candidate) {
        return Classification.of(candidate.system()) == scope.preferred();
    }
}
