// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.EntityTitles;
import org.icddesk.browse.PageFrame;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Term;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.Include;

/** Creates the views of entities of ICD-11's linearizations. */
@RequestScoped
public class LinearizationViewFactory {

    private final IcdGateway gateway;
    private final PageFrame frame;
    private final EntityTitles titles;
    private final EntityViewSupport support;
    private final AxisLineFactory axisLineFactory;
    private final EntityNavigation navigation;

    protected LinearizationViewFactory() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public LinearizationViewFactory(
            IcdGateway gateway,
            PageFrame frame,
            EntityTitles titles,
            EntityViewSupport support,
            AxisLineFactory axisLineFactory,
            EntityNavigation navigation) {
        this.gateway = gateway;
        this.frame = frame;
        this.titles = titles;
        this.support = support;
        this.axisLineFactory = axisLineFactory;
        this.navigation = navigation;
    }

    EntityView of(LinearizationUri uri, BrowseContext context) {
        Entity entity = frame.recordAge(gateway.entity(uri, context.language(), Include.OF_PAGES));
        titles.preload(context, mentioned(entity));
        List<LinearizationUri> above = new ArrayList<>(entity.ancestors());
        Collections.reverse(above);
        return new EntityView(head(entity, context), body(entity, context), navigation.around(entity, above, context));
    }

    private EntityView.Head head(Entity entity, BrowseContext context) {
        List<EntityView.Identifier> identifiers = new ArrayList<>();
        identifiers.add(EntityViewSupport.pageIdentifier(entity.uri()));
        entity.source()
                .ifPresent(source -> identifiers.add(
                        new EntityView.Identifier("identifier.foundation", source, context.to(source))));
        return support.head(entity, EntityViewSupport.kind(entity.kind()), identifiers);
    }

    private EntityView.Body body(Entity entity, BrowseContext context) {
        List<EntityView.Section<List<EntityView.TermLine>>> terms = new ArrayList<>();
        support.terms(terms, "part.inclusions", entity.inclusions(), context);
        support.terms(terms, "part.exclusions", entity.exclusions(), context);
        support.terms(terms, "part.elsewhere", entity.codedElsewhere(), context);
        List<EntityView.Section<List<EntityRow>>> lists = new ArrayList<>();
        support.rows(lists, "part.foundation-parents", foundationParents(entity, context));
        support.rows(lists, "part.maternal", related(entity, entity.relatedMaternal(), context));
        support.rows(lists, "part.perinatal", related(entity, entity.relatedPerinatal(), context));
        support.rows(lists, "part.impairments", titles.rows(context, entity.relatedImpairments()));
        return new EntityView.Body(
                support.linkedTexts(entity.notes(), context),
                support.definitions(entity),
                terms,
                lists,
                axisLineFactory.of(entity, context),
                support.criteria(entity.diagnosticCriteria()),
                support.lines(entity.indexTerms(), context));
    }

    /** {@return the parents of the entity in the foundation, if there are several} */
    private List<EntityRow> foundationParents(Entity entity, BrowseContext context) {
        List<FoundationUri> parents = EntityViewSupport.orEmptyOnFailure(() -> entity.source()
                .filter(source -> source.residual().isEmpty())
                .map(source -> FoundationViewFactory.withoutRoot(gateway.foundationEntity(
                                source, context.release(), context.language(), EnumSet.noneOf(Include.class))
                        .value()
                        .parents()))
                .orElse(List.of()));
        return parents.size() < 2 ? List.of() : titles.rows(context, parents);
    }

    /**
     * Maps related entities, which WHO gives by their foundation identifiers, to this linearization, where they have
     * codes.
     */
    private List<EntityRow> related(Entity entity, List<FoundationUri> uris, BrowseContext context) {
        return uris.stream()
                .map(uri -> titles.row(context, inLinearization(entity, uri)))
                .map(row -> row.missing()
                        ? titles.row(context, row.uri().inFoundation().orElseThrow())
                        : row)
                .toList();
    }

    private static IcdUri inLinearization(Entity entity, FoundationUri uri) {
        return new LinearizationUri(entity.uri().release(), entity.uri().linearization(), uri.id(), uri.residual());
    }

    private List<IcdUri> mentioned(Entity entity) {
        return Stream.of(
                        entity.ancestors().stream(),
                        targets(entity.exclusions()),
                        targets(entity.codedElsewhere()),
                        entity.postcoordination().stream()
                                .map(PostcoordinationAxis::scale)
                                .flatMap(scale -> scale.stream().limit(AxisLineFactory.MAX_VALUES)),
                        entity.relatedMaternal().stream().map(uri -> inLinearization(entity, uri)),
                        entity.relatedPerinatal().stream().map(uri -> inLinearization(entity, uri)))
                .flatMap(uris -> uris.map(IcdUri.class::cast))
                .distinct()
                .toList();
    }

    private static Stream<LinearizationUri> targets(List<Term> terms) {
        return terms.stream().flatMap(term -> term.linearization().stream());
    }
}
