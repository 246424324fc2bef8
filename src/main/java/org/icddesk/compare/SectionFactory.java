// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.EntityTitles;
import org.icddesk.browse.LocalizedText;
import org.icddesk.compare.ComparedSection.Line;
import org.icddesk.compare.diff.Change;
import org.icddesk.compare.diff.Passage;
import org.icddesk.compare.release.AxisComparison;
import org.icddesk.compare.release.EntityComparison;
import org.icddesk.compare.release.Part;
import org.icddesk.compare.release.PlaceComparison;
import org.icddesk.compare.release.TermComparison;
import org.icddesk.compare.release.TextComparison;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Term;
import org.icddesk.web.Page;

/** Creates the sections that show the comparison of an entity part by part. */
@RequestScoped
public class SectionFactory {

    /** The most values of an axis that are named. */
    private static final int MAX_VALUES = 28;

    private final Page page;
    private final EntityTitles titles;

    protected SectionFactory() {
        this(null, null);
    }

    @Inject
    public SectionFactory(Page page, EntityTitles titles) {
        this.page = page;
        this.titles = titles;
    }

    /** {@return the sections of all parts that one of the releases has, in order} */
    List<ComparedSection> of(EntityComparison comparison, CompareContexts.Both both) {
        titles.preload(both.from(), mentioned(comparison, both, true));
        titles.preload(both.to(), mentioned(comparison, both, false));
        List<ComparedSection> sections = new ArrayList<>();
        for (Part part : Part.values()) {
            List<Line> lines = lines(part, comparison, both);
            if (!lines.isEmpty()) {
                sections.add(section(part, lines, comparison));
            }
        }
        return sections;
    }

    private static ComparedSection section(Part part, List<Line> lines, EntityComparison comparison) {
        String same = Change.SAME.word();
        List<Line> changed =
                lines.stream().filter(line -> !line.change().equals(same)).toList();
        List<String> kinds = lines.stream()
                .filter(line -> !line.inner())
                .map(Line::change)
                .distinct()
                .toList();
        String change =
                !comparison.changed().contains(part) ? same : kinds.size() == 1 ? kinds.get(0) : Change.CHANGED.word();
        return new ComparedSection(
                "compare.part." + part.word(),
                change,
                changed,
                lines.stream().filter(line -> line.change().equals(same)).toList());
    }

    private List<Line> lines(Part part, EntityComparison comparison, CompareContexts.Both both) {
        if (comparison.texts().containsKey(part)) {
            return List.of(text(comparison.texts().get(part)));
        }
        if (part == Part.AXES) {
            return comparison.axes().stream().flatMap(axis -> axis(axis, both)).toList();
        }
        Stream<Line> terms =
                comparison.terms().getOrDefault(part, List.of()).stream().map(term -> term(term, both));
        Stream<Line> places =
                comparison.places().getOrDefault(part, List.of()).stream().map(place -> place(place, both, false));
        return Stream.concat(terms, places).toList();
    }

    private Line text(TextComparison text) {
        return line(text.change(), "", "", text.passages(), localized(text), List.of(), null);
    }

    private LocalizedText localized(TextComparison text) {
        return LocalizedText.of(text.either(), page.getLanguage());
    }

    private Line term(TermComparison term, CompareContexts.Both both) {
        Optional<EntityRow> before = term.before().flatMap(old -> row(old, both.from()));
        Optional<EntityRow> after = term.after().flatMap(now -> row(now, both.to()));
        String codeBefore = before.map(EntityRow::code).orElse("");
        String code = after.map(EntityRow::code).orElse("");
        return line(
                term.change(),
                codeBefore.equals(code) ? "" : codeBefore,
                code,
                term.label().passages(),
                localized(term.label()),
                deprecation(term),
                after.or(() -> before).orElse(null));
    }

    private List<String> deprecation(TermComparison term) {
        boolean before = term.before().filter(Term::deprecated).isPresent();
        boolean after = term.after().filter(Term::deprecated).isPresent();
        return before == after ? List.of() : List.of(page.say(after ? "compare.deprecated" : "compare.not-deprecated"));
    }

    private Optional<EntityRow> row(Term term, BrowseContext context) {
        return term.linearization().map(uri -> titles.row(context, uri));
    }

    private Line place(PlaceComparison place, CompareContexts.Both both, boolean inner) {
        BrowseContext context = place.change() == Change.GONE ? both.from() : both.to();
        IcdUri uri = place.either();
        EntityRow row = uri.isRoot() ? null : titles.row(context, uri);
        String words = row == null
                ? page.say("classification." + context.classification().segment())
                : row.label();
        LocalizedText title = row == null ? null : row.title();
        return new Line(
                place.change().word(),
                "",
                row == null ? "" : row.code().isEmpty() ? row.range() : row.code(),
                List.of(new Passage(mark(place.change()), words)),
                title == null ? null : title.lang(),
                title == null ? null : title.dir(),
                context.to(uri),
                List.of(),
                inner);
    }

    private static Passage.Mark mark(Change change) {
        return switch (change) {
            case NEW -> Passage.Mark.INSERTED;
            case GONE -> Passage.Mark.DELETED;
            default -> Passage.Mark.KEPT;
        };
    }

    private Stream<Line> axis(AxisComparison axis, CompareContexts.Both both) {
        List<String> notes = new ArrayList<>();
        if (axis.requirementChanged()) {
            notes.add(page.say(axis.either().required() ? "compare.axis.required" : "compare.axis.not-required"));
        }
        if (axis.multiplicityChanged()) {
            notes.add(page.say("compare.axis.multiplicity"));
        }
        Line name = new Line(
                axis.change().word(),
                "",
                "",
                List.of(new Passage(mark(axis.change()), name(axis.either().name()))),
                null,
                null,
                null,
                notes,
                false);
        Stream<Line> values = axis.change() != Change.CHANGED
                ? Stream.empty()
                : axis.scale().stream()
                        .filter(value -> value.change() != Change.SAME)
                        .limit(MAX_VALUES)
                        .map(value -> place(value, both, true));
        return Stream.concat(Stream.of(name), values);
    }

    private String name(String axis) {
        String key = "axis." + axis;
        return page.texts().has(key) ? page.texts().get(key) : axis;
    }

    private static Line line(
            Change change,
            String codeBefore,
            String code,
            List<Passage> passages,
            LocalizedText text,
            List<String> notes,
            EntityRow target) {
        return new Line(
                change.word(),
                codeBefore,
                code,
                passages,
                text.lang(),
                text.dir(),
                target == null ? null : target.address(),
                notes,
                false);
    }

    private static List<IcdUri> mentioned(EntityComparison comparison, CompareContexts.Both both, boolean earlier) {
        Stream<IcdUri> places = Stream.concat(
                        comparison.places().values().stream().flatMap(List::stream),
                        comparison.axes().stream()
                                .filter(axis -> axis.change() == Change.CHANGED)
                                .flatMap(axis -> axis.scale().stream()
                                        .filter(value -> value.change() != Change.SAME)
                                        .limit(MAX_VALUES)))
                .map(PlaceComparison::either);
        Stream<LinearizationUri> targets = comparison.terms().values().stream()
                .flatMap(List::stream)
                .flatMap(term -> Stream.concat(term.before().stream(), term.after().stream()))
                .flatMap(term -> term.linearization().stream());
        BrowseContext context = earlier ? both.from() : both.to();
        return Stream.concat(places, targets)
                .filter(uri -> uri.release().equals(context.release()))
                .distinct()
                .toList();
    }
}
