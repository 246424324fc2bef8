// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.icddesk.http.Headers;
import org.icddesk.http.RetryAfter;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.InvalidCode;
import org.icddesk.icd.code.UriExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last value that parsers take, and the first that they do not. */
class ParserBoundariesTest {

    @ParameterizedTest
    @ValueSource(ints = {0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xFFF9, 0xFFFB, 0xE0000, 0xE007F, 0x7F, 0x9F, 0})
    void A31_theFirstAndTheLastOfWhatIsHiddenVanish(int point) {
        assertThat(PlainText.of("a" + Character.toString(point) + "b")).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x2027, 0x202F, 0x2065, 0x206A, 0xFEFE, 0xFF00, 0xFFF8, 0xFFFC, 0xE0080, 0xA0, 0x20, '\t'})
    void A31_theirNeighboursStay(int point) {
        String text = "a" + Character.toString(point) + "b";
        assertThat(PlainText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xD800, 0xDFFF, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF})
    void A31_brokenCharactersAreReplaced(int point) {
        assertThat(PlainText.of(Character.toString(point))).isEqualTo("\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFDCF, 0xFDF0, 0xE000, 0xD7FF, 0x1FFFD})
    void A31_wholeOnesAreNot(int point) {
        assertThat(PlainText.of(Character.toString(point))).isEqualTo(Character.toString(point));
    }

    @Test
    void B22_anIdentifierHasFiveHundredLettersAtMost() {
        assertThat(IcdUriReader.readPath("/icd/entity/" + "1".repeat(12))).isPresent();
        assertThat(IcdUriReader.readPath("/icd/entity/" + "1".repeat(13))).isEmpty();
        assertThat(IcdUriReader.readPath("/icd/entity/" + "1".repeat(500))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u007f", "\u0080", "é"})
    void B22_anIdentifierIsPrintableAscii(String odd) {
        assertThat(IcdUri.parse("http://id.who.int/icd/entity/1" + odd)).isEmpty();
        assertThat(IcdUri.parse("http://id.who.int/icd/entity/1")).isPresent();
    }

    @Test
    void anExpressionOfIdentifiersIsAClusterFromTheSecondOn() {
        String uri = "http://id.who.int/icd/release/11/2024-01/mms/1";
        assertThat(UriExpression.parse(uri).map(UriExpression::isCluster)).contains(false);
        assertThat(UriExpression.parse(uri + " & " + uri).map(UriExpression::isCluster))
                .contains(true);
        assertThat(UriExpression.parse(uri + " & " + uri + " ".repeat(10_000))).isEmpty();
    }

    @Test
    void B21_aClusterOfTheMostPartsIsReadAndOneMoreIsNot() {
        String most = "1A00" + "&XN62R".repeat(CodeExpression.MAX_PARTS - 1);
        assertThat(CodeExpression.parse(most).parts()).hasSize(CodeExpression.MAX_PARTS);
        assertReason(most + "&XN62R", InvalidCode.Reason.TOO_MANY_PARTS);
    }

    @Test
    void B21_theLongestExpressionIsReadAndOneLetterMoreIsNot() {
        assertThat(CodeExpression.parse("1A00" + " ".repeat(CodeExpression.MAX_LENGTH - 10) + "&XN62R")
                        .parts())
                .hasSize(2);
        assertReason("1A00" + " ".repeat(CodeExpression.MAX_LENGTH - 9) + "&XN62R", InvalidCode.Reason.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(1A00", ")1A00", "1A00)", "("})
    void B21_parenthesesAreRefusedWhereverTheyStand(String text) {
        assertReason(text, InvalidCode.Reason.PARENTHESES);
    }

    @Test
    void B20_whatIsShownOfARefusedTextIsCutAtFortyLetters() {
        assertThat(written("?".repeat(40))).hasSize(40);
        assertThat(written("?".repeat(41))).hasSize(40);
        assertThat(written("?".repeat(39))).hasSize(39);
    }

    @Test
    void T08_aWaitOfNothingIsAWait() {
        assertThat(wait("0")).contains(Duration.ZERO);
        assertThat(wait("300")).contains(Duration.ofMinutes(5));
        assertThat(wait("301")).contains(Duration.ofMinutes(5));
        assertThat(wait("000000007")).contains(Duration.ofSeconds(7));
        assertThat(wait("-1")).isEmpty();
        Headers same = Headers.none()
                .with("Date", "Mon, 23 Nov 2026 08:00:00 GMT")
                .with("Retry-After", "Mon, 23 Nov 2026 08:00:00 GMT");
        assertThat(RetryAfter.of(same, Clock.systemUTC())).contains(Duration.ZERO);
    }

    private static Optional<Duration> wait(String value) {
        return RetryAfter.of(Headers.none().with("Retry-After", value), Clock.systemUTC());
    }

    private static String written(String text) {
        try {
            CodeExpression.parse(text);
            throw new AssertionError(text);
        } catch (InvalidCode e) {
            return e.written();
        }
    }

    private static void assertReason(String text, InvalidCode.Reason reason) {
        assertThatThrownBy(() -> CodeExpression.parse(text))
                .isInstanceOfSatisfying(
                        InvalidCode.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
