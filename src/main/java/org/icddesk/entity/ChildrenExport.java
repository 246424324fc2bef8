// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.LocalizedText;
import org.icddesk.export.ExportTable;
import org.icddesk.icd.Release;
import org.icddesk.web.Page;

/** Exports all children of an entity as a table. */
@RequestScoped
public class ChildrenExport {

    private static final List<String> COLUMNS = List.of("code", "range", "title", "language", "uri");

    private final EntityPage entity;
    private final Page page;

    protected ChildrenExport() {
        this(null, null);
    }

    @Inject
    public ChildrenExport(EntityPage entity, Page page) {
        this.entity = entity;
        this.page = page;
    }

    /** Loads the entity and creates the table of its children. */
    ExportTable create() {
        entity.load();
        BrowseContext context = entity.context();
        String release = context.release().map(Release::id).orElse("");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("source", "World Health Organization, https://icd.who.int");
        facts.put("classification", context.classification().segment());
        facts.put("release", release);
        facts.put("language", context.language().tag());
        facts.put("uri", entity.getUri());
        facts.put("title", entity.getHead().line());
        String last = entity.getUri().substring(entity.getUri().lastIndexOf('/') + 1);
        return new ExportTable(
                "icd-" + context.classification().segment() + "-" + release + "-" + last + "-children",
                facts,
                COLUMNS,
                entity.allChildren().stream().map(this::line).toList());
    }

    private List<String> line(EntityRow row) {
        LocalizedText title = row.title();
        return List.of(
                row.code(),
                row.range(),
                title == null ? "" : title.value(),
                title == null ? "" : title.lang() == null ? page.getLanguage() : title.lang(),
                row.uri().canonical());
    }
}
