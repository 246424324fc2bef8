// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import java.util.List;
import java.util.Optional;
import org.icddesk.compare.diff.Change;
import org.icddesk.compare.diff.Passage;
import org.icddesk.compare.diff.WordDiff;
import org.icddesk.icd.Text;

/**
 * A text in two releases.
 *
 * @param before the earlier text; empty if the earlier release has none
 * @param after the later text; empty if the later release has none; never both empty
 */
public record TextComparison(Optional<Text> before, Optional<Text> after) {

    /** {@return the later text, or else the earlier} */
    public Text either() {
        return after.or(() -> before).orElseThrow();
    }

    /** {@return what became of it} */
    public Change change() {
        if (before.isEmpty() || after.isEmpty()) {
            return before.isEmpty() ? Change.NEW : Change.GONE;
        }
        return before.get().value().equals(after.get().value()) ? Change.SAME : Change.CHANGED;
    }

    /** {@return whether the texts differ in language, so that their words say nothing of a change} */
    public boolean inTwoLanguages() {
        return before.isPresent()
                && after.isPresent()
                && !before.get().language().equals(after.get().language());
    }

    /** {@return the texts with the words marked that only one of them has} */
    public List<Passage> passages() {
        return WordDiff.of(value(before), value(after));
    }

    private static String value(Optional<Text> text) {
        return text.map(Text::value).orElse("");
    }
}
