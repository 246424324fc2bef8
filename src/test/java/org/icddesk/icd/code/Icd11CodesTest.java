// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Residual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class Icd11CodesTest {

    @ParameterizedTest
    @CsvSource({
        "A00, A00",
        "a00.0, A00.0",
        "A000, A00.0",
        "A00-A09, A00-A09",
        "a00–a09, A00-A09",
        "U07.1, U07.1",
        "M00†*, M00",
        "M01.3*, M01.3",
        "A17.0†, A17.0",
        "S52.-, S52",
        "B18.00, B18.00",
        "i, I",
        "XXII, XXII",
        "IX, IX",
        "' A00 ', A00"
    })
    void B19_codesOfIcd10AreNormalised(String text, String code) {
        assertThat(Icd10Code.parse(text)).map(Icd10Code::code).contains(code);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "A00/../",
                "A",
                "A0",
                "AA00",
                "A00.000",
                "A00-",
                "XXIIII",
                "IIII",
                "2019",
                "A00 A01",
                "Ａ00",
                "A00%2f",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void B19_otherCodesOfIcd10AreRefused(String text) {
        assertThat(Icd10Code.parse(text)).isEmpty();
    }

    @Test
    void everyChapterOfIcd10HasItsRomanNumber() {
        List<String> chapters = List.of(
                "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
                "XVII", "XVIII", "XIX", "XX", "XXI", "XXII");

        assertThat(chapters).allSatisfy(c -> {
            assertThat(Icd10Code.parse(c)).map(Icd10Code::code).contains(c);
            assertThat(new Icd10Code(c).isCategory()).isFalse();
        });
        assertThat(new Icd10Code("A00.0").isCategory()).isTrue();
        assertThat(new Icd10Code("A00-A09").isCategory()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1A00, 1A00",
        "1a00, 1A00",
        "CA22.Z, CA22.Z",
        "NE6Z, NE6Z",
        "XS25, XS25",
        "1A00&XN62R, 1A00&XN62R",
        "5A11/9B71.0Z&XK9J, 5A11/9B71.0Z&XK9J",
        "' 5a11 / 9b71.0z & xk9j ', 5A11/9B71.0Z&XK9J",
        "XA8EC5, XA8EC5",
        "B110, b110",
        "d4500, d4500"
    })
    void B20_codesOfIcd11AreNormalised(String text, String code) {
        assertThat(CodeExpression.parse(text).text()).isEqualTo(code);
    }

    @Test
    void B20_theFaultyPartIsNamed() {
        InvalidCode fault = catchThrowableOfType(InvalidCode.class, () -> CodeExpression.parse("1A00&XN62R/9O71"));

        assertThat(fault.reason()).isEqualTo(InvalidCode.Reason.NOT_A_CODE);
        assertThat(fault.part()).isEqualTo(3);
        assertThat(fault.written()).isEqualTo("9O71");
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY, 0",
        "' ', EMPTY, 0",
        "cholera, NOT_A_CODE, 1",
        "1A00&, MISSING_PART, 2",
        "PE95/, MISSING_PART, 2",
        "&XN62R, MISSING_PART, 1",
        "1A00//1A01, MISSING_PART, 2",
        "XN62R&1A00, EXTENSION_WITHOUT_STEM, 1",
        "1A00/XN62R, EXTENSION_WITHOUT_STEM, 2",
        "(1A00, PARENTHESES, 0",
        "((1A00)), PARENTHESES, 0",
        "1A00;drop, NOT_A_CODE, 1",
        "<script>, NOT_A_CODE, 1"
    })
    void B21_otherExpressionsAreRefusedWithAReason(String text, InvalidCode.Reason reason, int part) {
        InvalidCode fault = catchThrowableOfType(InvalidCode.class, () -> CodeExpression.parse(text));

        assertThat(fault.reason()).isEqualTo(reason);
        assertThat(fault.part()).isEqualTo(part);
    }

    @Test
    void B21_largeClustersAreRefused() {
        String hundred = Stream.generate(() -> "1A00").limit(100).collect(Collectors.joining("/"));
        String many = Stream.generate(() -> "1A00").limit(31).collect(Collectors.joining("/"));
        String most = Stream.generate(() -> "1A00").limit(30).collect(Collectors.joining("/"));

        assertThat(catchThrowableOfType(InvalidCode.class, () -> CodeExpression.parse(hundred))
                        .reason())
                .isEqualTo(InvalidCode.Reason.TOO_LONG);
        assertThat(catchThrowableOfType(InvalidCode.class, () -> CodeExpression.parse(many))
                        .reason())
                .isEqualTo(InvalidCode.Reason.TOO_MANY_PARTS);
        assertThat(CodeExpression.parse(most).parts()).hasSize(30);
    }

    @Test
    void B21_whatIsShownOfARefusedTextIsShortAndWithoutControls() {
        InvalidCode fault =
                catchThrowableOfType(InvalidCode.class, () -> CodeExpression.parse("\u0007\u202E" + "x".repeat(200)));

        assertThat(fault.written()).isEqualTo("x".repeat(40));
    }

    @Test
    void codesKnowTheirRoles() {
        assertThat(new Icd11Code("XN62R").isExtension()).isTrue();
        assertThat(new Icd11Code("1A00").isExtension()).isFalse();
        assertThat(new Icd11Code("CA22.Y").residual()).contains(Residual.OTHER);
        assertThat(new Icd11Code("1B1Z").residual()).contains(Residual.UNSPECIFIED);
        assertThat(new Icd11Code("1A00").residual()).isEmpty();
        assertThat(new Icd11Code("XA0Y").residual()).isEmpty();
        assertThat(CodeExpression.parse("1A00&XN62R").isCluster()).isTrue();
        assertThat(CodeExpression.parse("1A00&XN62R").stem()).isEqualTo(new Icd11Code("1A00"));
    }

    @Test
    void everyPublishedCodeIsRead() throws IOException {
        for (String code : List.of("1A00", "1A36.0Z", "4A44.A0", "GA10.BY", "XN048", "XA32R4", "XA5869", "VA00")) {
            assertThat(Icd11Code.parse(code)).as(code).isPresent();
        }
        List<String> mms = Tables.column("icd11-mms-2024-01.tsv", "code").stream()
                .filter(code -> code.length() > 2)
                .toList();
        List<String> icd10 = Tables.column("icd10-2019.tsv", "code");

        assertThat(mms).allSatisfy(code -> assertThat(CodeExpression.parse(code).text())
                .isEqualTo(code));
        assertThat(icd10)
                .allSatisfy(code ->
                        assertThat(Icd10Code.parse(code)).map(Icd10Code::code).contains(code));
    }

    /** The full tables beside the project, where they are there. */
    private static final class Tables {

        static List<String> column(String file, String name) throws IOException {
            Path table = Path.of(System.getProperty("icd.shared", "../shared"), "icd-api", "tables", file);
            if (!Files.exists(table)) {
                return List.of();
            }
            List<String> lines = Files.readAllLines(table);
            int column = List.of(lines.get(0).split("\t")).indexOf(name);
            return lines.stream()
                    .skip(1)
                    .map(line -> line.split("\t", -1)[column])
                    .toList();
        }
    }
}
