// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import java.util.List;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.browse.Classification;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.Text;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.lookup.LookupScope;

/** Describes clusters in one language or another, in one release or another. */
final class ClusterReleases {

    private final IcdGateway gateway;
    private final EntityReleases releases;
    private final BatchScope batch;
    private final LookupScope lookup;

    ClusterReleases(IcdGateway gateway, EntityReleases releases, BatchScope batch) {
        this.gateway = gateway;
        this.releases = releases;
        this.batch = batch;
        this.lookup = batch.lookup();
    }

    /** {@return whether a text names a cluster} */
    static boolean isCluster(CodeReading reading) {
        return reading instanceof CodeReading.IdentifierCluster
                || reading instanceof CodeReading.Code code && code.cluster().isPresent();
    }

    /** {@return a cluster's words in a language} */
    Optional<Text> label(PostcoordinationSet set, Language language) {
        return language.equals(lookup.language())
                ? Optional.of(text(set, language))
                : identifiers(set)
                        .flatMap(uris -> described(uris, chosen(), language))
                        .map(other -> text(other, language));
    }

    /**
     * Tells what became of a cluster that the chosen release has.
     *
     * @return the change; empty if there is no release to compare with
     */
    Optional<CodeChange> change(PostcoordinationSet now, CodeReading reading) {
        return earlier().map(since -> since.equals(chosen()) ? CodeChange.same(since) : compared(now, reading, since));
    }

    /**
     * Tells what became of a cluster that the chosen release does not have.
     *
     * @return the change; empty if the release to compare with did not have it either
     */
    Optional<CodeChange> changeOfAbsent(CodeReading reading) {
        return earlier().flatMap(since -> described(reading, since).map(before -> fate(before, since)));
    }

    private CodeChange compared(PostcoordinationSet now, CodeReading reading, Release since) {
        Optional<PostcoordinationSet> before = described(reading, since);
        if (before.filter(old -> parts(old).equals(parts(now))).isPresent()) {
            return titled(before.get(), now, since);
        }
        return before.map(old -> fate(old, since).ofReusedCode())
                .or(() -> identifiers(now)
                        .flatMap(uris -> described(uris, since, lookup.language()))
                        .map(old -> CodeChange.moved(since, named(old), named(now))))
                .orElseGet(() -> CodeChange.created(since, named(now)));
    }

    private CodeChange fate(PostcoordinationSet before, Release since) {
        return identifiers(before)
                .flatMap(uris -> described(uris, chosen(), lookup.language()))
                .map(now -> now.code().equals(before.code())
                        ? titled(before, now, since)
                        : CodeChange.moved(since, named(before), named(now)))
                .orElseGet(() -> CodeChange.gone(since, named(before)));
    }

    private CodeChange titled(PostcoordinationSet before, PostcoordinationSet now, Release since) {
        Language language = lookup.language();
        boolean comparable =
                text(before, language).translated() == text(now, language).translated();
        return CodeChange.titled(
                since,
                comparable ? named(before) : inEnglish(before, since),
                comparable ? named(now) : inEnglish(now, chosen()));
    }

    private CodeChange.Named inEnglish(PostcoordinationSet set, Release release) {
        return named(identifiers(set)
                .flatMap(uris -> described(uris, release, Language.ENGLISH))
                .orElse(set));
    }

    private Optional<Release> earlier() {
        return releases.of(classification(), batch.since());
    }

    private Release chosen() {
        return lookup.release().orElseThrow();
    }

    private Classification classification() {
        return Classification.of(linearization());
    }

    private Linearization linearization() {
        return lookup.preferred().linearization().orElse(Linearization.MMS);
    }

    private Optional<PostcoordinationSet> described(CodeReading reading, Release release) {
        if (reading instanceof CodeReading.IdentifierCluster cluster) {
            return described(cluster.expression(), release, lookup.language());
        }
        return reading instanceof CodeReading.Code code
                ? code.cluster().flatMap(expression -> described(expression, release))
                : Optional.empty();
    }

    private Optional<PostcoordinationSet> described(CodeExpression code, Release release) {
        try {
            return Optional.of(
                    gateway.describe(scope(release), code, CodeOptions.DEFAULT, lookup.language(), lookup.timeout())
                            .value());
        } catch (NotFound | Rejected e) {
            return Optional.empty();
        }
    }

    /** {@return what identifiers stand for in a release; empty if it does not have them; fails with {@link IcdFailure}} */
    private Optional<PostcoordinationSet> described(UriExpression uris, Release release, Language language) {
        try {
            return Optional.of(
                    gateway.describe(scope(release), in(uris, release), CodeOptions.DEFAULT, language, lookup.timeout())
                            .value());
        } catch (NotFound | Rejected e) {
            return Optional.empty();
        }
    }

    private Scope scope(Release release) {
        return Scope.of(release, linearization());
    }

    private static UriExpression in(UriExpression uris, Release release) {
        return new UriExpression(uris.parts().stream()
                .map(part -> new UriExpression.Part(part.joint(), part.uri().in(release)))
                .toList());
    }

    private static Optional<UriExpression> identifiers(PostcoordinationSet set) {
        return set.linearization().or(set::foundation);
    }

    /** {@return a cluster's parts, whatever the release} */
    private static List<String> parts(PostcoordinationSet set) {
        return identifiers(set).stream()
                .flatMap(uris -> uris.parts().stream())
                .map(part -> part.joint() + part.uri().inAllReleases().canonical())
                .toList();
    }

    private static Text text(PostcoordinationSet set, Language language) {
        boolean translated = !set.label().contains(Text.UNTRANSLATED);
        String words = set.label().replaceAll("\\s*\\Q" + Text.UNTRANSLATED + "\\E", "");
        return new Text(translated ? language : Language.ENGLISH, words, translated);
    }

    private static CodeChange.Named named(PostcoordinationSet set) {
        return new CodeChange.Named(
                set.code().orElse(""),
                text(set, Language.ENGLISH).value(),
                identifiers(set).map(UriExpression::canonical).orElse(""));
    }
}
