// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.EntityTitles;
import org.icddesk.browse.PageFrame;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.entity.FoundationEntity;
import org.icddesk.icd.entity.Include;

/** Creates the views of entities of the foundation. */
@RequestScoped
public class FoundationViewFactory {

    private final IcdGateway gateway;
    private final PageFrame frame;
    private final EntityTitles titles;
    private final EntityViewSupport support;
    private final EntityNavigation navigation;

    protected FoundationViewFactory() {
        this(null, null, null, null, null);
    }

    @Inject
    public FoundationViewFactory(
            IcdGateway gateway,
            PageFrame frame,
            EntityTitles titles,
            EntityViewSupport support,
            EntityNavigation navigation) {
        this.gateway = gateway;
        this.frame = frame;
        this.titles = titles;
        this.support = support;
        this.navigation = navigation;
    }

    EntityView of(FoundationUri uri, BrowseContext context) {
        FoundationEntity entity = frame.recordAge(gateway.foundationEntity(
                uri, context.release(), context.language(), EnumSet.of(Include.DIAGNOSTIC_CRITERIA)));
        titles.preload(context, mentioned(entity));
        return new EntityView(
                head(entity, context), body(entity, context), navigation.around(uri, entity.children(), context));
    }

    private EntityView.Head head(FoundationEntity entity, BrowseContext context) {
        LinearizationUri coded = new LinearizationUri(
                Optional.empty(), Linearization.MMS, entity.uri().id(), Optional.empty());
        return support.head(
                entity,
                "kind.foundation-entity",
                List.of(
                        EntityViewSupport.pageIdentifier(entity.uri()),
                        new EntityView.Identifier("identifier.coded", coded, context.to(coded))));
    }

    private EntityView.Body body(FoundationEntity entity, BrowseContext context) {
        List<EntityView.Section<List<EntityView.TermLine>>> terms = new ArrayList<>();
        support.terms(terms, "part.synonyms", entity.synonyms(), context);
        support.terms(terms, "part.narrower", entity.narrowerTerms(), context);
        support.terms(terms, "part.inclusions", entity.inclusions(), context);
        support.terms(terms, "part.exclusions", entity.exclusions(), context);
        List<EntityView.Section<List<EntityRow>>> lists = new ArrayList<>();
        support.rows(lists, "part.parents", titles.rows(context, withoutRoot(entity.parents())));
        support.rows(lists, "part.maternal", titles.rows(context, entity.relatedMaternal()));
        support.rows(lists, "part.perinatal", titles.rows(context, entity.relatedPerinatal()));
        return new EntityView.Body(
                List.of(),
                support.definitions(entity),
                terms,
                lists,
                List.of(),
                support.criteria(entity.diagnosticCriteria()),
                List.of());
    }

    private static List<IcdUri> mentioned(FoundationEntity entity) {
        return Stream.of(withoutRoot(entity.parents()), entity.relatedMaternal(), entity.relatedPerinatal())
                .flatMap(List::stream)
                .map(IcdUri.class::cast)
                .distinct()
                .toList();
    }

    /** {@return the parents without the foundation itself} */
    static List<FoundationUri> withoutRoot(List<FoundationUri> uris) {
        return uris.stream().filter(uri -> !uri.isRoot()).toList();
    }
}
