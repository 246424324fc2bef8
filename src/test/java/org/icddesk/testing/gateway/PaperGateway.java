// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Unavailable;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.ClassificationTop;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.request.AnswerTimeout;

/** A gateway to a classification written down in a test: numbers for entities, each under another. */
public class PaperGateway extends IcdGateway {

    static final Release RELEASE = new Release("2024-01");
    public static final LinearizationUri ROOT = LinearizationUri.root(RELEASE, Linearization.MMS);

    private final Map<LinearizationUri, LinearizationUri> parents = new HashMap<>();
    private final Map<LinearizationUri, List<LinearizationUri>> children = new HashMap<>();
    private final Set<LinearizationUri> failing = new HashSet<>();
    public final List<LinearizationUri> asked = new ArrayList<>();
    public final Set<Language> languages = new HashSet<>();

    public static LinearizationUri uri(int number) {
        return LinearizationUri.of(RELEASE, Linearization.MMS, new EntityId(String.valueOf(number)));
    }

    /** Puts entities under one; 0 is the classification. */
    public PaperGateway under(int parent, int... numbers) {
        LinearizationUri above = parent == 0 ? ROOT : uri(parent);
        for (int number : numbers) {
            children.computeIfAbsent(above, u -> new ArrayList<>()).add(uri(number));
            parents.put(uri(number), above);
        }
        return this;
    }

    public PaperGateway failFor(LinearizationUri uri) {
        failing.add(uri);
        return this;
    }

    /** Answers again. */
    public void heal() {
        failing.clear();
    }

    /** Lists an entity under one, without knowing it itself. */
    public PaperGateway ghost(int parent, int number) {
        children.computeIfAbsent(uri(parent), u -> new ArrayList<>()).add(uri(number));
        return this;
    }

    @Override
    public OptionalInt descendantCount(IcdUri uri, Optional<Release> release, Language language) {
        Set<LinearizationUri> below = new HashSet<>();
        Deque<LinearizationUri> next = new ArrayDeque<>(children.getOrDefault(uri, List.of()));
        while (!next.isEmpty()) {
            LinearizationUri one = next.remove();
            if (below.add(one)) {
                next.addAll(children.getOrDefault(one, List.of()));
            }
        }
        return OptionalInt.of(below.size());
    }

    @Override
    public Answer<ClassificationTop> top(IcdUri uri, Optional<Release> release, Language language) {
        if (failing.contains(ROOT)) {
            throw failure();
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
        if (failing.contains(uri)) {
            throw failure();
        }
        if (!parents.containsKey(uri)) {
            throw new NotFound("not on paper");
        }
        return entity(uri);
    }

    @Override
    public List<Attempt<IcdEntity>> entities(
            Collection<? extends IcdUri> uris, Optional<Release> release, Language language, AnswerTimeout timeout) {
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

    private static Unavailable failure() {
        return new Unavailable("silent on purpose", Duration.ofSeconds(7), null);
    }
}
