// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icddesk.export.Listing;
import org.icddesk.gateway.Release;
import org.icddesk.reading.Passage;
import org.icddesk.reading.Place;
import org.icddesk.reading.Row;
import org.icddesk.web.Page;

/** Exports all children of an entity as a table. */
@RequestScoped
public class ChildrenListing {

    private static final List<String> COLUMNS = List.of("code", "range", "title", "language", "uri");

    private final EntityPage entity;
    private final Page page;

    protected ChildrenListing() {
        this(null, null);
    }

    @Inject
    public ChildrenListing(EntityPage entity, Page page) {
        this.entity = entity;
        this.page = page;
    }

    /** Asks for the entity and lists its children. */
    Listing make() {
        entity.load();
        Place place = entity.place();
        String release = place.release().map(Release::id).orElse("");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("source", "World Health Organization, https://icd.who.int");
        facts.put("classification", place.classification().segment());
        facts.put("release", release);
        facts.put("language", place.language().tag());
        facts.put("uri", entity.getUri());
        facts.put("title", entity.getHead().line());
        String last = entity.getUri().substring(entity.getUri().lastIndexOf('/') + 1);
        return new Listing(
                "icd-" + place.classification().segment() + "-" + release + "-" + last + "-children",
                facts,
                COLUMNS,
                entity.allChildren().stream().map(this::line).toList());
    }

    private List<String> line(Row row) {
        Passage title = row.title();
        return List.of(
                row.code(),
                row.range(),
                title == null ? "" : title.value(),
                title == null ? "" : title.lang() == null ? page.getLanguage() : title.lang(),
                row.uri().canonical());
    }
}
