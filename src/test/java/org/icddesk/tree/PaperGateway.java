// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.gateway.Answer;
import org.icddesk.gateway.Attempt;
import org.icddesk.gateway.ClassKind;
import org.icddesk.gateway.ClassificationTop;
import org.icddesk.gateway.Entity;
import org.icddesk.gateway.EntityId;
import org.icddesk.gateway.IcdEntity;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.Language;
import org.icddesk.gateway.Linearization;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.gateway.NotFound;
import org.icddesk.gateway.Patience;
import org.icddesk.gateway.Release;
import org.icddesk.gateway.Text;
import org.icddesk.gateway.Unavailable;

/** A gateway to a classification written down in a test: numbers for entities, each under another. */
class PaperGateway extends IcdGateway {

    static final Release RELEASE = new Release("2024-01");
    static final LinearizationUri ROOT = LinearizationUri.root(RELEASE, Linearization.MMS);

    private final Map<LinearizationUri, LinearizationUri> parents = new HashMap<>();
    private final Map<LinearizationUri, List<LinearizationUri>> children = new HashMap<>();
    private final Set<LinearizationUri> silent = new HashSet<>();
    final List<LinearizationUri> asked = new ArrayList<>();
    final Set<Language> languages = new HashSet<>();

    static LinearizationUri uri(int number) {
        return LinearizationUri.of(RELEASE, Linearization.MMS, new EntityId(String.valueOf(number)));
    }

    /** Puts entities under one; 0 is the classification. */
    PaperGateway under(int parent, int... numbers) {
        LinearizationUri above = parent == 0 ? ROOT : uri(parent);
        for (int number : numbers) {
            children.computeIfAbsent(above, u -> new ArrayList<>()).add(uri(number));
            parents.put(uri(number), above);
        }
        return this;
    }

    PaperGateway silentAbout(LinearizationUri uri) {
        silent.add(uri);
        return this;
    }

    @Override
    public Answer<ClassificationTop> top(IcdUri uri, Optional<Release> release, Language language) {
        if (silent.contains(ROOT)) {
            throw silence();
        }
        return now(new ClassificationTop(
                ROOT,
                text("ICD-11"),
                Optional.empty(),
                List.of(language),
                List.of(),
                children.getOrDefault(ROOT, List.of()),
                Optional.empty()));
    }

    @Override
    public Answer<Entity> entity(IcdUri uri, Optional<Release> release, Language language) {
        return now(entity((LinearizationUri) uri, language));
    }

    private Entity entity(LinearizationUri uri, Language language) {
        asked.add(uri);
        languages.add(language);
        if (silent.contains(uri)) {
            throw silence();
        }
        if (!parents.containsKey(uri)) {
            throw new NotFound("not on paper");
        }
        return entity(uri);
    }

    @Override
    public List<Attempt<IcdEntity>> entities(
            Collection<? extends IcdUri> uris, Optional<Release> release, Language language, Patience patience) {
        return uris.stream().map(uri -> attempt(uri, language)).toList();
    }

    private Attempt<IcdEntity> attempt(IcdUri uri, Language language) {
        try {
            return Attempt.answered(uri, now(entity((LinearizationUri) uri, language)));
        } catch (IcdFailure e) {
            return Attempt.failed(uri, e);
        }
    }

    private Entity entity(LinearizationUri uri) {
        return new Entity(
                uri,
                text("Title " + uri.id().orElseThrow()),
                "C" + uri.id().orElseThrow(),
                ClassKind.CATEGORY,
                Optional.of(parents.get(uri)),
                children.getOrDefault(uri, List.of()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Text text(String value) {
        return new Text(Language.ENGLISH, value, true);
    }

    private static <T> Answer<T> now(T value) {
        return new Answer<>(value, Instant.EPOCH, Optional.empty());
    }

    private static Unavailable silence() {
        return new Unavailable("silent on purpose", Duration.ofSeconds(7), null);
    }
}
