// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.LocalizedText;
import org.icddesk.browse.PageFrame;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.IcdUri;
import org.icddesk.web.Address;
import org.icddesk.web.Page;
import org.icddesk.web.PageRequest;

/** The view model of the hierarchy beside the page of an entity or classification. */
@Named("treePanel")
@RequestScoped
public class TreePanel {

    private final PageRequest request;
    private final Page page;
    private final PageFrame frame;
    private final TreeReader reader;
    private Tree tree;
    private List<Line> lines;

    /**
     * A row of the hierarchy as displayed.
     *
     * @param row the line
     * @param title its title; null for a rest and where WHO gave none
     */
    public record Line(TreeRow row, Address address, LocalizedText title) {

        /** {@return whether it is a class without a title} */
        public boolean unnamed() {
            return title == null && row.rest() == 0;
        }

        /** {@return what {@code aria-current} says; null where the page shows something else} */
        public String current() {
            return row.current() ? "page" : null;
        }

        /** {@return its CSS class; null for the default} */
        public String look() {
            return row.rest() > 0 ? "tree-rest" : null;
        }
    }

    protected TreePanel() {
        this(null, null, null, null);
    }

    @Inject
    public TreePanel(PageRequest request, Page page, PageFrame frame, TreeReader reader) {
        this.request = request;
        this.page = page;
        this.frame = frame;
        this.reader = reader;
    }

    private BrowseContext context() {
        return frame.context().orElseThrow();
    }

    private Tree tree() {
        if (tree == null) {
            tree = IcdUri.ofPath("/" + String.join("/", request.address().path()))
                    .map(uri -> reader.open(
                            uri, List.of(), context().release(), context().language()))
                    .orElseGet(() -> Tree.of(List.of()));
        }
        return tree;
    }

    /** {@return the lines, from top to bottom; empty where the hierarchy is unavailable} */
    public List<Line> getLines() {
        if (lines == null) {
            lines = tree().rows().stream().map(this::line).toList();
        }
        return lines;
    }

    private Line line(TreeRow row) {
        LocalizedText title = row.title()
                .map(text -> LocalizedText.of(text, page.getLanguage()))
                .orElse(null);
        return new Line(row, context().to(row.uri()), title);
    }

    /** {@return how many titles are unavailable} */
    public long getMissing() {
        return tree().missing();
    }

    /** {@return the language for loading more} */
    public String getLanguage() {
        return context().language().tag();
    }

    /** {@return the release of the foundation for loading more; null elsewhere and for the latest} */
    public String getRelease() {
        return isFoundation() ? context().release().map(Object::toString).orElse(null) : null;
    }

    private boolean isFoundation() {
        return context().classification() == Classification.FOUNDATION;
    }

    /** {@return the query of every link into the hierarchy} */
    public String getQuery() {
        String address = context().to(FoundationUri.ROOT).toString();
        return address.substring(Address.of("icd", "entity").toString().length());
    }

    /** {@return the storage key of the expanded nodes in the browser} */
    public String getKey() {
        return context().classification().segment()
                + context().release().map(r -> "." + r).orElse("");
    }
}
