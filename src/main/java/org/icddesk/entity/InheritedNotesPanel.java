// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.icddesk.answer.Attempt;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.EntityTitles;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.request.AnswerTimeout;

/** Coding notes and exclusions that an entity inherits from higher levels. */
@Named("abovePanel")
@RequestScoped
public class InheritedNotesPanel {

    private final EntityPage entity;
    private final IcdGateway gateway;
    private final EntityTitles titles;
    private final EntityViewSupport support;
    private List<Level> levels = List.of();

    /**
     * A higher level with notes or exclusions.
     *
     * @param of the entity there
     * @param notes how to code; empty where it says nothing on that
     * @param exclusions what does not belong to it; empty where it says nothing on that
     */
    public record Level(EntityRow of, List<LinkedText> notes, List<EntityView.TermLine> exclusions) {}

    protected InheritedNotesPanel() {
        this(null, null, null, null);
    }

    @Inject
    public InheritedNotesPanel(EntityPage entity, IcdGateway gateway, EntityTitles titles, EntityViewSupport support) {
        this.entity = entity;
        this.gateway = gateway;
        this.titles = titles;
        this.support = support;
    }

    /** Loads the higher levels, and warns the reader if any is unavailable. */
    public void load() {
        List<IcdUri> above = new ArrayList<>(
                entity.getAround().breadcrumb().stream().map(EntityRow::uri).toList());
        Collections.reverse(above);
        BrowseContext context = entity.context();
        List<Attempt<IcdEntity>> attempts = above.isEmpty()
                ? List.of()
                : gateway.entities(above, context.release(), context.language(), AnswerTimeout.PAGE);
        if (attempts.stream().anyMatch(attempt -> attempt.answer().isEmpty())) {
            support.warnAncestorsMissing();
        }
        List<IcdEntity> annotated = attempts.stream()
                .flatMap(attempt -> attempt.answer().stream())
                .map(answer -> answer.value())
                .filter(level -> !level.notes().isEmpty() || !level.exclusions().isEmpty())
                .toList();
        titles.preload(context, excluded(annotated));
        levels = annotated.stream().map(level -> level(level, context)).toList();
    }

    /** {@return the levels that say how to code, the nearest first} */
    public List<Level> getNotes() {
        return levels.stream().filter(level -> !level.notes().isEmpty()).toList();
    }

    /** {@return the levels that exclude something, the nearest first} */
    public List<Level> getExclusions() {
        return levels.stream().filter(level -> !level.exclusions().isEmpty()).toList();
    }

    private static List<LinearizationUri> excluded(List<IcdEntity> annotated) {
        return annotated.stream()
                .flatMap(level -> level.exclusions().stream())
                .flatMap(term -> term.linearization().stream())
                .distinct()
                .toList();
    }

    private Level level(IcdEntity annotated, BrowseContext context) {
        return new Level(
                titles.row(context, annotated.uri()),
                support.linkedTexts(annotated.notes(), context),
                support.lines(annotated.exclusions(), context));
    }
}
