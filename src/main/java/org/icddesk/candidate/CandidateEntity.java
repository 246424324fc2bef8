// SPDX-License-Identifier: Apache-2.0
package org.icddesk.candidate;

import org.icddesk.icd.IcdUri;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.IcdEntity;

/**
 * An entity that a text may mean.
 *
 * @param uri its identifier, in its release
 * @param code its code; empty if it has none
 * @param title its title
 * @param matched what matched the text: its title, another of its terms, or its code
 * @param how how it was found
 * @param score how good the match is, from 0 to 100; comparable within one list
 * @param words the share of the text's words that it has, from 0 to 1
 * @param decided whether it is the only entity that the text can mean
 */
public record CandidateEntity(
        IcdUri uri,
        String code,
        String title,
        ClassKind kind,
        String matched,
        How how,
        double score,
        double words,
        boolean decided) {

    /** The highest score. */
    public static final double MAX_SCORE = 100;

    /** How an entity was found, the surest first. */
    public enum How {
        /** The text is its code or its identifier. */
        CODE(MAX_SCORE, true),
        /** The text is its title. */
        TITLE(MAX_SCORE, true),
        /** The text is another of its terms. */
        SYNONYM(98, true),
        /** WHO's automatic coding chose it. */
        AUTOCODE(92, false),
        /** It has all words of the text. */
        WORDS(90, false),
        /** It has what everyday words of the text mean. */
        EVERYDAY(85, false),
        /** The text is a code that the release does not have, and this stands above it, or is a part of it. */
        NEAREST(60, false),
        /** It has words similar to those of the text. */
        SIMILAR(60, false),
        /** It has some words of the text. */
        SOME_WORDS(40, false);

        private final double highest;
        private final boolean exact;

        How(double highest, boolean exact) {
            this.highest = highest;
            this.exact = exact;
        }

        /** {@return the highest score that entities found in this way have} */
        double highest() {
            return highest;
        }

        /** {@return whether the text is a code, title or term as it stands} */
        public boolean isExact() {
            return exact;
        }
    }

    /** {@return an entity that a code or an identifier names} */
    static CandidateEntity named(IcdEntity entity, String written, How how) {
        return new CandidateEntity(
                entity.uri(),
                entity.code(),
                entity.title().value(),
                entity.kind(),
                written,
                how,
                how.highest(),
                1,
                false);
    }

    /** {@return the same, at most as good} */
    CandidateEntity atMost(double most) {
        return score <= most ? this : with(most, decided);
    }

    /** {@return the same as what was meant} */
    CandidateEntity asDecided() {
        return with(score, true);
    }

    private CandidateEntity with(double newScore, boolean newDecided) {
        return new CandidateEntity(uri, code, title, kind, matched, how, newScore, words, newDecided);
    }
}
