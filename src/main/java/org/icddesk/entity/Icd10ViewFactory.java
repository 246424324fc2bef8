// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.PageFrame;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.entity.Icd10Entity;

/** Creates the views of chapters, blocks and categories of ICD-10. */
@RequestScoped
public class Icd10ViewFactory {

    private static final int MAX_ABOVE = 20;

    private final IcdGateway gateway;
    private final PageFrame frame;
    private final EntityViewSupport support;
    private final EntityNavigation navigation;

    protected Icd10ViewFactory() {
        this(null, null, null, null);
    }

    @Inject
    public Icd10ViewFactory(
            IcdGateway gateway, PageFrame frame, EntityViewSupport support, EntityNavigation navigation) {
        this.gateway = gateway;
        this.frame = frame;
        this.support = support;
        this.navigation = navigation;
    }

    EntityView of(Icd10Uri uri, BrowseContext context) {
        Icd10Entity entity = frame.recordAge(gateway.icd10Entity(uri, context.language()));
        return new EntityView(
                support.head(
                        entity,
                        EntityViewSupport.kind(entity.kind()),
                        List.of(EntityViewSupport.pageIdentifier(entity.uri()))),
                body(entity, context),
                navigation.around(entity, above(entity, context), context));
    }

    private EntityView.Body body(Icd10Entity entity, BrowseContext context) {
        List<EntityView.Section<List<EntityView.TermLine>>> terms = new ArrayList<>();
        support.terms(terms, "part.inclusions", entity.inclusions(), context);
        support.terms(terms, "part.exclusions", entity.exclusions(), context);
        return new EntityView.Body(
                support.linkedTexts(entity.notes(), context),
                support.definitions(entity),
                terms,
                List.of(),
                List.of(),
                List.of(),
                support.lines(entity.indexTerms(), context));
    }

    /** Climbs from parent to parent, since ICD-10's answers name nothing else above; stops at a cycle. */
    private List<Icd10Uri> above(Icd10Entity entity, BrowseContext context) {
        Set<Icd10Uri> seen = new LinkedHashSet<>(Set.of(entity.uri()));
        List<Icd10Uri> above = new ArrayList<>();
        Optional<Icd10Uri> parent = entity.parent();
        while (parent.filter(uri -> !uri.isRoot()).isPresent() && above.size() < MAX_ABOVE && seen.add(parent.get())) {
            above.add(0, parent.get());
            parent = parentOf(parent.get(), context);
        }
        return above;
    }

    private Optional<Icd10Uri> parentOf(Icd10Uri uri, BrowseContext context) {
        try {
            return gateway.icd10Entity(uri, context.language()).value().parent();
        } catch (NotFound e) {
            return Optional.empty();
        } catch (IcdFailure e) {
            support.warnAncestorsMissing();
            return Optional.empty();
        }
    }
}
