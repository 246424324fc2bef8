// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.ListFacts;
import org.icddesk.browse.LocalizedText;
import org.icddesk.browse.Translations;
import org.icddesk.export.Cell;
import org.icddesk.export.ExportTable;
import org.icddesk.web.Page;

/** Exports all children of an entity as a table. */
@RequestScoped
public class ChildrenExport {

    private static final List<String> COLUMNS = List.of("code", "range", "title", "language", "uri");

    private final EntityPage entity;
    private final ListFacts facts;
    private final Page page;

    protected ChildrenExport() {
        this(null, null, null);
    }

    @Inject
    public ChildrenExport(EntityPage entity, ListFacts facts, Page page) {
        this.entity = entity;
        this.facts = facts;
        this.page = page;
    }

    /** Loads the entity and creates the table of its children. */
    ExportTable create() {
        entity.load();
        Translations beside = entity.translations();
        List<List<Cell>> lines = entity.allChildren().stream()
                .map(row -> beside.line(line(row), Optional.of(row.uri())))
                .toList();
        Map<String, Cell> known = facts.of(entity.context());
        known.put("uri", Cell.of(entity.getUri()));
        known.put("title", Cell.of(entity.getHead().line()));
        return new ExportTable(
                entity.fileName("children"), entity.context().language().tag(), known, beside.columns(COLUMNS), lines);
    }

    private List<Cell> line(EntityRow row) {
        LocalizedText title = row.title();
        return List.of(
                Cell.of(row.code()),
                Cell.of(row.range()),
                Cell.of(title == null ? "" : title.value()),
                Cell.of(title == null ? "" : title.lang() == null ? page.getLanguage() : title.lang()),
                Cell.of(row.uri().canonical()));
    }
}
