// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare;

import java.util.List;
import org.icddesk.browse.EntityRow;
import org.icddesk.compare.diff.Passage;
import org.icddesk.web.Address;
import org.icddesk.web.Link;
import org.icddesk.web.Pager;

/**
 * What changed below an entity as its page shows it.
 *
 * @param words how far it is, or that it is complete, in words
 * @param compared how many entities are compared; null while nobody knows how many there are
 * @param expected how many there are; null while nobody knows
 * @param complete whether all of them are compared
 * @param stopped whether it stands still because the reader wants it to
 * @param pause after how many seconds the page is to be asked for again
 * @param stop the page on which it stands still; the page on which it goes on if it does
 * @param counts how many changed in which way
 * @param lines the lines of this page of the table
 * @param pager the pages of the table
 * @param takeaways the downloads; empty until it is complete
 */
public record ChangesView(
        String words,
        Integer compared,
        Integer expected,
        boolean complete,
        boolean stopped,
        int pause,
        Address stop,
        List<Count> counts,
        List<Line> lines,
        Pager pager,
        List<Link> takeaways) {

    /**
     * How many entities changed in one way.
     *
     * @param word the name of the way
     * @param address the table of those alone, or of all if this is shown; null where there is nothing to choose
     * @param current whether only those are shown
     */
    public record Count(String word, int number, Address address, boolean current) {}

    /**
     * An entity that changed.
     *
     * @param kinds the names of what changed
     * @param codeBefore its code in the earlier release; empty for none, and if the later is the same
     * @param code its code in the later release; empty for none
     * @param range the codes of a block, where it has no code of its own
     * @param title the words of its title
     * @param lang the language of the title; null if it is the page's
     * @param dir the direction that the title is written in; null if it is the page's
     * @param address the comparison of the entity alone
     * @param movedFrom what it stood under; null unless it moved
     * @param movedTo what it stands under; null unless it moved
     * @param parts the text keys of what else is not the same
     * @param formerly what its code stood for, in words; null if that is the same or nothing
     */
    public record Line(
            List<String> kinds,
            String codeBefore,
            String code,
            String range,
            List<Passage> title,
            String lang,
            String dir,
            Address address,
            EntityRow movedFrom,
            EntityRow movedTo,
            List<String> parts,
            String formerly) {}
}
