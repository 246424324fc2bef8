// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.EntityTitles;
import org.icddesk.browse.PageFrame;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.web.Address;
import org.icddesk.web.PageRequest;

/** Finds where the page of an entity leads: up, to its neighbours and to other releases. */
@RequestScoped
public class EntityNavigation {

    private final PageRequest request;
    private final IcdGateway gateway;
    private final EntityTitles titles;

    protected EntityNavigation() {
        this(null, null, null);
    }

    @Inject
    public EntityNavigation(PageRequest request, IcdGateway gateway, EntityTitles titles) {
        this.request = request;
        this.gateway = gateway;
        this.titles = titles;
    }

    /** {@return the position of an entity with at most one parent} */
    EntityView.Position around(IcdEntity entity, List<? extends IcdUri> above, BrowseContext context) {
        List<IcdUri> siblings = siblings(entity, context);
        int here = siblings.indexOf(entity.uri());
        List<IcdUri> before = here > 0 ? siblings.subList(here - 1, here) : List.of();
        List<IcdUri> after = here >= 0 && here + 1 < siblings.size() ? siblings.subList(here + 1, here + 2) : List.of();
        titles.preload(
                context, Stream.of(above, before, after).flatMap(List::stream).toList());
        return new EntityView.Position(
                titles.rows(context, above),
                entity.children(),
                first(titles.rows(context, before)),
                first(titles.rows(context, after)),
                releases(entity.uri(), context));
    }

    /** {@return the position of a classification, or of an entity with several parents} */
    EntityView.Position around(IcdUri uri, List<? extends IcdUri> children, BrowseContext context) {
        return new EntityView.Position(List.of(), children, null, null, releases(uri, context));
    }

    private static EntityRow first(List<EntityRow> rows) {
        return rows.isEmpty() ? null : rows.get(0);
    }

    private List<IcdUri> siblings(IcdEntity entity, BrowseContext context) {
        return EntityViewSupport.orEmptyOnFailure(() -> entity.parents().stream()
                .findFirst()
                .map(parent -> List.<IcdUri>copyOf(
                        parent.isRoot()
                                ? gateway.top(parent, context.release(), context.language())
                                        .value()
                                        .children()
                                : gateway.entity(parent, context.release(), context.language())
                                        .value()
                                        .children()))
                .orElse(List.of()));
    }

    /** {@return the same page in each release that has it} */
    private List<PageFrame.Choice> releases(IcdUri uri, BrowseContext context) {
        return EntityViewSupport.orEmptyOnFailure(() -> gateway.releases(uri)).stream()
                .map(release -> new PageFrame.Choice(
                        release.id(),
                        null,
                        in(context, release),
                        context.release().filter(release::equals).isPresent(),
                        false))
                .toList();
    }

    private Address in(BrowseContext context, Release release) {
        List<String> path = new ArrayList<>(request.address().path());
        if (path.get(1).equals("entity")) {
            return context.withLanguage(new Address(path, List.of()).with("release", release.id()));
        }
        path.set(3, release.id());
        return context.withLanguage(new Address(path, List.of()));
    }
}
