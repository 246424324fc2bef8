// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.diff;

import java.util.ArrayList;
import java.util.List;
import org.icddesk.compare.diff.Passage.Mark;

/** Passages as they are found, to be put together for reading. */
final class PassageList {

    private final List<Passage> found = new ArrayList<>();

    void add(Mark mark, List<String> words) {
        if (!words.isEmpty()) {
            found.add(new Passage(mark, String.join("", words)));
        }
    }

    /** {@return the passages with those joined that are read as one: no blank stands alone between two changes} */
    List<Passage> merged() {
        List<Passage> merged = new ArrayList<>();
        StringBuilder deleted = new StringBuilder();
        StringBuilder inserted = new StringBuilder();
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < found.size(); i++) {
            Passage next = found.get(i);
            if (next.mark() != Mark.KEPT || isBlankBetweenChanges(i)) {
                flush(merged, Mark.KEPT, kept);
                if (next.mark() != Mark.INSERTED) {
                    deleted.append(next.text());
                }
                if (next.mark() != Mark.DELETED) {
                    inserted.append(next.text());
                }
            } else {
                flush(merged, Mark.DELETED, deleted);
                flush(merged, Mark.INSERTED, inserted);
                kept.append(next.text());
            }
        }
        flush(merged, Mark.DELETED, deleted);
        flush(merged, Mark.INSERTED, inserted);
        flush(merged, Mark.KEPT, kept);
        return merged;
    }

    private boolean isBlankBetweenChanges(int i) {
        return i > 0
                && i + 1 < found.size()
                && found.get(i).text().isBlank()
                && found.get(i - 1).mark() != Mark.KEPT
                && found.get(i + 1).mark() != Mark.KEPT;
    }

    private static void flush(List<Passage> merged, Mark mark, StringBuilder text) {
        if (!text.isEmpty()) {
            merged.add(new Passage(mark, text.toString()));
            text.setLength(0);
        }
    }
}
