// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Attempt;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Language;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.request.AnswerTimeout;

/** Loads entities, each once, and remembers how old the oldest answer is. */
final class EntityLoader {

    private final IcdGateway gateway;
    private final Language language;
    private final AnswerTimeout timeout;
    private final Map<LinearizationUri, Entity> known = new HashMap<>();
    private Instant asOf;
    private Instant outageSince;

    EntityLoader(IcdGateway gateway, Language language, AnswerTimeout timeout) {
        this.gateway = gateway;
        this.language = language;
        this.timeout = timeout;
    }

    /** Loads entities concurrently; throws a failure if WHO does not answer. One that WHO does not know stays unknown. */
    void load(Collection<LinearizationUri> uris) {
        Set<LinearizationUri> unknown = new LinkedHashSet<>(uris);
        unknown.removeAll(known.keySet());
        if (unknown.isEmpty()) {
            return;
        }
        for (Attempt<IcdEntity> attempt : gateway.entities(unknown, Optional.empty(), language, timeout)) {
            attempt.failure().filter(failure -> !failure.isAnswer()).ifPresent(failure -> {
                throw failure;
            });
            attempt.answer()
                    .map(this::aged)
                    .filter(Entity.class::isInstance)
                    .map(Entity.class::cast)
                    .ifPresent(entity -> known.put((LinearizationUri) attempt.uri(), entity));
        }
    }

    /** {@return a loaded entity; empty if WHO does not know it, or it was not asked for} */
    Optional<Entity> find(LinearizationUri uri) {
        return Optional.ofNullable(known.get(uri));
    }

    /** {@return the value of an answer, its age remembered} */
    <T> T aged(Answer<? extends T> answer) {
        asOf = asOf == null || answer.asOf().isBefore(asOf) ? answer.asOf() : asOf;
        answer.outageSince()
                .filter(since -> outageSince == null || since.isBefore(outageSince))
                .ifPresent(since -> outageSince = since);
        return answer.value();
    }

    /** {@return a value as old as the oldest of all answers} */
    <T> Answer<T> dated(T value) {
        return new Answer<>(value, asOf == null ? Instant.EPOCH : asOf, Optional.ofNullable(outageSince));
    }
}
