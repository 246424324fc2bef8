// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.icddesk.icd.Icd10Code;

class CodeReadingProperties {

    @Property
    void noTextFails(@ForAll @StringLength(max = 200) String text) {
        CodeReading.of(text).ifPresent(CodeReadingProperties::isWellFormed);
    }

    @Property
    void noTextOfTheCharactersOfCodesFails(@ForAll("codelike") String text) {
        CodeReading.of(text).ifPresent(CodeReadingProperties::isWellFormed);
    }

    @Provide
    Arbitrary<String> codelike() {
        return Arbitraries.strings()
                .withChars("ABDEISXVZabdes0123456789.-–,*†+!&/~ \u00A0\u200B\uFEFF()[]:#|ICDicd")
                .ofMinLength(1)
                .ofMaxLength(200);
    }

    @Property
    void aCodeOfIcd10IsReadInAnySpelling(
            @ForAll("categories") String category,
            @ForAll("details") String detail,
            @ForAll("marks") String before,
            @ForAll("marks") String after) {
        String code = detail.isEmpty() ? category : category + "." + detail;

        Optional<CodeReading> reading = CodeReading.of(before + code + after);

        assertThat(reading).isPresent();
        assertThat(((CodeReading.Code) reading.get()).candidates())
                .anyMatch(candidate -> candidate.equals(code(candidate, code)));
    }

    private static CodeCandidate code(CodeCandidate like, String code) {
        return new CodeCandidate(CodeSystem.ICD10, code, like.lookups());
    }

    @Provide
    Arbitrary<String> categories() {
        return Arbitraries.chars().range('A', 'Z').flatMap(letter -> Arbitraries.integers()
                .between(0, 99)
                .map(number -> letter + String.format("%02d", number)));
    }

    @Provide
    Arbitrary<String> details() {
        return Arbitraries.of("", "0", "9", "00", "19");
    }

    @Provide
    Arbitrary<String> marks() {
        return Arbitraries.of("", " ", "\u00A0", "\u200B", "\uFEFF", "\u200F", "\t");
    }

    private static void isWellFormed(CodeReading reading) {
        List<CodeCandidate> candidates = candidates(reading);
        assertThat(candidates.size()).isLessThanOrEqualTo(3);
        assertThat(candidates)
                .allSatisfy(candidate -> assertThat(candidate.lookups()).allSatisfy(code -> {
                    if (candidate.system() == CodeSystem.ICD10) {
                        assertThat(Icd10Code.parse(code)).map(Icd10Code::code).contains(code);
                    } else {
                        assertThat(CodeExpression.parse(code).text()).isEqualTo(code);
                    }
                }));
    }

    private static List<CodeCandidate> candidates(CodeReading reading) {
        if (reading instanceof CodeReading.Code code) {
            assertThat(code.candidates()).isNotEmpty();
            return code.candidates();
        }
        if (reading instanceof CodeReading.Pair pair) {
            return List.of(pair.dagger(), pair.asterisk());
        }
        return reading instanceof CodeReading.Range range
                ? List.of(range.block().orElse(range.first()), range.first(), range.last())
                : List.of();
    }
}
