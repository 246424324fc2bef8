// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.icddesk.index.MatchReason;
import org.icddesk.index.MatchReason.Field;
import org.icddesk.index.MatchReason.Kind;
import org.icddesk.index.MatchReason.WordMatch;
import org.icddesk.web.Texts;

/** The line that says why an entity was found. */
public final class MatchExplanation {

    private MatchExplanation() {}

    /** {@return why an entity was found, in one line in a reader's language} */
    public static String of(MatchReason why, Texts texts) {
        List<String> parts = new ArrayList<>();
        why.synonym().ifPresent(synonym -> parts.add(texts.format("why.synonym", synonym.word(), synonym.means())));
        if (!why.words().isEmpty() && why.words().stream().allMatch(MatchExplanation::isPlain)) {
            parts.add(texts.get("why.title"));
        } else {
            why.words().forEach(word -> parts.add(part(word, texts)));
        }
        if (!why.missing().isEmpty()) {
            parts.add(texts.format("why.missing", String.join(", ", why.missing())));
        }
        return String.join(" · ", parts);
    }

    private static boolean isPlain(WordMatch word) {
        return word.field() == Field.TITLE && word.kind() == Kind.EXACT;
    }

    private static String part(WordMatch word, Texts texts) {
        String key = "why." + word.kind().name().toLowerCase(Locale.ROOT);
        String field = texts.get("why.in." + word.field().name().toLowerCase(Locale.ROOT));
        return texts.format(key, word.typed(), word.found(), field);
    }
}
