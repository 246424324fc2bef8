// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

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
import java.util.function.UnaryOperator;
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
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.ClassificationTop;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.request.AnswerTimeout;

/** A gateway to two releases written down in a test: numbers for entities, each under another; 0 is the classification. */
class TwoReleases extends IcdGateway {

    static final Release FROM = new Release("2023-01");
    static final Release TO = new Release("2024-01");

    private final Map<IcdUri, Paper> papers = new HashMap<>();
    private final Map<IcdUri, List<LinearizationUri>> children = new HashMap<>();
    private final Set<IcdUri> failing = new HashSet<>();
    final List<IcdUri> asked = new ArrayList<>();
    final List<Integer> batches = new ArrayList<>();
    Runnable meanwhile = () -> {};
    boolean outage;

    /** What is written of an entity; {@code tag} is the language of its texts. */
    record Paper(
            String code,
            String title,
            LinearizationUri parent,
            String definition,
            List<String> inclusions,
            String tag) {

        Paper code(String other) {
            return new Paper(other, title, parent, definition, inclusions, tag);
        }

        Paper title(String other) {
            return new Paper(code, other, parent, definition, inclusions, tag);
        }

        Paper definition(String other) {
            return new Paper(code, title, parent, other, inclusions, tag);
        }

        Paper inclusions(String... others) {
            return new Paper(code, title, parent, definition, List.of(others), tag);
        }

        Paper tag(String other) {
            return new Paper(code, title, parent, definition, inclusions, other);
        }
    }

    static LinearizationUri uri(int number) {
        return number == 0
                ? LinearizationUri.root(Linearization.MMS)
                : new LinearizationUri(
                        Optional.empty(),
                        Linearization.MMS,
                        Optional.of(new EntityId(String.valueOf(number))),
                        Optional.empty());
    }

    static ReleasePair pair(int number) {
        return new ReleasePair(uri(number), FROM, TO);
    }

    /** Puts entities under one in one release. */
    TwoReleases under(Release release, int parent, int... numbers) {
        LinearizationUri above = uri(parent).in(release);
        for (int number : numbers) {
            LinearizationUri uri = uri(number).in(release);
            children.computeIfAbsent(above, u -> new ArrayList<>()).add(uri);
            papers.put(uri, new Paper("C" + number, "Title " + number, above, "", List.of(), "en"));
        }
        return this;
    }

    /** Puts entities under one in both releases. */
    TwoReleases under(int parent, int... numbers) {
        return under(FROM, parent, numbers).under(TO, parent, numbers);
    }

    /** Rewrites an entity in one release. */
    TwoReleases change(Release release, int number, UnaryOperator<Paper> how) {
        papers.computeIfPresent(uri(number).in(release), (uri, paper) -> how.apply(paper));
        return this;
    }

    /** Lists an entity under one, without knowing it itself. */
    TwoReleases ghost(Release release, int parent, int number) {
        children.computeIfAbsent(uri(parent).in(release), u -> new ArrayList<>())
                .add(uri(number).in(release));
        return this;
    }

    void failFor(Release release, int number) {
        failing.add(uri(number).in(release));
    }

    /** Answers again. */
    void heal() {
        failing.clear();
    }

    @Override
    public OptionalInt descendantCount(IcdUri uri, Optional<Release> release, Language language) {
        require(uri);
        Set<IcdUri> below = new HashSet<>();
        Deque<IcdUri> next = new ArrayDeque<>(children.getOrDefault(uri, List.of()));
        while (!next.isEmpty()) {
            IcdUri one = next.remove();
            if (below.add(one)) {
                next.addAll(children.getOrDefault(one, List.of()));
            }
        }
        return OptionalInt.of(below.size());
    }

    private void require(IcdUri uri) {
        if (failing.contains(uri)) {
            throw new Unavailable("silent on purpose", Duration.ofSeconds(7), null);
        }
        if (!papers.containsKey(uri)) {
            throw new NotFound("not on paper");
        }
    }

    @Override
    public Answer<ClassificationTop> top(IcdUri uri, Optional<Release> release, Language language) {
        return answer(new ClassificationTop(
                (LinearizationUri) uri,
                new Text(Language.ENGLISH, "ICD-11", true),
                Optional.empty(),
                List.of(language),
                List.of(),
                children.getOrDefault(uri, List.of()),
                Optional.empty()));
    }

    @Override
    public List<Attempt<IcdEntity>> entities(
            Collection<? extends IcdUri> uris, Optional<Release> release, Language language, AnswerTimeout timeout) {
        batches.add(uris.size());
        meanwhile.run();
        return uris.stream().map(this::attempt).toList();
    }

    private Attempt<IcdEntity> attempt(IcdUri uri) {
        asked.add(uri);
        try {
            require(uri);
            return Attempt.answered(uri, answer(entity((LinearizationUri) uri, papers.get(uri))));
        } catch (IcdFailure e) {
            return Attempt.failed(uri, e);
        }
    }

    private <T> Answer<T> answer(T value) {
        return new Answer<>(value, Instant.EPOCH, outage ? Optional.of(Instant.EPOCH) : Optional.empty());
    }

    private Entity entity(LinearizationUri uri, Paper paper) {
        Language language = new Language(paper.tag());
        return new Entity(
                uri,
                new Text(language, paper.title(), true),
                paper.code(),
                ClassKind.CATEGORY,
                Optional.of(paper.parent()),
                children.getOrDefault(uri, List.of()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(paper.definition())
                        .filter(text -> !text.isEmpty())
                        .map(text -> new Text(language, text, true)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                paper.inclusions().stream()
                        .map(label ->
                                new Term(new Text(language, label, true), Optional.empty(), Optional.empty(), false))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
