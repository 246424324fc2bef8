// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.icddesk.gateway.Entity;
import org.icddesk.gateway.FoundationUri;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.Include;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.gateway.PostcoordinationAxis;
import org.icddesk.gateway.Term;
import org.icddesk.reading.Desk;
import org.icddesk.reading.Place;
import org.icddesk.reading.Row;
import org.icddesk.reading.Titles;

/** Makes the sheets of entities of ICD-11's linearizations. */
@RequestScoped
public class LinearizationSheet {

    private final IcdGateway gateway;
    private final Desk desk;
    private final Titles titles;
    private final SheetTools tools;
    private final AxisLines axisLines;
    private final EntityNavigation navigation;

    protected LinearizationSheet() {
        this(null, null, null, null, null, null);
    }

    /**
     * Prepares to make a sheet.
     *
     * @param gateway the way to WHO
     * @param desk is told how old the answers are
     * @param titles finds titles of other entities
     * @param tools shared with the other sheets
     * @param axisLines makes the lines on postcoordination
     * @param navigation finds where the page leads
     */
    @Inject
    public LinearizationSheet(
            IcdGateway gateway,
            Desk desk,
            Titles titles,
            SheetTools tools,
            AxisLines axisLines,
            EntityNavigation navigation) {
        this.gateway = gateway;
        this.desk = desk;
        this.titles = titles;
        this.tools = tools;
        this.axisLines = axisLines;
        this.navigation = navigation;
    }

    Sheet of(LinearizationUri uri, Place place) {
        Entity entity = desk.take(
                gateway.entity(uri, place.language(), EnumSet.of(Include.ANCESTOR, Include.DIAGNOSTIC_CRITERIA)));
        titles.ask(place, mentioned(entity));
        List<LinearizationUri> above = new ArrayList<>(entity.ancestors());
        Collections.reverse(above);
        return new Sheet(head(entity, place), body(entity, place), navigation.around(entity, above, place));
    }

    private Sheet.Head head(Entity entity, Place place) {
        List<Sheet.Identifier> identifiers = new ArrayList<>();
        identifiers.add(SheetTools.own(entity.uri()));
        entity.source()
                .ifPresent(source ->
                        identifiers.add(new Sheet.Identifier("identifier.foundation", source, place.to(source))));
        return tools.head(entity, SheetTools.kind(entity.kind()), identifiers);
    }

    private Sheet.Body body(Entity entity, Place place) {
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
                tools.passages(entity.notes()),
                tools.definitions(entity),
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

    /** A relation is told by the foundation's identifier, but a coder wants the entity of this linearization. */
    private List<Row> related(Entity entity, List<FoundationUri> uris, Place place) {
        return uris.stream()
                .map(uri -> titles.row(place, here(entity, uri)))
                .map(row -> row.missing()
                        ? titles.row(place, row.uri().inFoundation().orElseThrow())
                        : row)
                .toList();
    }

    private static IcdUri here(Entity entity, FoundationUri uri) {
        return new LinearizationUri(entity.uri().release(), entity.uri().linearization(), uri.id(), uri.residual());
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
