// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.PageFrame;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.entity.IcdTop;
import org.icddesk.web.Link;

/** Creates the view of an entity or a classification from its identifier. */
@RequestScoped
public class EntityViewFactory {

    private final IcdGateway gateway;
    private final PageFrame frame;
    private final EntityViewSupport support;
    private final EntityNavigation navigation;
    private final LinearizationViewFactory linearization;
    private final FoundationViewFactory foundation;
    private final Icd10ViewFactory icd10;

    protected EntityViewFactory() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public EntityViewFactory(
            IcdGateway gateway,
            PageFrame frame,
            EntityViewSupport support,
            EntityNavigation navigation,
            LinearizationViewFactory linearization,
            FoundationViewFactory foundation,
            Icd10ViewFactory icd10) {
        this.gateway = gateway;
        this.frame = frame;
        this.support = support;
        this.navigation = navigation;
        this.linearization = linearization;
        this.foundation = foundation;
        this.icd10 = icd10;
    }

    EntityView of(IcdUri uri, BrowseContext context) {
        if (uri.isRoot()) {
            return classification(uri, context);
        }
        if (uri instanceof LinearizationUri entity) {
            return linearization.of(entity, context);
        }
        return uri instanceof FoundationUri entity ? foundation.of(entity, context) : icd10.of((Icd10Uri) uri, context);
    }

    private EntityView classification(IcdUri uri, BrowseContext context) {
        IcdTop top = frame.recordAge(gateway.top(uri, context.release(), context.language()));
        return new EntityView(
                new EntityView.Head(
                        "",
                        "",
                        support.localizedText(top.title()),
                        uri instanceof FoundationUri ? "kind.foundation" : "kind.classification",
                        null,
                        List.of(EntityViewSupport.pageIdentifier(uri)),
                        top.browserUrl().orElse(null),
                        null,
                        null),
                EntityView.Body.NOTHING,
                navigation.around(uri, top.children(), context));
    }

    /** {@return links to an entity in each release that has it; empty if none has or WHO is unavailable} */
    List<Link> others(IcdUri uri, BrowseContext context) {
        return EntityViewSupport.orEmptyOnFailure(
                        () -> gateway.versions(uri, Language.ENGLISH).value().uris())
                .stream()
                .flatMap(other -> other.release().map(release -> new Link(release.id(), context.to(other))).stream())
                .toList();
    }
}
