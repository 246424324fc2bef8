// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icddesk.icd.Icd10Code;

/**
 * A code, or a range of codes, that a text of ICD-10 refers to, such as {@code Z22.-} or {@code I60-I69}.
 *
 * <p>In brackets that begin with a code, whatever has the form of a code is one. Elsewhere the three characters of a
 * category are not enough, since "vitamin B12" is none.
 *
 * @param ends the code, or the first and the last of the range
 * @param certain whether this is a reference; otherwise it is one only if there is a block of that range
 */
public record Icd10Reference(List<Code> ends, boolean certain) {

    private static final String CODE = "[A-Z][0-9]{2}(?:\\.(?:[0-9]{1,2}|-))?(?!\\.?[\\p{L}\\p{N}])[†*]{0,2}";
    private static final Pattern REFERENCE =
            Pattern.compile("(?<![\\p{L}\\p{N}.-])(" + CODE + ")(?:\\s?[-–]\\s?(" + CODE + "))?");
    private static final Pattern BRACKETS = Pattern.compile("\\(\\s*" + CODE + "[^()]*\\)");
    private static final int BARE = 3;

    /**
     * A code in a text.
     *
     * @param start where it begins
     * @param end where it ends
     */
    public record Code(int start, int end, Icd10Code code) {}

    /** {@return what a text refers to, in its order} */
    public static List<Icd10Reference> in(String text) {
        List<MatchResult> brackets = BRACKETS.matcher(text).results().toList();
        return REFERENCE
                .matcher(text)
                .results()
                .map(found -> of(
                        found,
                        brackets.stream().anyMatch(span -> span.start() < found.start() && found.start() < span.end())))
                .filter(reference -> reference.certain || reference.ends.size() > 1)
                .toList();
    }

    private static Icd10Reference of(MatchResult found, boolean bracketed) {
        return new Icd10Reference(
                Stream.of(1, 2).flatMap(group -> code(found, group).stream()).toList(),
                bracketed || found.group(1).length() > BARE);
    }

    private static Optional<Code> code(MatchResult found, int group) {
        return Icd10Code.parse(found.group(group)).map(code -> new Code(found.start(group), found.end(group), code));
    }

    /** {@return the code that the block of this range has, if there is one} */
    public Optional<Code> block() {
        Code first = ends.get(0);
        Code last = ends.get(ends.size() - 1);
        return Icd10Code.parse(first.code + "-" + last.code)
                .filter(code -> ends.size() > 1)
                .map(code -> new Code(first.start, last.end, code));
    }
}
