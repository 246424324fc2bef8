// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.icddesk.gateway.Attempt;
import org.icddesk.gateway.IcdEntity;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.gateway.Patience;
import org.icddesk.reading.Passage;
import org.icddesk.reading.Place;
import org.icddesk.reading.Row;
import org.icddesk.reading.Titles;

/** Coding notes and exclusions that an entity inherits from higher levels. */
@Named("abovePanel")
@RequestScoped
public class AbovePanel {

    private final EntityPage entity;
    private final IcdGateway gateway;
    private final Titles titles;
    private final SheetTools tools;
    private List<Level> levels = List.of();

    /**
     * A higher level with notes or exclusions.
     *
     * @param of the entity there
     * @param notes how to code; empty where it says nothing on that
     * @param exclusions what does not belong to it; empty where it says nothing on that
     */
    public record Level(Row of, List<Passage> notes, List<Sheet.TermLine> exclusions) {}

    protected AbovePanel() {
        this(null, null, null, null);
    }

    @Inject
    public AbovePanel(EntityPage entity, IcdGateway gateway, Titles titles, SheetTools tools) {
        this.entity = entity;
        this.gateway = gateway;
        this.titles = titles;
        this.tools = tools;
    }

    /** Loads the higher levels, and warns the reader if any is unavailable. */
    public void load() {
        List<IcdUri> above = new ArrayList<>(
                entity.getAround().breadcrumb().stream().map(Row::uri).toList());
        Collections.reverse(above);
        Place place = entity.place();
        List<Attempt<IcdEntity>> attempts =
                above.isEmpty() ? List.of() : gateway.entities(above, place.release(), place.language(), Patience.PAGE);
        if (attempts.stream().anyMatch(attempt -> attempt.answer().isEmpty())) {
            tools.tellThatLevelsAboveAreMissing();
        }
        List<IcdEntity> said = attempts.stream()
                .flatMap(attempt -> attempt.answer().stream())
                .map(answer -> answer.value())
                .filter(level -> !level.notes().isEmpty() || !level.exclusions().isEmpty())
                .toList();
        titles.ask(place, excluded(said));
        levels = said.stream().map(level -> level(level, place)).toList();
    }

    /** {@return the levels that say how to code, the nearest first} */
    public List<Level> getNotes() {
        return levels.stream().filter(level -> !level.notes().isEmpty()).toList();
    }

    /** {@return the levels that exclude something, the nearest first} */
    public List<Level> getExclusions() {
        return levels.stream().filter(level -> !level.exclusions().isEmpty()).toList();
    }

    private static List<LinearizationUri> excluded(List<IcdEntity> said) {
        return said.stream()
                .flatMap(level -> level.exclusions().stream())
                .flatMap(term -> term.linearization().stream())
                .distinct()
                .toList();
    }

    private Level level(IcdEntity said, Place place) {
        return new Level(
                titles.row(place, said.uri()), tools.passages(said.notes()), tools.lines(said.exclusions(), place));
    }
}
