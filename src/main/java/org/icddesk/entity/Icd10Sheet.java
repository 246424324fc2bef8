// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.gateway.Icd10Entity;
import org.icddesk.gateway.Icd10Top;
import org.icddesk.gateway.Icd10Uri;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.Language;
import org.icddesk.gateway.NotFound;
import org.icddesk.gateway.Release;
import org.icddesk.reading.Desk;
import org.icddesk.reading.Passage;
import org.icddesk.reading.Place;
import org.icddesk.reading.Row;
import org.icddesk.reading.Titles;

/** Creates the sheets of ICD-10 and its chapters, blocks and categories. */
@RequestScoped
public class Icd10Sheet {

    private static final int MOST_ABOVE = 20;

    private final IcdGateway gateway;
    private final Desk desk;
    private final Titles titles;
    private final SheetTools tools;

    protected Icd10Sheet() {
        this(null, null, null, null);
    }

    @Inject
    public Icd10Sheet(IcdGateway gateway, Desk desk, Titles titles, SheetTools tools) {
        this.gateway = gateway;
        this.desk = desk;
        this.titles = titles;
        this.tools = tools;
    }

    Sheet of(Icd10Uri uri, Place place) {
        return uri.isRoot() ? whole(uri, place) : entity(uri, place);
    }

    private Sheet whole(Icd10Uri uri, Place place) {
        Icd10Top top = desk.take(gateway.icd10(uri.release().orElseThrow(), place.language()));
        return new Sheet(
                new Sheet.Head(
                        "",
                        "",
                        tools.passage(top.title()),
                        "kind.classification",
                        null,
                        List.of(new Sheet.Identifier("identifier.icd10", uri, null)),
                        top.browserUrl().orElse(null)),
                Sheet.Body.NOTHING,
                new Sheet.Around(List.of(), top.children(), null, null, releases(uri, place)));
    }

    private Sheet entity(Icd10Uri uri, Place place) {
        Icd10Entity entity = desk.take(gateway.icd10Entity(uri, place.language()));
        return new Sheet(head(entity), body(entity, place), around(entity, place));
    }

    private Sheet.Head head(Icd10Entity entity) {
        return new Sheet.Head(
                entity.code(),
                "",
                tools.passage(entity.title()),
                SheetTools.kind(entity.kind()),
                tools.fullName(entity.fullySpecifiedName(), entity.title()),
                List.of(new Sheet.Identifier("identifier.icd10", entity.uri(), null)),
                entity.browserUrl().orElse(null));
    }

    private Sheet.Body body(Icd10Entity entity, Place place) {
        List<Sheet.Part<Passage>> texts = new ArrayList<>();
        tools.text(texts, "part.definition", entity.definition());
        tools.text(texts, "part.long-definition", entity.longDefinition());
        List<Sheet.Part<List<Sheet.TermLine>>> terms = new ArrayList<>();
        tools.terms(terms, "part.inclusions", entity.inclusions(), place);
        tools.terms(terms, "part.exclusions", entity.exclusions(), place);
        return new Sheet.Body(
                tools.passages(List.of(entity.note(), entity.codingHint())),
                texts,
                terms,
                List.of(),
                List.of(),
                List.of(),
                tools.lines(entity.indexTerms(), place));
    }

    private Sheet.Around around(Icd10Entity entity, Place place) {
        List<Row> breadcrumb = titles.rows(place, above(entity, place));
        List<Icd10Uri> siblings = siblings(entity, place);
        int here = siblings.indexOf(entity.uri());
        List<Icd10Uri> before = here > 0 ? siblings.subList(here - 1, here) : List.of();
        List<Icd10Uri> after =
                here >= 0 && here + 1 < siblings.size() ? siblings.subList(here + 1, here + 2) : List.of();
        return new Sheet.Around(
                breadcrumb,
                entity.children(),
                titles.rows(place, before).stream().findFirst().orElse(null),
                titles.rows(place, after).stream().findFirst().orElse(null),
                releases(entity.uri(), place));
    }

    /** ICD-10's answers name the parent alone; a circle of parents ends the way up. */
    private List<Icd10Uri> above(Icd10Entity entity, Place place) {
        Set<Icd10Uri> seen = new LinkedHashSet<>(Set.of(entity.uri()));
        List<Icd10Uri> above = new ArrayList<>();
        Optional<Icd10Uri> parent = entity.parent();
        while (parent.filter(uri -> !uri.isRoot()).isPresent() && above.size() < MOST_ABOVE && seen.add(parent.get())) {
            above.add(0, parent.get());
            parent = parentOf(parent.get(), place);
        }
        return above;
    }

    private Optional<Icd10Uri> parentOf(Icd10Uri uri, Place place) {
        try {
            return gateway.icd10Entity(uri, place.language()).value().parent();
        } catch (NotFound e) {
            return Optional.empty();
        } catch (IcdFailure e) {
            tools.tellThatLevelsAboveAreMissing();
            return Optional.empty();
        }
    }

    private List<Icd10Uri> siblings(Icd10Entity entity, Place place) {
        return SheetTools.orNone(() -> entity.parent()
                .map(parent -> parent.isRoot()
                        ? gateway.icd10(place.release().orElseThrow(), place.language())
                                .value()
                                .children()
                        : gateway.icd10Entity(parent, place.language()).value().children())
                .orElse(List.of()));
    }

    private List<Desk.Choice> releases(Icd10Uri uri, Place place) {
        List<Release> having = SheetTools.orNone(
                () -> gateway.versions(uri.inAllReleases(), Language.ENGLISH).value().releases().stream()
                        .flatMap(version -> version.release().stream())
                        .toList());
        return tools.releases(place, having, uri.release());
    }
}
