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
import org.icddesk.gateway.FoundationUri;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.Include;
import org.icddesk.gateway.Linearization;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.reading.Desk;
import org.icddesk.reading.Place;
import org.icddesk.reading.Row;
import org.icddesk.reading.Titles;

/** Makes the sheets of entities of the foundation. */
@RequestScoped
public class FoundationSheet {

    private final IcdGateway gateway;
    private final Desk desk;
    private final Titles titles;
    private final SheetTools tools;
    private final EntityNavigation navigation;

    protected FoundationSheet() {
        this(null, null, null, null, null);
    }

    /**
     * Prepares to make a sheet.
     *
     * @param gateway the way to WHO
     * @param desk is told how old the answers are
     * @param titles finds titles of other entities
     * @param tools shared with the other sheets
     * @param navigation finds where the page leads
     */
    @Inject
    public FoundationSheet(
            IcdGateway gateway, Desk desk, Titles titles, SheetTools tools, EntityNavigation navigation) {
        this.gateway = gateway;
        this.desk = desk;
        this.titles = titles;
        this.tools = tools;
        this.navigation = navigation;
    }

    Sheet of(FoundationUri uri, Place place) {
        FoundationEntity entity = desk.take(gateway.foundationEntity(
                uri, place.release(), place.language(), EnumSet.of(Include.DIAGNOSTIC_CRITERIA)));
        titles.ask(place, mentioned(entity));
        return new Sheet(head(entity, place), body(entity, place), navigation.around(uri, entity.children(), place));
    }

    private Sheet.Head head(FoundationEntity entity, Place place) {
        LinearizationUri coded = new LinearizationUri(
                Optional.empty(), Linearization.MMS, entity.uri().id(), Optional.empty());
        return tools.head(
                entity,
                "kind.foundation-entity",
                List.of(
                        SheetTools.own(entity.uri()),
                        new Sheet.Identifier("identifier.coded", coded, place.to(coded))));
    }

    private Sheet.Body body(FoundationEntity entity, Place place) {
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
                List.of(),
                tools.definitions(entity),
                terms,
                lists,
                List.of(),
                tools.criteria(entity.diagnosticCriteria()),
                List.of());
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
