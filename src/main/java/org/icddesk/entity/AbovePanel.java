// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.gateway.Attempt;
import org.icddesk.gateway.Entity;
import org.icddesk.gateway.Icd10Entity;
import org.icddesk.gateway.Icd10Uri;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.gateway.Patience;
import org.icddesk.gateway.Term;
import org.icddesk.gateway.Text;
import org.icddesk.reading.Passage;
import org.icddesk.reading.Place;
import org.icddesk.reading.Row;
import org.icddesk.reading.Titles;

/** What is said on higher levels and holds for an entity too: notes on coding and exclusions. */
@Named("abovePanel")
@RequestScoped
public class AbovePanel {

    private final EntityPage entity;
    private final IcdGateway gateway;
    private final Titles titles;
    private final SheetTools tools;
    private List<Level> levels = List.of();

    /**
     * A level above that has something to say.
     *
     * @param of the entity there
     * @param notes how to code; empty where it says nothing on that
     * @param exclusions what does not belong to it; empty where it says nothing on that
     */
    public record Level(Row of, List<Passage> notes, List<Sheet.TermLine> exclusions) {}

    private record Said(IcdUri uri, List<Optional<Text>> notes, List<Term> exclusions) {

        boolean isSomething() {
            return !exclusions.isEmpty() || notes.stream().anyMatch(Optional::isPresent);
        }
    }

    /** For the container's proxy alone. */
    protected AbovePanel() {
        this(null, null, null, null);
    }

    /**
     * Prepares to look up.
     *
     * @param entity knows what stands above
     * @param gateway the way to WHO
     * @param titles finds titles of what is excluded
     * @param tools shared with the sheets
     */
    @Inject
    public AbovePanel(EntityPage entity, IcdGateway gateway, Titles titles, SheetTools tools) {
        this.entity = entity;
        this.gateway = gateway;
        this.titles = titles;
        this.tools = tools;
    }

    /** Asks what is said above, and tells the reader if that is not known of every level. */
    public void load() {
        List<IcdUri> above = new ArrayList<>(
                entity.getAround().breadcrumb().stream().map(Row::uri).toList());
        Collections.reverse(above);
        Place place = entity.place();
        List<Attempt<Said>> attempts = said(above, place).toList();
        if (attempts.stream().anyMatch(attempt -> attempt.answer().isEmpty())) {
            tools.tellThatLevelsAboveAreMissing();
        }
        List<Said> said = attempts.stream()
                .flatMap(attempt -> attempt.answer().stream())
                .map(answer -> answer.value())
                .filter(Said::isSomething)
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

    private Stream<Attempt<Said>> said(List<IcdUri> above, Place place) {
        List<LinearizationUri> icd11 = only(LinearizationUri.class, above);
        List<Icd10Uri> icd10 = only(Icd10Uri.class, above);
        return Stream.concat(
                icd11.isEmpty()
                        ? Stream.empty()
                        : gateway.entities(icd11, place.language(), Patience.PAGE).stream()
                                .map(attempt -> attempt.map(AbovePanel::said)),
                icd10.isEmpty()
                        ? Stream.empty()
                        : gateway.icd10Entities(icd10, place.language(), Patience.PAGE).stream()
                                .map(attempt -> attempt.map(AbovePanel::said)));
    }

    private static <T> List<T> only(Class<T> kind, List<IcdUri> uris) {
        return uris.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Said said(Entity above) {
        return new Said(above.uri(), List.of(above.codingNote()), above.exclusions());
    }

    private static Said said(Icd10Entity above) {
        return new Said(above.uri(), List.of(above.note(), above.codingHint()), above.exclusions());
    }

    private static List<LinearizationUri> excluded(List<Said> said) {
        return said.stream()
                .flatMap(level -> level.exclusions().stream())
                .flatMap(term -> term.linearization().stream())
                .distinct()
                .toList();
    }

    private Level level(Said said, Place place) {
        return new Level(
                titles.row(place, said.uri()), tools.passages(said.notes()), tools.lines(said.exclusions(), place));
    }
}
