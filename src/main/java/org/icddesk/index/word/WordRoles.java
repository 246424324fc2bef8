// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.word;

import java.util.Arrays;
import java.util.List;
import org.icddesk.icd.Language;

/**
 * Tells the roles of the words of a text.
 *
 * <p>A clause after the first is residual as a whole if a residual phrase ends it, as in "organism unspecified",
 * or begins it. Where nothing else would be left, brackets and residual phrases are what the text is about.
 */
public final class WordRoles {

    private final StockPhrases phrases;

    private WordRoles(StockPhrases phrases) {
        this.phrases = phrases;
    }

    /** {@return the roles of words in a language} */
    public static WordRoles of(Language language) {
        return new WordRoles(StockPhrases.of(language));
    }

    /** {@return the role of each word of a text} */
    public WordRole[] of(String text, List<Word> words) {
        Clauses clauses = new Clauses(text, words);
        WordRole[] roles = new WordRole[words.size()];
        for (int at = 0; at < roles.length; at++) {
            roles[at] = clauses.isBracketed(at)
                    ? WordRole.BRACKETED
                    : phrases.isWeak(words.get(at).key()) ? WordRole.WEAK : WordRole.MAIN;
        }
        for (int at = 0; at < roles.length; at++) {
            int length = clauses.isBracketed(at) ? 0 : phrases.residualAt(words, at);
            if (length > 0 && isOfAllItsClause(at, length, clauses, words)) {
                Arrays.fill(roles, clauses.start(at), clauses.end(at), WordRole.RESIDUAL);
            } else if (length > 0) {
                Arrays.fill(roles, at, at + length, WordRole.RESIDUAL);
            }
        }
        if (roles.length > 1 && roles[0] == WordRole.MAIN && phrases.isOther(words)) {
            roles[0] = WordRole.RESIDUAL;
        }
        if (!Arrays.asList(roles).contains(WordRole.MAIN)) {
            Arrays.setAll(roles, at -> roles[at] == WordRole.WEAK ? WordRole.WEAK : WordRole.MAIN);
        }
        return roles;
    }

    /** {@return whether a phrase ends its clause, or begins it after a comma; "other and" may stand before it} */
    private boolean isOfAllItsClause(int at, int length, Clauses clauses, List<Word> words) {
        int start = clauses.start(at);
        if (start == 0) {
            return false;
        }
        return at + length >= clauses.end(at)
                || clauses.followsComma(at) && words.subList(start, at).stream().allMatch(phrases::leadsToResidual);
    }
}
