// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.icddesk.answer.NotFound;
import org.icddesk.gateway.request.Endpoint;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.request.QueryString;
import org.icddesk.gateway.wire.EntityReader;
import org.icddesk.gateway.wire.TopReader;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.Versions;
import org.icddesk.icd.entity.ClassificationTop;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.FoundationEntity;
import org.icddesk.icd.entity.FoundationTop;
import org.icddesk.icd.entity.Icd10Entity;
import org.icddesk.icd.entity.Icd10Top;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.icd.entity.IcdTop;
import org.icddesk.icd.entity.Include;

/** Creates the requests to the ICD API: WHO's paths and parameters. */
public final class Endpoints {

    /**
     * How long the latest release stays fresh: refreshed in the last minutes of its hour, so that nobody waits for it then.
     */
    static final Duration LATEST_RELEASE_TTL = Duration.ofMinutes(50);

    static final Duration DAY = Duration.ofDays(1);
    static final Duration MONTH = Duration.ofDays(30);
    static final Duration ALWAYS = Duration.ofDays(36_500);
    static final int DEFAULT_MAX_BYTES = 8 << 20;
    private static final int LARGE_MAX_BYTES = 32 << 20;
    private static final Pattern WITH_DESCENDANTS =
            Pattern.compile("(^|&)include=[^&]*" + Include.DESCENDANT.word() + "\\b");

    private static final Endpoint<FoundationTop> FOUNDATION =
            new Endpoint<>("foundation", DAY, ALWAYS, DEFAULT_MAX_BYTES, TopReader::foundation);
    private static final Endpoint<FoundationEntity> FOUNDATION_ENTITY =
            new Endpoint<>("foundation-entity", MONTH, ALWAYS, DEFAULT_MAX_BYTES, EntityReader::foundationEntity);
    private static final Endpoint<Versions> VERSIONS =
            new Endpoint<>("versions", LATEST_RELEASE_TTL, ALWAYS, DEFAULT_MAX_BYTES, TopReader::versions);
    private static final Endpoint<Versions> ICD10_VERSIONS =
            new Endpoint<>("icd10-versions", LATEST_RELEASE_TTL, ALWAYS, DEFAULT_MAX_BYTES, TopReader::icd10Versions);
    private static final Endpoint<ClassificationTop> CLASSIFICATION =
            new Endpoint<>("classification", DAY, ALWAYS, DEFAULT_MAX_BYTES, TopReader::classification);
    private static final Endpoint<Entity> ENTITY =
            new Endpoint<>("entity", MONTH, ALWAYS, DEFAULT_MAX_BYTES, EntityReader::entity);
    private static final Endpoint<Icd10Top> ICD10 =
            new Endpoint<>("icd10", DAY, ALWAYS, DEFAULT_MAX_BYTES, TopReader::icd10);
    private static final Endpoint<Icd10Entity> ICD10_ENTITY =
            new Endpoint<>("icd10-entity", MONTH, ALWAYS, DEFAULT_MAX_BYTES, EntityReader::icd10Entity);

    private static final String OF_PAGES = new QueryString()
            .with("include", includeParameter(Include.OF_PAGES))
            .encoded();
    private static final String ICD10_PATH = new Icd10Uri(Optional.empty(), Optional.empty()).path() + "/";

    private Endpoints() {}

    /** {@return the request for the foundation} */
    public static IcdRequest<FoundationTop> foundation(Optional<Release> release, Language language) {
        return new IcdRequest<>(
                FoundationUri.ROOT.path(),
                releaseParameter(release).encoded(),
                language,
                withReleaseTtl(FOUNDATION, release));
    }

    /** {@return the request for an entity of the foundation} */
    public static IcdRequest<FoundationEntity> foundationEntity(
            FoundationUri uri, Optional<Release> release, Language language, Set<Include> includes) {
        require(!uri.isRoot() && uri.residual().isEmpty(), uri);
        Endpoint<FoundationEntity> endpoint = withSizeLimit(withReleaseTtl(FOUNDATION_ENTITY, release), includes);
        return new IcdRequest<>(
                uri.path(),
                releaseParameter(release)
                        .with("include", includeParameter(includes))
                        .encoded(),
                language,
                endpoint);
    }

    /** {@return the request for the releases that have a classification or an entity} */
    public static IcdRequest<Versions> versions(IcdUri uri, Language language) {
        require(!(uri instanceof FoundationUri), uri);
        return new IcdRequest<>(
                uri.inAllReleases().path(), "", language, uri instanceof Icd10Uri ? ICD10_VERSIONS : VERSIONS);
    }

    /** {@return the request for a linearization} */
    public static IcdRequest<ClassificationTop> classification(LinearizationUri uri, Language language) {
        return new IcdRequest<>(uri.path(), "", language, CLASSIFICATION);
    }

    /** {@return the request for the classification that an identifier belongs to} */
    public static IcdRequest<? extends IcdTop> top(IcdUri uri, Optional<Release> release, Language language) {
        require(!uri.isInAllReleases(), uri);
        if (uri instanceof LinearizationUri inOne) {
            return classification(inOne.root(), language);
        }
        return uri instanceof Icd10Uri old
                ? icd10(old.release().orElseThrow(), language)
                : foundation(release, language);
    }

    /** {@return the request for an entity of any classification, without optional parts} */
    public static IcdRequest<? extends IcdEntity> entity(IcdUri uri, Optional<Release> release, Language language) {
        if (uri instanceof LinearizationUri inOne) {
            return entity(inOne, language, Set.of());
        }
        return uri instanceof FoundationUri inAll
                ? foundationEntity(inAll, release, language, Set.of())
                : icd10Entity((Icd10Uri) uri, language);
    }

    /** {@return the request for an entity as its page shows it, with the optional parts} */
    public static IcdRequest<? extends IcdEntity> entityPage(IcdUri uri, Language language) {
        return uri instanceof LinearizationUri inOne
                ? entity(inOne, language, Include.OF_PAGES)
                : entity(uri, Optional.empty(), language);
    }

    /**
     * {@return whether the answer to {@link #entityPage} or to the request of a classification answers this one, or a list
     * of the releases that are kept}
     */
    public static boolean isAnsweredByArchive(IcdRequest<?> request) {
        boolean plain = request.query().isEmpty();
        if (request.endpoint().name().equals(VERSIONS.name())
                || request.endpoint().name().equals(ICD10_VERSIONS.name())) {
            return plain;
        }
        if (request.endpoint().name().equals(ENTITY.name())) {
            return plain || request.query().equals(OF_PAGES);
        }
        return plain
                && (request.path().startsWith(ICD10_PATH)
                        || request.endpoint().name().equals(CLASSIFICATION.name()));
    }

    /** {@return the request for an entity of a linearization} */
    public static IcdRequest<Entity> entity(LinearizationUri uri, Language language, Set<Include> includes) {
        require(!uri.isRoot() && uri.release().isPresent(), uri);
        return new IcdRequest<>(
                uri.path(),
                new QueryString().with("include", includeParameter(includes)).encoded(),
                language,
                withSizeLimit(ENTITY, includes));
    }

    /** {@return the request for ICD-10} */
    public static IcdRequest<Icd10Top> icd10(Release release, Language language) {
        return new IcdRequest<>(Icd10Uri.root(release).path(), "", language, ICD10);
    }

    /** {@return the request for an entity of ICD-10} */
    public static IcdRequest<Icd10Entity> icd10Entity(Icd10Uri uri, Language language) {
        require(!uri.isRoot() && uri.release().isPresent(), uri);
        return new IcdRequest<>(uri.path(), "", language, ICD10_ENTITY);
    }

    /** {@return the request for a pass-through request} */
    public static <T> IcdRequest<T> passThrough(PassThroughRequest<T> passThrough) {
        Endpoint<T> endpoint = passThrough.format().endpoint();
        return new IcdRequest<>(
                passThrough.path(),
                passThrough.query(),
                passThrough.language(),
                WITH_DESCENDANTS.matcher(passThrough.query()).find()
                        ? endpoint.withMaxBytes(LARGE_MAX_BYTES)
                        : endpoint);
    }

    /** {@return that request, typed by the interface that entities have in common} */
    @SuppressWarnings("unchecked")
    public static IcdRequest<IcdEntity> entityOfAnyKind(IcdUri uri, Optional<Release> release, Language language) {
        return (IcdRequest<IcdEntity>) entity(uri, release, language);
    }

    static void require(boolean askable, IcdUri uri) {
        if (!askable) {
            throw new NotFound("There is no entity " + uri.path());
        }
    }

    /** {@return the endpoint with a freshness lifetime of an hour, unless the request names a release} */
    private static <T> Endpoint<T> withReleaseTtl(Endpoint<T> endpoint, Optional<Release> release) {
        return release.isPresent() ? endpoint : endpoint.withFreshness(LATEST_RELEASE_TTL);
    }

    private static <T> Endpoint<T> withSizeLimit(Endpoint<T> endpoint, Set<Include> includes) {
        return includes.contains(Include.DESCENDANT) ? endpoint.withMaxBytes(LARGE_MAX_BYTES) : endpoint;
    }

    private static String includeParameter(Set<Include> includes) {
        return includes.stream().sorted().map(Include::word).collect(Collectors.joining(","));
    }

    static QueryString releaseParameter(Optional<Release> release) {
        QueryString parameters = new QueryString();
        release.ifPresent(r -> parameters.with("releaseId", r.id()));
        return parameters;
    }

    /** {@return the path of what is searched} */
    static String path(Scope scope) {
        return scope.linearization()
                .map(l ->
                        LinearizationUri.root(scope.release().orElseThrow(), l).path())
                .orElseGet(FoundationUri.ROOT::path);
    }
}
