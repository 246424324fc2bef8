// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
                name(axis.name()),
                axis.required(),
                rule(axis.multiplicity()),
                axis.scale().stream()
                        .limit(MAX_VALUES)
                        .map(uri -> titles.row(context, uri))
                        .toList(),
                Math.max(0, axis.scale().size() - MAX_VALUES));
    }

    /** WHO names axes by identifiers only; the fallback keeps a new one readable. */
    private String name(String axis) {
        String key = "axis." + axis;
        if (page.texts().has(key)) {
            return page.texts().get(key);
        }
        String words = axis.replaceFirst("^has(?=[A-Z])", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? axis : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String rule(PostcoordinationAxis.Multiplicity multiplicity) {
        return switch (multiplicity) {
            case ALWAYS -> "axis-rule.many";
            case NOT_ALLOWED -> "axis-rule.one";
            case EXCEPT_FROM_SAME_BLOCK -> "axis-rule.one-per-block";
            case UNKNOWN -> null;
        };
    }
}
