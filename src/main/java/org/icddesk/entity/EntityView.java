// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.LocalizedText;
import org.icddesk.browse.PageFrame;
import org.icddesk.icd.IcdUri;
import org.icddesk.web.Address;

/**
 * The content of the page of an entity, or of a classification as a whole.
 *
 * @param body its texts and lists
 * @param around its position in the classification
 */
public record EntityView(Head head, Body body, Position around) {

    /**
     * The heading of the page.
     *
     * @param code its code; empty if it has none
     * @param range the codes of a block; empty for all else
     * @param kind the text key of its kind, such as {@code kind.category}
     * @param fullName a name that can stand without its place; null if WHO gives none, or none but the title
     * @param identifiers its identifiers, the one of the page first
     * @param browserUrl WHO's own page of it, or null
     * @param dual the text key of the part that it has where two codes stand for one condition; null if none is known
     * @param specific the text key of the advice that a more specific code exists; null where none does
     */
    public record Head(
            String code,
            String range,
            LocalizedText title,
            String kind,
            LocalizedText fullName,
            List<Identifier> identifiers,
            URI browserUrl,
            String dual,
            String specific) {

        /** {@return code and title in one line, as coders write it} */
        public String line() {
            return code.isEmpty() ? title.value() : code + " " + title.value();
        }
    }

    /**
     * An identifier of WHO.
     *
     * @param label the text key of its kind
     * @param address its page on this site; null if that is the current page
     */
    public record Identifier(String label, IcdUri uri, Address address) {}

    /**
     * The texts and lists of the page; lists may be empty.
     *
     * @param notes how to code with it
     * @param terms what belongs to it and what does not
     * @param lists entities that it is related to
     * @param axes what can be added to its code
     * @param criteria diagnostic requirements
     * @param index all terms that lead to it
     */
    public record Body(
            List<LinkedText> notes,
            List<Section<LocalizedText>> texts,
            List<Section<List<TermLine>>> terms,
            List<Section<List<EntityRow>>> lists,
            List<AxisLine> axes,
            List<Paragraph> criteria,
            List<TermLine> index) {

        /** The empty body of a classification as a whole. */
        static final Body NOTHING =
                new Body(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /**
     * A part of a page under a heading.
     *
     * @param key the key of the heading
     * @param of what it shows
     */
    public record Section<T>(String key, T of) {}

    /**
     * A term in a list of the page, such as a synonym, an inclusion or an index term.
     *
     * @param code the code it points to; empty if there is none to show
     * @param address the page it points to; null where it points nowhere
     * @param deprecated whether WHO advises against it
     */
    public record TermLine(LinkedText label, String code, Address address, boolean deprecated) {}

    /**
     * An axis along which detail can be added to a code.
     *
     * @param required whether a value must be added
     * @param rule the key of the words for how many values it takes; null if WHO does not say
     * @param values the entities whose subtrees hold its values
     * @param more how many of them are not listed
     */
    public record AxisLine(String name, boolean required, String rule, List<EntityRow> values, int more) {}

    /** A paragraph of a longer text. */
    public record Paragraph(Kind kind, String text) {

        /** What a paragraph is. */
        public enum Kind {
            /** A heading. */
            HEADING,
            /** An item of a list. */
            ITEM,
            /** A plain paragraph. */
            TEXT
        }

        /** {@return the name of its kind, for a style sheet} */
        public String style() {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The position of an entity in its classification.
     *
     * @param breadcrumb its ancestors, the uppermost first
     * @param children all its children, without titles
     * @param previous the previous sibling, or null
     * @param next the next sibling, or null
     * @param releases the releases that have it
     */
    public record Position(
            List<EntityRow> breadcrumb,
            List<? extends IcdUri> children,
            EntityRow previous,
            EntityRow next,
            List<PageFrame.Choice> releases) {

        /** {@return its parent; null if that is the classification itself} */
        public EntityRow up() {
            return breadcrumb.isEmpty() ? null : breadcrumb.get(breadcrumb.size() - 1);
        }
    }
}
