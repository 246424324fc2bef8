// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.icddesk.export.Cell;
import org.icddesk.icd.Release;
import org.icddesk.web.Page;

/** What every downloaded list says of itself: source and licence, classification, release and language, and its age. */
@RequestScoped
public class ListFacts {

    private final PageFrame frame;
    private final Page page;

    protected ListFacts() {
        this(null, null);
    }

    @Inject
    public ListFacts(PageFrame frame, Page page) {
        this.frame = frame;
        this.page = page;
    }

    /**
     * {@return the facts by name, in order, for more to be added; {@code asOf} only while WHO does not answer}
     *
     * @param context the reader's position
     */
    public Map<String, Cell> of(BrowseContext context) {
        Map<String, Cell> facts = new LinkedHashMap<>();
        facts.put("source", Cell.of("World Health Organization, https://icd.who.int"));
        facts.put("licence", Cell.of(page.say(frame.getAttribution())));
        facts.put("classification", Cell.of(context.classification().segment()));
        facts.put("release", Cell.of(context.release().map(Release::id).orElse("")));
        facts.put("language", Cell.of(context.language().tag()));
        frame.asOf().ifPresent(time -> facts.put("asOf", Cell.of(time)));
        return facts;
    }
}
