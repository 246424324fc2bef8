// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.icddesk.gateway.FoundationUri;
import org.icddesk.gateway.IcdUri;
import org.icddesk.reading.Desk;
import org.icddesk.reading.Passage;
import org.icddesk.reading.Place;
import org.icddesk.web.Address;
import org.icddesk.web.Page;
import org.icddesk.web.Visit;

/** The hierarchy beside the page of an entity or of a classification. */
@Named("treePanel")
@RequestScoped
public class TreePanel {

    private final Visit visit;
    private final Page page;
    private final Desk desk;
    private final TreeReader reader;
    private Tree tree;
    private List<Line> lines;

    /**
     * A line of the hierarchy as it stands on the page.
     *
     * @param row the line
     * @param address where it leads
     * @param title its title; null for a rest and where WHO gave none
     */
    public record Line(Row row, Address address, Passage title) {

        /** {@return whether it is a class without a title} */
        public boolean unnamed() {
            return title == null && row.rest() == 0;
        }

        /** {@return what {@code aria-current} says; null where the page shows something else} */
        public String current() {
            return row.current() ? "page" : null;
        }

        /** {@return the name of its look, for a style sheet; null for the usual one} */
        public String look() {
            return row.rest() > 0 ? "tree-rest" : null;
        }
    }

    /** For the container's proxy alone. */
    protected TreePanel() {
        this(null, null, null, null);
    }

    /**
     * Prepares the hierarchy of one page.
     *
     * @param visit names what the page is of
     * @param page knows its language
     * @param desk knows the reader's place
     * @param reader asks WHO
     */
    @Inject
    public TreePanel(Visit visit, Page page, Desk desk, TreeReader reader) {
        this.visit = visit;
        this.page = page;
        this.desk = desk;
        this.reader = reader;
    }

    private Place place() {
        return desk.place().orElseThrow();
    }

    private Tree tree() {
        if (tree == null) {
            tree = IcdUri.ofPath("/" + String.join("/", visit.address().path()))
                    .map(uri -> reader.open(uri, List.of(), place().release(), place().language()))
                    .orElseGet(() -> Tree.of(List.of()));
        }
        return tree;
    }

    /** {@return the lines, from top to bottom; empty where the hierarchy could not be had} */
    public List<Line> getLines() {
        if (lines == null) {
            lines = tree().rows().stream().map(this::line).toList();
        }
        return lines;
    }

    private Line line(Row row) {
        Passage title =
                row.title().map(text -> Passage.of(text, page.getLanguage())).orElse(null);
        return new Line(row, place().to(row.uri()), title);
    }

    /** {@return how many titles could not be had} */
    public long getMissing() {
        return tree().missing();
    }

    /** {@return the language to ask for more in} */
    public String getLanguage() {
        return place().language().tag();
    }

    /** {@return the release of the foundation to ask for more of; null elsewhere and for the latest} */
    public String getRelease() {
        return isFoundation() ? place().release().map(Object::toString).orElse(null) : null;
    }

    private boolean isFoundation() {
        return visit.segment(1).filter("entity"::equals).isPresent();
    }

    /** {@return what every link into the hierarchy has after its path} */
    public String getQuery() {
        String address = place().to(FoundationUri.ROOT).toString();
        return address.substring(Address.of("icd", "entity").toString().length());
    }

    /** {@return the name under which the browser keeps what was open} */
    public String getKey() {
        return place().classification().segment()
                + place().release().map(r -> "." + r).orElse("");
    }
}
