// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.time.Instant;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Malformed;
import org.icddesk.answer.RawAnswer;
import org.icddesk.gateway.cache.BackgroundLoader;
import org.icddesk.gateway.endpoint.Endpoints;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.Versions;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.icd.entity.IcdTop;

/**
 * The requests of work in the background, such as a walk through a classification: WHO's bytes, to be kept and read again
 * later. Readers come first, no client's limit applies, and what is loaded takes no room in the cache.
 */
public final class BackgroundRequests {

    private final BackgroundLoader loader;

    BackgroundRequests(BackgroundLoader loader) {
        this.loader = loader;
    }

    /** Whether a request should be sent now. */
    public enum Readiness {
        /** It should. */
        READY,
        /** Requests of readers wait, or take half of the requests in flight. */
        READERS_FIRST,
        /** WHO asked this server to pause. */
        PAUSED,
        /** WHO does not answer, and is not asked for a while. */
        OUTAGE
    }

    /** {@return whether a request should be sent now} */
    public Readiness readiness() {
        if (loader.isCircuitOpen()) {
            return Readiness.OUTAGE;
        }
        if (pausedUntil().isPresent()) {
            return Readiness.PAUSED;
        }
        return loader.isCrowded() ? Readiness.READERS_FIRST : Readiness.READY;
    }

    /** {@return until when WHO asked this server to pause} */
    public Optional<Instant> pausedUntil() {
        return loader.pausedUntil();
    }

    /**
     * Asks for a classification, or for an entity as its page does.
     *
     * @param uri what to ask for, in one release
     * @param notBefore a cached answer that is older does not count
     * @return the answer, readable by {@link #top} or {@link #entity}; an {@link IcdFailure} if there is none
     */
    public RawAnswer ask(IcdUri uri, Language language, Instant notBefore) {
        return loader.load(uri.isRoot() ? top(uri, language) : entity(uri, language), notBefore);
    }

    /** {@return the latest release of a classification; an {@link IcdFailure} if WHO does not tell} */
    public Release latestRelease(IcdUri classification) {
        IcdRequest<Versions> request = Endpoints.versions(classification, Language.ENGLISH);
        return read(request, loader.load(request, Instant.MIN).body())
                .latest()
                .flatMap(IcdUri::release)
                .orElseThrow(() -> new Malformed("The ICD API names no latest release", null));
    }

    /** {@return what an answer says of a classification; {@link Malformed} if it cannot be read} */
    public IcdTop top(IcdUri uri, Language language, byte[] body) {
        return read(top(uri, language), body);
    }

    /** {@return what an answer says of an entity; {@link Malformed} if it cannot be read} */
    public IcdEntity entity(IcdUri uri, Language language, byte[] body) {
        return read(entity(uri, language), body);
    }

    private static IcdRequest<? extends IcdTop> top(IcdUri uri, Language language) {
        return Endpoints.top(uri, Optional.empty(), language);
    }

    private static IcdRequest<? extends IcdEntity> entity(IcdUri uri, Language language) {
        return Endpoints.entityPage(uri, language);
    }

    private static <T> T read(IcdRequest<T> request, byte[] body) {
        return request.endpoint().reader().read(body, request);
    }
}
