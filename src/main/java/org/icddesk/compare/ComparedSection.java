// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare;

import java.util.List;
import org.icddesk.compare.diff.Passage;
import org.icddesk.web.Address;

/**
 * A part of an entity as its comparison shows it.
 *
 * @param heading the text key of its name
 * @param change the name of what became of it
 * @param changed its lines that are not the same
 * @param same its lines that are the same
 */
public record ComparedSection(String heading, String change, List<Line> changed, List<Line> same) {

    /** {@return whether nothing of it changed} */
    public boolean isSame() {
        return changed.isEmpty();
    }

    /** {@return whether it is one line, of which its heading says what became of it} */
    public boolean single() {
        return changed.size() == 1 && same.isEmpty();
    }

    /**
     * A line of a part: a text, a term, or an entity.
     *
     * @param change the name of what became of it
     * @param codeBefore the code that it had or pointed to; empty for none, and where the later is the same
     * @param code the code that it has or points to; empty for none
     * @param passages its words
     * @param lang the language of the words; null if it is the page's
     * @param dir the direction that they are written in; null if it is the page's
     * @param address the page that it leads to; null where it leads nowhere
     * @param notes what else is not the same, in words
     * @param inner whether it belongs to the line before it
     */
    public record Line(
            String change,
            String codeBefore,
            String code,
            List<Passage> passages,
            String lang,
            String dir,
            Address address,
            List<String> notes,
            boolean inner) {}
}
