// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.icddesk.answer.Malformed;
import org.icddesk.gateway.endpoint.Endpoints;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.http.Headers;
import org.icddesk.http.RetryAfter;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.PlainText;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.Icd11Code;
import org.icddesk.icd.code.InvalidCode;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.search.Highlighted;

/** What holds of every text that comes from outside, whatever it is. */
class ParserProperties {

    private static final IcdRequest<Entity> QUESTION = Endpoints.entity(
            LinearizationUri.of(new Release("2024-01"), Linearization.MMS, new EntityId("257068234")),
            Language.ENGLISH,
            Set.of());

    @Property
    void A31_plainTextIsPlainAndStaysAsItIs(@ForAll("texts") String text) {
        String plain = PlainText.of(text);

        assertThat(plain.codePoints())
                .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
                .noneMatch(c -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069)
                .noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        assertThat(PlainText.of(plain)).isEqualTo(plain);
    }

    @Property
    void A30_highlightedTextLosesNoLetterAndMarksNothingEmpty(@ForAll("markup") String text) {
        Highlighted read = Highlighted.read(text);

        assertThat(read.parts()).noneMatch(part -> part.text().isEmpty());
        for (int i = 1; i < read.parts().size(); i++) {
            assertThat(read.parts().get(i).marked())
                    .isNotEqualTo(read.parts().get(i - 1).marked());
        }
        assertThat(read.text().codePoints()).noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
        assertThat(letters(read.text())).isEqualTo(letters(text));
    }

    @Property
    void B13_B15_B17_B19_whatIsReadIsReadAgainAsTheSame(@ForAll("codes") String text) {
        again(text, EntityId::parse, EntityId::digits);
        again(text, Release::parse, Release::id);
        again(text, Icd10Code::parse, Icd10Code::code);
        again(text, Icd11Code::parse, Icd11Code::code);
        again(text, Language::parse, Language::tag);
        again(text, IcdUri::parse, IcdUri::canonical);
        again(text, UriExpression::parse, UriExpression::canonical);
    }

    @Property
    void B20_B21_expressionsAreReadOrRefusedAndReadAgainAsTheSame(@ForAll("codes") String text) {
        try {
            CodeExpression read = CodeExpression.parse(text);
            assertThat(CodeExpression.parse(read.text())).isEqualTo(read);
            assertThat(read.text()).matches("[0-9A-Za-z.&/]+");
        } catch (InvalidCode e) {
            assertThat(e.written()).hasSizeLessThanOrEqualTo(40);
            assertThat(e.part()).isBetween(0, CodeExpression.MAX_PARTS + 1);
        }
    }

    @Property
    void B22_whatIsReadLeadsToNoOtherHost(@ForAll("codes") String text) {
        IcdUri.parse("http://id.who.int" + text).ifPresent(uri -> {
            assertThat(uri.canonical()).startsWith("http://id.who.int/icd/");
            assertThat(uri.path()).matches("/icd/[A-Za-z0-9/.-]+").doesNotContain("//", "..");
        });
    }

    @Property
    void T09_waitsAreNeverNegativeAndNeverTooLong(@ForAll("waits") String wait, @ForAll("waits") String date) {
        RetryAfter.of(
                        Headers.of(java.util.Map.of(
                                "Retry-After", java.util.List.of(wait), "Date", java.util.List.of(date))),
                        Clock.systemUTC())
                .ifPresent(found -> assertThat(found).isBetween(Duration.ZERO, RetryAfter.MAX));
    }

    @Property
    void A19_A21_anyBytesAreAnEntityOrMalformed(@ForAll("entities") String json) {
        try {
            Entity entity =
                    QUESTION.endpoint().reader().read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), QUESTION);
            assertThat(entity.title().value()).isNotBlank();
            assertThat(entity.children()).doesNotContainNull();
        } catch (Malformed e) {
            assertThat(e.forAdministrators()).isNotBlank();
        }
    }

    private static <T> void again(
            String text, Function<String, java.util.Optional<T>> parser, Function<T, String> writer) {
        parser.apply(text)
                .ifPresent(read -> assertThat(parser.apply(writer.apply(read))).contains(read));
    }

    private static String letters(String text) {
        return text.replaceAll("[^A-Z]", "");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().all().ofMaxLength(60);
    }

    @Provide
    Arbitrary<String> markup() {
        return joined(
                "<em class='found'>",
                "<em class=\"found\">",
                "</em>",
                "<em>",
                "<em class=found>",
                "<script>",
                "ABC",
                "X",
                "\u0001",
                "\r",
                "\n",
                "<",
                ">",
                "'",
                "\"",
                " ");
    }

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.oneOf(
                joined(
                        "1A00",
                        "a",
                        "Z",
                        ".",
                        "&",
                        "/",
                        "XN62R",
                        "XS25",
                        "-",
                        "0",
                        "9",
                        " ",
                        "(",
                        ")",
                        "†",
                        "*",
                        "１",
                        "en",
                        "pt",
                        "BR",
                        "2024",
                        "01",
                        "A00",
                        "U07.1",
                        "http://id.who.int",
                        "/icd/entity/",
                        "257068234",
                        "/icd/release/11/2024-01/mms/",
                        "/icd/release/10/",
                        "other",
                        "..",
                        "%2f",
                        "@",
                        "#",
                        "?",
                        ";",
                        "\u0000"),
                texts());
    }

    @Provide
    Arbitrary<String> waits() {
        return joined(
                "0",
                "7",
                "-",
                "1",
                "999999999",
                " ",
                "e",
                ".",
                "Mon, 23 Nov 2026 08:00:00 GMT",
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Fri, 31 Dec 9999 23:59:59 GMT",
                "GMT",
                "\t");
    }

    @Provide
    Arbitrary<String> entities() {
        return joined(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "null",
                "1",
                "\"\"",
                "\"x\"",
                "{\"@language\":\"en\",\"@value\":\"Cholera\"}",
                "\"@id\":\"http://id.who.int/icd/release/11/2024-01/mms/257068234\"",
                "\"title\":",
                "\"child\":",
                "\"code\":",
                "\"parent\":",
                "\"http://id.who.int/icd/release/11/2024-01/mms/1\"",
                "\"classKind\":",
                "\"inclusion\":",
                "{\"title\":{\"@language\":\"en\",\"@value\":\"Cholera\"}}");
    }

    private static Arbitrary<String> joined(String... pieces) {
        return Arbitraries.of(Arrays.asList(pieces)).list().ofMaxSize(12).map(list -> String.join("", list));
    }
}
