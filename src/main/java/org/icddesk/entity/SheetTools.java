// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.icddesk.gateway.ClassKind;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.Release;
import org.icddesk.gateway.Term;
import org.icddesk.gateway.Text;
import org.icddesk.reading.Desk;
import org.icddesk.reading.Passage;
import org.icddesk.reading.Place;
import org.icddesk.reading.Row;
import org.icddesk.reading.Titles;
import org.icddesk.web.Address;
import org.icddesk.web.Page;
import org.icddesk.web.Visit;

/** Shared helpers for the sheets of all classifications. */
@RequestScoped
public class SheetTools {

    private final Visit visit;
    private final Page page;
    private final Titles titles;
    private boolean told;

    protected SheetTools() {
        visit = null;
        page = null;
        titles = null;
    }

    @Inject
    public SheetTools(Visit visit, Page page, Titles titles) {
        this.visit = visit;
        this.page = page;
        this.titles = titles;
    }

    /** Warns the reader, once, that notes from higher levels may be missing. */
    void tellThatLevelsAboveAreMissing() {
        if (!told) {
            told = true;
            page.warn("above.failed");
        }
    }

    Passage passage(Text text) {
        return Passage.of(text, page.getLanguage());
    }

    /** A full name that only repeats the title is dropped. */
    Passage fullName(Optional<Text> name, Text title) {
        return Passage.of(name.filter(n -> !n.value().equals(title.value())), page.getLanguage());
    }

    List<Passage> passages(List<Optional<Text>> texts) {
        return texts.stream()
                .map(text -> Passage.of(text, page.getLanguage()))
                .filter(passage -> passage != null)
                .toList();
    }

    void text(List<Sheet.Part<Passage>> parts, String key, Optional<Text> text) {
        Passage passage = Passage.of(text, page.getLanguage());
        if (passage != null) {
            parts.add(new Sheet.Part<>(key, passage));
        }
    }

    void terms(List<Sheet.Part<List<Sheet.TermLine>>> parts, String key, List<Term> terms, Place place) {
        if (!terms.isEmpty()) {
            parts.add(new Sheet.Part<>(key, lines(terms, place)));
        }
    }

    List<Sheet.TermLine> lines(List<Term> terms, Place place) {
        return terms.stream().map(term -> line(term, place)).toList();
    }

    private Sheet.TermLine line(Term term, Place place) {
        Optional<IcdUri> target = term.linearization().<IcdUri>map(uri -> uri).or(term::foundation);
        return new Sheet.TermLine(
                passage(term.label()),
                target.map(uri -> titles.row(place, uri).code()).orElse(""),
                target.map(place::to).orElse(null),
                term.deprecated());
    }

    void rows(List<Sheet.Part<List<Row>>> parts, String key, List<Row> rows) {
        if (!rows.isEmpty()) {
            parts.add(new Sheet.Part<>(key, rows));
        }
    }

    List<Sheet.Paragraph> criteria(Optional<Text> text) {
        return text.map(t -> Criteria.read(t.value())).orElse(List.of());
    }

    static String kind(ClassKind kind) {
        return "kind." + kind.name().toLowerCase(Locale.ROOT);
    }

    /** {@return the same page in each of several releases} */
    List<Desk.Choice> releases(Place place, Collection<Release> releases, Optional<Release> shown) {
        List<Desk.Choice> choices = new ArrayList<>();
        for (Release release : releases) {
            choices.add(new Desk.Choice(
                    release.id(),
                    null,
                    in(place, release),
                    shown.filter(release::equals).isPresent(),
                    false));
        }
        return choices;
    }

    private Address in(Place place, Release release) {
        List<String> path = new ArrayList<>(visit.address().path());
        if (path.get(1).equals("entity")) {
            return place.kept(new Address(path, List.of()).with("release", release.id()));
        }
        path.set(3, release.id());
        return place.kept(new Address(path, List.of()));
    }

    /** Loads an optional list. */
    static <T> List<T> orNone(Supplier<List<T>> question) {
        try {
            return question.get();
        } catch (IcdFailure e) {
            return List.of();
        }
    }
}
