// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search.local;

import java.util.List;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.LocalizedText;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.search.Highlighted;
import org.icddesk.index.EntityIndex;
import org.icddesk.index.Exclusion;
import org.icddesk.index.IndexedEntity;
import org.icddesk.web.Address;
import org.icddesk.web.Link;

/**
 * An exclusion as displayed: what was searched for is coded elsewhere.
 *
 * @param code the code of the entity that excludes it
 * @param title that entity's title
 * @param address that entity's page
 * @param term the exclusion, in marked and unmarked parts
 * @param lang the language of the exclusion
 * @param see what the exclusion refers to
 */
public record ExclusionLine(
        String code, LocalizedText title, Address address, List<Highlighted.Part> term, String lang, List<Link> see) {

    /** {@return an exclusion as displayed to a reader} */
    public static ExclusionLine of(Exclusion exclusion, EntityIndex index, BrowseContext context) {
        IndexedEntity at = exclusion.at();
        return new ExclusionLine(
                at.code(),
                LocalizedText.of(at.title(), context.language().tag()),
                context.to(at.uri()),
                exclusion.term().parts(),
                at.title().language().tag(),
                exclusion.see().stream().map(uri -> link(uri, index, context)).toList());
    }

    private static Link link(IcdUri uri, EntityIndex index, BrowseContext context) {
        String label = index.find(uri)
                .map(entity -> (entity.code() + " " + entity.title().value()).strip())
                .orElseGet(uri::canonical);
        return new Link(label, context.to(uri));
    }
}
