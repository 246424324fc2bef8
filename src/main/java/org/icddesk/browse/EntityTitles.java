// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Text;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.web.Page;

/** Loads the codes and titles of the many entities on a page, concurrently. */
@RequestScoped
public class EntityTitles {

    private final IcdGateway gateway;
    private final PageFrame frame;
    private final Page page;
    private final Map<IcdUri, IcdEntity> known = new HashMap<>();
    private final Map<IcdUri, IcdFailure> failures = new HashMap<>();

    protected EntityTitles() {
        gateway = null;
        frame = null;
        page = null;
    }

    @Inject
    public EntityTitles(IcdGateway gateway, PageFrame frame, Page page) {
        this.gateway = gateway;
        this.frame = frame;
        this.page = page;
    }

    /** Loads all entities that are not known yet, except roots of classifications, which have no code. */
    public void preload(BrowseContext context, Collection<? extends IcdUri> uris) {
        Set<IcdUri> unknown = new LinkedHashSet<>(uris);
        unknown.removeIf(uri -> uri.isRoot() || known.containsKey(uri));
        if (!unknown.isEmpty()) {
            gateway.entities(unknown, context.release(), context.language(), AnswerTimeout.PAGE)
                    .forEach(this::record);
        }
    }

    private void record(Attempt<IcdEntity> attempt) {
        attempt.answer().ifPresent(answer -> known.put(attempt.uri(), frame.recordAge(answer)));
        attempt.failure()
                .filter(failure -> !(failure instanceof NotFound))
                .ifPresent(failure -> failures.put(attempt.uri(), failure));
    }

    /** {@return the row of a preloaded entity; without a title if that is unavailable} */
    public EntityRow row(BrowseContext context, IcdUri uri) {
        return Optional.ofNullable(known.get(uri))
                .map(entity -> row(context, entity))
                .orElseGet(() -> new EntityRow(uri, context.to(uri), "", "", null, List.of()));
    }

    /** {@return the row of an entity that was loaded otherwise; its age counts for the page} */
    public EntityRow row(BrowseContext context, Answer<IcdEntity> entity) {
        return row(context, frame.recordAge(entity));
    }

    /** {@return the rows of entities, loaded if necessary} */
    public List<EntityRow> rows(BrowseContext context, List<? extends IcdUri> uris) {
        preload(context, uris);
        return uris.stream().map(uri -> row(context, uri)).toList();
    }

    /**
     * Loads titles in the languages beside the first, concurrently.
     *
     * @param timeout the time limit for all of them
     * @return the titles; never fails
     */
    public Translations translations(BrowseContext context, Collection<? extends IcdUri> uris, AnswerTimeout timeout) {
        Set<IcdUri> asked = new LinkedHashSet<>(uris);
        asked.removeIf(IcdUri::isRoot);
        if (context.beside().isEmpty()) {
            return Translations.NONE;
        }
        Map<Language, Map<IcdUri, Text>> found = Translations.empty(context.beside());
        List<IcdFailure> causes = new ArrayList<>();
        gateway.entities(asked, context.release(), context.beside(), timeout)
                .forEach((language, attempts) -> attempts.forEach(attempt -> {
                    attempt.answer().map(frame::recordAge).ifPresent(entity -> found.get(language)
                            .put(attempt.uri(), entity.title()));
                    attempt.failure()
                            .filter(failure -> !(failure instanceof NotFound))
                            .ifPresent(causes::add);
                }));
        return new Translations(found, causes.stream().findFirst());
    }

    /** {@return whether an entity that was requested has been answered} */
    public boolean knows(IcdUri uri) {
        return known.containsKey(uri);
    }

    /** {@return why an entity that was requested has no answer; empty where there is one, or WHO does not know it} */
    public Optional<IcdFailure> failure(IcdUri uri) {
        return known.containsKey(uri) ? Optional.empty() : Optional.ofNullable(failures.get(uri));
    }

    /** {@return whether an entity that was requested has no answer, though WHO may have one} */
    public boolean isPartial() {
        return failures.keySet().stream().anyMatch(uri -> !known.containsKey(uri));
    }

    private EntityRow row(BrowseContext context, IcdEntity entity) {
        return new EntityRow(
                entity.uri(),
                context.to(entity.uri()),
                entity.code(),
                entity.codeRange().orElse(""),
                LocalizedText.of(entity.title(), page.getLanguage()),
                entity instanceof Entity coded && coded.kind() != ClassKind.CHAPTER
                        ? flags(coded).names()
                        : List.of());
    }

    private static CoderFlags flags(Entity entity) {
        return new CoderFlags(
                entity.postcoordination().stream().anyMatch(PostcoordinationAxis::required),
                !entity.postcoordination().isEmpty(),
                entity.codingNote().isPresent(),
                !entity.relatedMaternal().isEmpty(),
                !entity.relatedPerinatal().isEmpty(),
                entity.uri().residual().isPresent());
    }
}
