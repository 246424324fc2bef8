// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import org.icddesk.browse.AxisNames;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityTitles;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.entity.Entity;
import org.icddesk.web.Page;

/** Creates the lines about postcoordination axes. */
@RequestScoped
public class AxisLineFactory {

    /** The number of values that an axis shows: as many as ICD-11 has chapters, which the longest scales list. */
    static final int MAX_VALUES = 28;

    private final EntityTitles titles;
    private final Page page;

    protected AxisLineFactory() {
        this(null, null);
    }

    @Inject
    public AxisLineFactory(EntityTitles titles, Page page) {
        this.titles = titles;
        this.page = page;
    }

    /** {@return the axes of an entity, those that a code must have first} */
    List<EntityView.AxisLine> of(Entity entity, BrowseContext context) {
        return entity.postcoordination().stream()
                .sorted(Comparator.comparing(PostcoordinationAxis::required).reversed())
                .map(axis -> line(axis, context))
                .toList();
    }

    private EntityView.AxisLine line(PostcoordinationAxis axis, BrowseContext context) {
        return new EntityView.AxisLine(
                AxisNames.of(axis.name(), page.texts()),
                axis.required(),
                AxisNames.rule(axis.multiplicity()),
                axis.scale().stream()
                        .limit(MAX_VALUES)
                        .map(uri -> titles.row(context, uri))
                        .toList(),
                Math.max(0, axis.scale().size() - MAX_VALUES));
    }
}
