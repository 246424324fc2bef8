// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.gateway.ClassificationTop;
import org.icddesk.gateway.Entity;
import org.icddesk.gateway.FoundationUri;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.Include;
import org.icddesk.gateway.Language;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.gateway.PostcoordinationAxis;
import org.icddesk.gateway.Release;
import org.icddesk.gateway.Term;
import org.icddesk.reading.Desk;
import org.icddesk.reading.Passage;
import org.icddesk.reading.Place;
import org.icddesk.reading.Row;
import org.icddesk.reading.Titles;

/** Creates the sheets of ICD-11's linearizations and their entities. */
@RequestScoped
public class LinearizationSheet {

    private final IcdGateway gateway;
    private final Desk desk;
    private final Titles titles;
    private final SheetTools tools;
    private final AxisLines axisLines;

    protected LinearizationSheet() {
        this(null, null, null, null, null);
    }

    @Inject
    public LinearizationSheet(IcdGateway gateway, Desk desk, Titles titles, SheetTools tools, AxisLines axisLines) {
        this.gateway = gateway;
        this.desk = desk;
        this.titles = titles;
        this.tools = tools;
        this.axisLines = axisLines;
    }

    Sheet of(LinearizationUri uri, Place place) {
        return uri.isRoot() ? whole(uri, place) : entity(uri, place);
    }

    private Sheet whole(LinearizationUri uri, Place place) {
        ClassificationTop top =
                desk.take(gateway.classification(uri.release().orElseThrow(), uri.linearization(), place.language()));
        return new Sheet(
                new Sheet.Head(
                        "",
                        "",
                        tools.passage(top.title()),
                        "kind.classification",
                        null,
                        List.of(new Sheet.Identifier("identifier.linearization", uri, null)),
                        top.browserUrl().orElse(null)),
                Sheet.Body.NOTHING,
                new Sheet.Around(List.of(), top.children(), null, null, releases(uri, place)));
    }

    private Sheet entity(LinearizationUri uri, Place place) {
        Entity entity = desk.take(
                gateway.entity(uri, place.language(), EnumSet.of(Include.ANCESTOR, Include.DIAGNOSTIC_CRITERIA)));
        titles.ask(place, mentioned(entity));
        return new Sheet(head(entity, place), body(entity, place), around(entity, place));
    }

    private Sheet.Head head(Entity entity, Place place) {
        List<Sheet.Identifier> identifiers = new ArrayList<>();
        identifiers.add(new Sheet.Identifier("identifier.linearization", entity.uri(), null));
        entity.source()
                .ifPresent(source ->
                        identifiers.add(new Sheet.Identifier("identifier.foundation", source, place.to(source))));
        return new Sheet.Head(
                entity.code(),
                entity.codeRange().orElse(""),
                tools.passage(entity.title()),
                SheetTools.kind(entity.kind()),
                tools.fullName(entity.fullySpecifiedName(), entity.title()),
                identifiers,
                entity.browserUrl().orElse(null));
    }

    private Sheet.Body body(Entity entity, Place place) {
        List<Sheet.Part<Passage>> texts = new ArrayList<>();
        tools.text(texts, "part.definition", entity.definition());
        tools.text(texts, "part.long-definition", entity.longDefinition());
        List<Sheet.Part<List<Sheet.TermLine>>> terms = new ArrayList<>();
        tools.terms(terms, "part.inclusions", entity.inclusions(), place);
        tools.terms(terms, "part.exclusions", entity.exclusions(), place);
        tools.terms(terms, "part.elsewhere", entity.codedElsewhere(), place);
        List<Sheet.Part<List<Row>>> lists = new ArrayList<>();
        tools.rows(lists, "part.foundation-parents", foundationParents(entity, place));
        tools.rows(lists, "part.maternal", related(entity, entity.relatedMaternal(), place));
        tools.rows(lists, "part.perinatal", related(entity, entity.relatedPerinatal(), place));
        tools.rows(lists, "part.impairments", titles.rows(place, entity.relatedImpairments()));
        return new Sheet.Body(
                tools.passages(List.of(entity.codingNote())),
                texts,
                terms,
                lists,
                axisLines.of(entity, place),
                tools.criteria(entity.diagnosticCriteria()),
                tools.lines(entity.indexTerms(), place));
    }

    /** {@return where the entity stands in the foundation, if it stands in several places there} */
    private List<Row> foundationParents(Entity entity, Place place) {
        List<FoundationUri> parents = SheetTools.orNone(() -> entity.source()
                .filter(source -> source.residual().isEmpty())
                .map(source -> FoundationSheet.withoutRoot(gateway.foundationEntity(
                                source, place.release(), place.language(), EnumSet.noneOf(Include.class))
                        .value()
                        .parents()))
                .orElse(List.of()));
        return parents.size() < 2 ? List.of() : titles.rows(place, parents);
    }

    private Sheet.Around around(Entity entity, Place place) {
        List<LinearizationUri> above = new ArrayList<>(entity.ancestors());
        Collections.reverse(above);
        List<LinearizationUri> siblings = siblings(entity, place);
        int here = siblings.indexOf(entity.uri());
        List<LinearizationUri> beside = new ArrayList<>();
        LinearizationUri before = here > 0 ? siblings.get(here - 1) : null;
        LinearizationUri after = here >= 0 && here + 1 < siblings.size() ? siblings.get(here + 1) : null;
        Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
                .flatMap(Optional::stream)
                .forEach(beside::add);
        titles.ask(place, beside);
        return new Sheet.Around(
                titles.rows(place, above),
                entity.children(),
                before == null ? null : titles.row(place, before),
                after == null ? null : titles.row(place, after),
                releases(entity.uri(), place));
    }

    private List<LinearizationUri> siblings(Entity entity, Place place) {
        return SheetTools.orNone(() -> entity.parent()
                .map(parent -> parent.isRoot()
                        ? gateway.classification(
                                        parent.release().orElseThrow(), parent.linearization(), Language.ENGLISH)
                                .value()
                                .children()
                        : gateway.entity(parent, place.language(), EnumSet.noneOf(Include.class))
                                .value()
                                .children())
                .orElse(List.of()));
    }

    private List<Desk.Choice> releases(LinearizationUri uri, Place place) {
        List<Release> having = SheetTools.orNone(
                () -> gateway.versions(uri.inAllReleases(), Language.ENGLISH).value().releases().stream()
                        .flatMap(version -> version.release().stream())
                        .toList());
        return tools.releases(place, having, uri.release());
    }

    /** A relation is told by the foundation's identifier, but a coder wants the entity of this linearization. */
    private List<Row> related(Entity entity, List<FoundationUri> uris, Place place) {
        return uris.stream()
                .map(uri -> titles.row(place, here(entity, uri)))
                .map(row -> row.missing() ? titles.row(place, foundation(row)) : row)
                .toList();
    }

    private static IcdUri here(Entity entity, FoundationUri uri) {
        return new LinearizationUri(entity.uri().release(), entity.uri().linearization(), uri.id(), uri.residual());
    }

    private static IcdUri foundation(Row row) {
        return ((LinearizationUri) row.uri()).foundation();
    }

    private List<IcdUri> mentioned(Entity entity) {
        return Stream.of(
                        entity.ancestors().stream(),
                        targets(entity.exclusions()),
                        targets(entity.codedElsewhere()),
                        entity.postcoordination().stream()
                                .map(PostcoordinationAxis::scale)
                                .flatMap(scale -> scale.stream().limit(AxisLines.MOST_VALUES)),
                        entity.relatedMaternal().stream().map(uri -> here(entity, uri)),
                        entity.relatedPerinatal().stream().map(uri -> here(entity, uri)))
                .flatMap(uris -> uris.map(IcdUri.class::cast))
                .distinct()
                .toList();
    }

    private static Stream<LinearizationUri> targets(List<Term> terms) {
        return terms.stream().flatMap(term -> term.linearization().stream());
    }
}
