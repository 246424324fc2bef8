// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.icddesk.gateway.upstream.Kind;
import org.icddesk.gateway.upstream.Parameters;
import org.icddesk.gateway.upstream.Question;
import org.icddesk.gateway.wire.Codes;
import org.icddesk.gateway.wire.Entities;
import org.icddesk.gateway.wire.Tops;
import org.icddesk.text.PercentEncoding;

/** Creates the requests to the ICD API: WHO's paths and parameters for what pages ask. */
public final class Questions {

    /**
     * What changes with every release: asked again in the last minutes of its hour, so that nobody waits for it then.
     */
    static final Duration CHANGING = Duration.ofMinutes(50);

    static final Duration DAY = Duration.ofDays(1);
    static final Duration MONTH = Duration.ofDays(30);
    private static final Duration ALWAYS = Duration.ofDays(36_500);
    static final int USUAL = 8 << 20;
    private static final int LARGE = 32 << 20;
    private static final Pattern WITH_DESCENDANTS =
            Pattern.compile("(^|&)include=[^&]*" + Include.DESCENDANT.word() + "\\b");

    private static final Kind<FoundationTop> FOUNDATION =
            new Kind<>("foundation", DAY, ALWAYS, USUAL, Tops::foundation);
    private static final Kind<FoundationEntity> FOUNDATION_ENTITY =
            new Kind<>("foundation-entity", MONTH, ALWAYS, USUAL, Entities::foundationEntity);
    private static final Kind<Versions> VERSIONS = new Kind<>("versions", CHANGING, ALWAYS, USUAL, Tops::versions);
    private static final Kind<Versions> ICD10_VERSIONS =
            new Kind<>("icd10-versions", CHANGING, ALWAYS, USUAL, Tops::icd10Versions);
    private static final Kind<ClassificationTop> CLASSIFICATION =
            new Kind<>("classification", DAY, ALWAYS, USUAL, Tops::classification);
    private static final Kind<Entity> ENTITY = new Kind<>("entity", MONTH, ALWAYS, USUAL, Entities::entity);
    private static final Kind<Entity> LOOKUP = new Kind<>("lookup", MONTH, ALWAYS, USUAL, Entities::entity);
    private static final Kind<CodeInfo> CODE_INFO = new Kind<>("codeinfo", MONTH, ALWAYS, USUAL, Codes::codeInfo);
    private static final Kind<PostcoordinationSet> DESCRIBE =
            new Kind<>("describe", MONTH, ALWAYS, USUAL, Codes::description);
    private static final Kind<Icd10Top> ICD10 = new Kind<>("icd10", DAY, ALWAYS, USUAL, Tops::icd10);
    private static final Kind<Icd10Entity> ICD10_ENTITY =
            new Kind<>("icd10-entity", MONTH, ALWAYS, USUAL, Entities::icd10Entity);

    private Questions() {}

    /** {@return the question for the foundation} */
    public static Question<FoundationTop> foundation(Optional<Release> release, Language language) {
        return new Question<>(
                FoundationUri.ROOT.path(), pinned(release).encoded(), language, dated(FOUNDATION, release));
    }

    /** {@return the question for an entity of the foundation} */
    public static Question<FoundationEntity> foundationEntity(
            FoundationUri uri, Optional<Release> release, Language language, Set<Include> includes) {
        require(!uri.isRoot() && uri.residual().isEmpty(), uri);
        Kind<FoundationEntity> kind = sized(dated(FOUNDATION_ENTITY, release), includes);
        return new Question<>(
                uri.path(), pinned(release).with("include", words(includes)).encoded(), language, kind);
    }

    public static Question<Versions> versions(IcdUri uri, Language language) {
        require(!(uri instanceof FoundationUri), uri);
        return new Question<>(
                uri.inAllReleases().path(), "", language, uri instanceof Icd10Uri ? ICD10_VERSIONS : VERSIONS);
    }

    /** {@return the question for a linearization} */
    public static Question<ClassificationTop> classification(LinearizationUri uri, Language language) {
        return new Question<>(uri.path(), "", language, CLASSIFICATION);
    }

    /** {@return the question for the classification that an identifier belongs to} */
    public static Question<? extends IcdTop> top(IcdUri uri, Optional<Release> release, Language language) {
        require(!uri.isInAllReleases(), uri);
        if (uri instanceof LinearizationUri inOne) {
            return classification(inOne.root(), language);
        }
        return uri instanceof Icd10Uri old
                ? icd10(old.release().orElseThrow(), language)
                : foundation(release, language);
    }

    /** {@return the question for an entity of any classification, and no more than every answer has} */
    public static Question<? extends IcdEntity> entity(IcdUri uri, Optional<Release> release, Language language) {
        if (uri instanceof LinearizationUri inOne) {
            return entity(inOne, language, Set.of());
        }
        return uri instanceof FoundationUri inAll
                ? foundationEntity(inAll, release, language, Set.of())
                : icd10Entity((Icd10Uri) uri, language);
    }

    /** {@return the question for an entity of a linearization} */
    public static Question<Entity> entity(LinearizationUri uri, Language language, Set<Include> includes) {
        require(!uri.isRoot() && uri.release().isPresent(), uri);
        return new Question<>(
                uri.path(),
                new Parameters().with("include", words(includes)).encoded(),
                language,
                sized(ENTITY, includes));
    }

    /** {@return the question for the entity of a linearization that stands for one of the foundation} */
    public static Question<Entity> lookup(Scope scope, FoundationUri uri, Language language) {
        String query = new Parameters().with("foundationUri", uri.canonical()).encoded();
        return new Question<>(inside(scope) + "/lookup", query, language, LOOKUP);
    }

    /** {@return the question for what a code stands for} */
    public static Question<CodeInfo> codeInfo(Scope scope, CodeExpression code, CodeOptions options) {
        String path = inside(scope) + "/codeinfo/" + PercentEncoding.encode(code.text());
        // Its answer has no words, so one language does for all.
        return new Question<>(path, treated(options).encoded(), Language.ENGLISH, CODE_INFO);
    }

    /** {@return the question for the parts of a code or of identifiers} */
    public static Question<PostcoordinationSet> describe(
            Scope scope, String name, String value, CodeOptions options, Language language) {
        String query = treated(options)
                .with("simplify", options.simplify())
                .with(name, value)
                .encoded();
        return new Question<>(inside(scope) + "/describe", query, language, DESCRIBE);
    }

    /** {@return the question for ICD-10} */
    public static Question<Icd10Top> icd10(Release release, Language language) {
        return new Question<>(Icd10Uri.root(release).path(), "", language, ICD10);
    }

    /** {@return the question for an entity of ICD-10} */
    public static Question<Icd10Entity> icd10Entity(Icd10Uri uri, Language language) {
        require(!uri.isRoot() && uri.release().isPresent(), uri);
        return new Question<>(uri.path(), "", language, ICD10_ENTITY);
    }

    /** {@return the question for what a program asks in WHO's own words} */
    public static <T> Question<T> passed(Passage<T> passage) {
        Kind<T> kind = passage.form().kind();
        return new Question<>(
                passage.path(),
                passage.query(),
                passage.language(),
                WITH_DESCENDANTS.matcher(passage.query()).find() ? kind.upTo(LARGE) : kind);
    }

    /** {@return that question by the type that entities have in common; whoever asks it only takes its answer} */
    @SuppressWarnings("unchecked")
    public static Question<IcdEntity> anyEntity(IcdUri uri, Optional<Release> release, Language language) {
        return (Question<IcdEntity>) entity(uri, release, language);
    }

    private static void require(boolean askable, IcdUri uri) {
        if (!askable) {
            throw new NotFound("There is no entity " + uri.path());
        }
    }

    /** {@return the kind whose answers hold for an hour only, unless the question names a release} */
    private static <T> Kind<T> dated(Kind<T> kind, Optional<Release> release) {
        return release.isPresent() ? kind : kind.freshFor(CHANGING);
    }

    private static <T> Kind<T> sized(Kind<T> kind, Set<Include> includes) {
        return includes.contains(Include.DESCENDANT) ? kind.upTo(LARGE) : kind;
    }

    private static String words(Set<Include> includes) {
        return includes.stream().sorted().map(Include::word).collect(Collectors.joining(","));
    }

    static Parameters pinned(Optional<Release> release) {
        Parameters parameters = new Parameters();
        release.ifPresent(r -> parameters.with("releaseId", r.id()));
        return parameters;
    }

    private static Parameters treated(CodeOptions options) {
        return new Parameters()
                .with("flexiblemode", options.flexible())
                .with("convertToTerminalCodes", options.terminal());
    }

    /** {@return the path of what is searched} */
    static String path(Scope scope) {
        return scope.linearization()
                .map(l ->
                        LinearizationUri.root(scope.release().orElseThrow(), l).path())
                .orElseGet(FoundationUri.ROOT::path);
    }

    private static String inside(Scope scope) {
        require(scope.linearization().isPresent(), FoundationUri.ROOT);
        return path(scope);
    }
}
