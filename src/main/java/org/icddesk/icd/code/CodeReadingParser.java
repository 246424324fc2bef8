// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.IcdAddress;

/** Reads texts as codes and identifiers; see {@link CodeReading#of}. */
final class CodeReadingParser {

    private static final int MAX_LENGTH = 500;
    // A shorter number could be a year or a count.
    private static final int MIN_NUMBER_LENGTH = 5;
    private static final int MIN_PREFIXED_NUMBER_LENGTH = 3;
    private static final Set<CodeSystem> ALL = EnumSet.allOf(CodeSystem.class);
    private static final Pattern PAIR = Pattern.compile("(?<first>[*†‡+]*" + Icd10CodeForm.CODE + "[-.†‡*+!#]*)"
            + "(?<between>[ ,;/&+]*)(?<second>[*†‡+]*" + Icd10CodeForm.CODE + "[-.†‡*+!#]*)");
    private static final Pattern RANGE = Pattern.compile(
            "(?<first>.*?[0-9A-Z*†.])(?: ?[-~] ?| ?\\.{2,}|…| (?:TO|THROUGH|THRU|UNTIL|BIS|À|AU|A|AL|HASTA|ATÉ|إلى) )"
                    + "(?<last>.*)");
    private static final Pattern CATEGORY_END = Pattern.compile("[0-9]{2}");
    private static final Pattern DETAIL_END = Pattern.compile("\\.?[0-9]");

    private final String text;
    private final Set<CodeSystem> systems;
    private final boolean prefixed;

    private CodeReadingParser(String text, Set<CodeSystem> systems, boolean prefixed) {
        this.text = text;
        this.systems = systems;
        this.prefixed = prefixed;
    }

    static Optional<CodeReading> read(String text) {
        if (text == null || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String plain = CodeText.withoutBrackets(CodeText.normalize(text));
        return CodeSystemPrefix.of(plain)
                .map(prefix -> new CodeReadingParser(
                        CodeText.withoutBrackets(prefix.rest()).toUpperCase(Locale.ROOT), prefix.systems(), true))
                .map(CodeReadingParser::codes)
                .orElseGet(() -> identifier(plain)
                        .or(() -> IcdAddress.codeIn(plain).flatMap(CodeReading::of))
                        .or(() -> new CodeReadingParser(plain.toUpperCase(Locale.ROOT), ALL, false).codes()));
    }

    private static Optional<CodeReading> identifier(String plain) {
        return IcdAddress.parse(plain)
                .<CodeReading>map(CodeReading.Identifier::new)
                .or(() -> UriExpression.parse(plain)
                        .filter(UriExpression::isCluster)
                        .map(CodeReading.IdentifierCluster::new));
    }

    private Optional<CodeReading> codes() {
        return number().or(this::pair).or(this::range).or(this::cluster).or(this::one);
    }

    private Optional<CodeReading> number() {
        int shortest = prefixed ? MIN_PREFIXED_NUMBER_LENGTH : MIN_NUMBER_LENGTH;
        return text.length() >= shortest && systems.contains(CodeSystem.MMS)
                ? EntityId.parse(text).map(CodeReading.Number::new)
                : Optional.empty();
    }

    private Optional<CodeReading> pair() {
        Matcher pair = PAIR.matcher(text);
        if (!systems.contains(CodeSystem.ICD10) || !pair.matches()) {
            return Optional.empty();
        }
        String first = pair.group("first");
        String second = pair.group("second");
        if (pair.group("between").isEmpty() && !first.matches(".*[†‡*+]") && !second.matches("[†‡*+].*")) {
            return Optional.empty();
        }
        boolean swapped = first.indexOf('*') >= 0 && second.indexOf('*') < 0;
        return Icd10CodeForm.read(swapped ? second : first)
                .flatMap(dagger -> Icd10CodeForm.read(swapped ? first : second)
                        .map(asterisk -> new CodeReading.Pair(dagger, asterisk)));
    }

    private Optional<CodeReading> range() {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return Optional.empty();
        }
        String first = range.group("first");
        for (CodeSystem system : systems) {
            Optional<CodeCandidate> from = one(system, first);
            Optional<CodeCandidate> to = from.flatMap(f -> one(system, completed(range.group("last"), f.code())));
            if (to.isPresent() && from.get().code().compareTo(to.get().code()) <= 0) {
                return Optional.of(new CodeReading.Range(block(from.get(), to.get()), from.get(), to.get()));
            }
        }
        return Optional.empty();
    }

    /** {@return the end of a range such as {@code F00-09} or {@code E11.0-.9}, written in full} */
    private static String completed(String last, String first) {
        if (first.length() == 3 && CATEGORY_END.matcher(last).matches()) {
            return first.charAt(0) + last;
        }
        return first.indexOf('.') > 0 && DETAIL_END.matcher(last).matches()
                ? first.substring(0, first.indexOf('.') + 1) + last.replace(".", "")
                : last;
    }

    private static Optional<CodeCandidate> block(CodeCandidate first, CodeCandidate last) {
        boolean categories = first.system() == CodeSystem.ICD10
                && first.code().length() == 3
                && last.code().length() == 3;
        String code = first.code() + "-" + last.code();
        return categories ? Optional.of(new CodeCandidate(CodeSystem.ICD10, code, List.of(code))) : Optional.empty();
    }

    private Optional<CodeReading> cluster() {
        if (text.indexOf('&') < 0 && text.indexOf('/') < 0 || !systems.contains(CodeSystem.MMS)) {
            return Optional.empty();
        }
        try {
            String code = CodeExpression.parse(text).text();
            return Optional.of(new CodeReading.Code(List.of(new CodeCandidate(CodeSystem.MMS, code, List.of(code)))));
        } catch (InvalidCode e) {
            return Optional.empty();
        }
    }

    private Optional<CodeReading> one() {
        List<CodeCandidate> candidates = new ArrayList<>();
        Stream.of(CodeSystem.values()).filter(systems::contains).forEach(system -> one(system, text)
                .ifPresent(candidates::add));
        return candidates.isEmpty() ? Optional.empty() : Optional.of(new CodeReading.Code(candidates));
    }

    private static Optional<CodeCandidate> one(CodeSystem system, String text) {
        return switch (system) {
            case MMS -> Icd11CodeForm.readMms(text);
            case ICF -> Icd11CodeForm.readFunctioning(text);
            case ICD10 -> Icd10CodeForm.read(text);
        };
    }
}
