// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.gateway.FoundationEntity;
import org.icddesk.gateway.FoundationTop;
import org.icddesk.gateway.FoundationUri;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.Include;
import org.icddesk.gateway.Linearization;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.reading.Classification;
import org.icddesk.reading.Desk;
import org.icddesk.reading.Editions;
import org.icddesk.reading.Passage;
import org.icddesk.reading.Place;
import org.icddesk.reading.Row;
import org.icddesk.reading.Titles;

/** Creates the sheets of the foundation and its entities. */
@RequestScoped
public class FoundationSheet {

    private final IcdGateway gateway;
    private final Editions editions;
    private final Desk desk;
    private final Titles titles;
    private final SheetTools tools;

    protected FoundationSheet() {
        this(null, null, null, null, null);
    }

    @Inject
    public FoundationSheet(IcdGateway gateway, Editions editions, Desk desk, Titles titles, SheetTools tools) {
        this.gateway = gateway;
        this.editions = editions;
        this.desk = desk;
        this.titles = titles;
        this.tools = tools;
    }

    Sheet of(FoundationUri uri, Place place) {
        return uri.isRoot() ? whole(place) : entity(uri, place);
    }

    private Sheet whole(Place place) {
        FoundationTop top = desk.take(gateway.foundation(place.release(), place.language()));
        return new Sheet(
                new Sheet.Head(
                        "",
                        "",
                        tools.passage(top.title()),
                        "kind.foundation",
                        null,
                        List.of(new Sheet.Identifier("identifier.foundation", FoundationUri.ROOT, null)),
                        top.browserUrl().orElse(null)),
                Sheet.Body.NOTHING,
                new Sheet.Around(List.of(), top.children(), null, null, releases(place)));
    }

    private Sheet entity(FoundationUri uri, Place place) {
        FoundationEntity entity = desk.take(gateway.foundationEntity(
                uri, place.release(), place.language(), EnumSet.of(Include.DIAGNOSTIC_CRITERIA)));
        titles.ask(place, mentioned(entity));
        return new Sheet(
                head(entity, place),
                body(entity, place),
                new Sheet.Around(List.of(), entity.children(), null, null, releases(place)));
    }

    private Sheet.Head head(FoundationEntity entity, Place place) {
        LinearizationUri coded = new LinearizationUri(
                Optional.empty(), Linearization.MMS, entity.uri().id(), Optional.empty());
        return new Sheet.Head(
                "",
                "",
                tools.passage(entity.title()),
                "kind.foundation-entity",
                tools.fullName(entity.fullySpecifiedName(), entity.title()),
                List.of(
                        new Sheet.Identifier("identifier.foundation", entity.uri(), null),
                        new Sheet.Identifier("identifier.coded", coded, place.to(coded))),
                entity.browserUrl().orElse(null));
    }

    private Sheet.Body body(FoundationEntity entity, Place place) {
        List<Sheet.Part<Passage>> texts = new ArrayList<>();
        tools.text(texts, "part.definition", entity.definition());
        tools.text(texts, "part.long-definition", entity.longDefinition());
        List<Sheet.Part<List<Sheet.TermLine>>> terms = new ArrayList<>();
        tools.terms(terms, "part.synonyms", entity.synonyms(), place);
        tools.terms(terms, "part.narrower", entity.narrowerTerms(), place);
        tools.terms(terms, "part.inclusions", entity.inclusions(), place);
        tools.terms(terms, "part.exclusions", entity.exclusions(), place);
        List<Sheet.Part<List<Row>>> lists = new ArrayList<>();
        tools.rows(lists, "part.parents", titles.rows(place, withoutRoot(entity.parents())));
        tools.rows(lists, "part.maternal", titles.rows(place, entity.relatedMaternal()));
        tools.rows(lists, "part.perinatal", titles.rows(place, entity.relatedPerinatal()));
        return new Sheet.Body(
                List.of(), texts, terms, lists, List.of(), tools.criteria(entity.diagnosticCriteria()), List.of());
    }

    private List<Desk.Choice> releases(Place place) {
        return tools.releases(place, editions.releases(Classification.FOUNDATION), place.release());
    }

    private static List<IcdUri> mentioned(FoundationEntity entity) {
        return Stream.of(withoutRoot(entity.parents()), entity.relatedMaternal(), entity.relatedPerinatal())
                .flatMap(List::stream)
                .map(IcdUri.class::cast)
                .distinct()
                .toList();
    }

    /** {@return parents that say something: all but the foundation itself} */
    static List<FoundationUri> withoutRoot(List<FoundationUri> uris) {
        return uris.stream().filter(uri -> !uri.isRoot()).toList();
    }
}
