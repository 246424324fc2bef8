// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import java.util.List;
import java.util.Optional;
import org.icddesk.compare.diff.Change;
import org.icddesk.compare.diff.ListDiff;
import org.icddesk.compare.diff.ListDiff.Pair;
import org.icddesk.compare.diff.Passage;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;

/**
 * A term of a list in two releases, such as an inclusion.
 *
 * @param before the earlier term; empty if the earlier release has none
 * @param after the later term; empty if the later release has none
 */
public record TermComparison(Change change, Optional<Term> before, Optional<Term> after) {

    /** The share of letters that two terms must have in common to be one term with words changed. */
    private static final double ALIKE = 0.6;

    private record Words(String label, Optional<IcdUri> target, boolean deprecated) {

        static Words of(Term term) {
            return new Words(term.label().value(), TermComparison.target(term), term.deprecated());
        }
    }

    /** {@return the terms of two lists, those that are not the same first} */
    static List<TermComparison> of(List<Term> before, List<Term> after) {
        List<TermComparison> all =
                ListDiff.of(before, after, Words::of, TermComparison::target, TermComparison::alike).stream()
                        .map(TermComparison::of)
                        .toList();
        return Ordering.changesFirst(all, TermComparison::change);
    }

    /** {@return texts of two lists, compared as terms that point nowhere} */
    static List<TermComparison> ofTexts(List<Text> before, List<Text> after) {
        return of(terms(before), terms(after));
    }

    private static List<Term> terms(List<Text> texts) {
        return texts.stream()
                .map(text -> new Term(text, Optional.empty(), Optional.empty(), false))
                .toList();
    }

    private static TermComparison of(Pair<Term> pair) {
        return new TermComparison(
                pair.change((old, term) -> Words.of(old).equals(Words.of(term))), pair.before(), pair.after());
    }

    /** {@return what a term stands for or points to, whatever the release} */
    public static Optional<IcdUri> target(Term term) {
        return term.linearization().<IcdUri>map(IcdUri::inAllReleases).or(term::foundation);
    }

    private static boolean alike(Term old, Term term) {
        String before = old.label().value();
        String after = term.label().value();
        int letters = before.length() + after.length();
        int shorter = Math.min(before.length(), after.length());
        if (letters == 0 || 2.0 * shorter / letters < ALIKE) {
            return false;
        }
        int kept = new TextComparison(Optional.of(old.label()), Optional.of(term.label()))
                .passages().stream()
                        .filter(passage -> passage.mark() == Passage.Mark.KEPT)
                        .mapToInt(passage -> passage.text().length())
                        .sum();
        return 2.0 * kept / letters >= ALIKE;
    }

    /** {@return the words of the term in both releases} */
    public TextComparison label() {
        return new TextComparison(before.map(Term::label), after.map(Term::label));
    }
}
