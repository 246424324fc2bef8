// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.search;

import java.util.List;
import java.util.OptionalDouble;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.PlainText;
import org.icddesk.icd.Scope;

/**
 * A request for automatic coding; GET …/autocode.
 *
 * @param text the words, normalised to NFC
 * @param subtrees the entities below which to look; empty for everywhere
 * @param threshold the least score of a match, from 0 to 1; empty for WHO's choice
 */
public record AutocodeRequest(
        Scope scope, String text, Language language, List<FoundationUri> subtrees, OptionalDouble threshold) {

    /** Creates a request; a threshold outside 0 to 1 is an {@link IllegalArgumentException}. */
    public AutocodeRequest {
        text = PlainText.normalizeQuery(text);
        subtrees = List.copyOf(subtrees);
        if (threshold.isPresent() && !(threshold.getAsDouble() >= 0 && threshold.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("not a threshold");
        }
    }

    /** {@return a text to be coded in a scope with WHO's defaults} */
    public static AutocodeRequest of(Scope scope, String text, Language language) {
        return new AutocodeRequest(scope, text, language, List.of(), OptionalDouble.empty());
    }
}
