// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.icddesk.answer.Malformed;
import org.icddesk.gateway.request.Endpoint;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.FoundationEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OddAnswersTest {

    private static final IcdRequest<Object> ASKED = SampleAnswers.asked("/icd/release/11/2024-01/mms/257068234", "en");

    private static final List<Endpoint.Reader<?>> READERS = List.of(
            EntityReader::entity,
            (body, asked) -> EntityReader.foundationEntity(body, SampleAnswers.asked("/icd/entity/1", "en")),
            (body, asked) -> EntityReader.icd10Entity(body, SampleAnswers.asked("/icd/release/10/2019/A00", "en")),
            (body, asked) -> TopReader.foundation(body, SampleAnswers.asked("/icd/entity", "en")),
            (body, asked) -> TopReader.classification(body, SampleAnswers.asked("/icd/release/11/2024-01/mms", "en")),
            (body, asked) -> TopReader.icd10(body, SampleAnswers.asked("/icd/release/10/2019", "en")),
            (body, asked) -> TopReader.versions(body, SampleAnswers.asked("/icd/release/11/mms", "en")),
            (body, asked) -> TopReader.icd10Versions(body, SampleAnswers.asked("/icd/release/10", "en")),
            SearchReader::result,
            SearchReader::autocoding,
            CodeReader::description);

    @Test
    void A21_anEmptyObjectIsReadByAll() {
        assertThat(READERS).allSatisfy(reader -> assertThat(read(reader, "{}")).isNotNull());
    }

    @Test
    void A21_anEntityWithoutATitleIsCalledByItsCodeOrNumber() {
        assertThat(EntityReader.entity(SampleAnswers.of("{'code': '1A00', 'title': null}"), ASKED)
                        .title()
                        .value())
                .isEqualTo("1A00");
        assertThat(EntityReader.entity(SampleAnswers.of("{'code': null, 'title': {'@value': ''}}"), ASKED)
                        .title()
                        .value())
                .isEqualTo("257068234");
    }

    @Test
    void A21_oddShapesAreStraightened() {
        Entity entity = EntityReader.entity(SampleAnswers.of("""
                        {'@id': ['http://id.who.int/icd/release/11/2024-01/mms/257068234'],
                         'title': 'Cholera', 'code': ['1A00'], 'classKind': 5, 'child': 'http://id.who.int/icd/release/11/2024-01/mms/5',
                         'parent': [null, 'http://id.who.int/icd/release/11/2024-01/mms/6', 7, {}],
                         'definition': ['first', 'second'], 'inclusion': {'label': {'@value': 'one'}},
                         'exclusion': ['plain', null, 4, {'label': 'label', 'deprecated': 'TRUE'}, {'label': null}, []],
                         'indexTerm': null, 'codingNote': {'@language': 'xx-', '@value': 12}, 'longDefinition': {},
                         'postcoordinationScale': {'axisName': 'http://id.who.int/icd/schema/course',
                           'requiredPostcoordination': true, 'scaleEntity': 'http://id.who.int/icd/release/11/2024-01/mms/9'},
                         'blockId': null, 'codeRange': false, 'unknown': {'deep': [1, 2]}}
                        """), ASKED);

        assertThat(entity.uri().path()).isEqualTo("/icd/release/11/2024-01/mms/257068234");
        assertThat(entity.title().value()).isEqualTo("Cholera");
        assertThat(entity.code()).isEqualTo("1A00");
        assertThat(entity.kind()).isEqualTo(ClassKind.UNKNOWN);
        assertThat(entity.children()).map(IcdUri::path).containsExactly("/icd/release/11/2024-01/mms/5");
        assertThat(entity.parent()).map(IcdUri::path).contains("/icd/release/11/2024-01/mms/6");
        assertThat(entity.definition()).map(t -> t.value()).contains("first");
        assertThat(entity.inclusions()).extracting(t -> t.label().value()).containsExactly("one");
        assertThat(entity.exclusions()).extracting(t -> t.label().value()).containsExactly("plain", "4", "label");
        assertThat(entity.exclusions().get(2).deprecated()).isTrue();
        assertThat(entity.indexTerms()).isEmpty();
        assertThat(entity.codingNote()).map(t -> t.value()).contains("12");
        assertThat(entity.longDefinition()).isEmpty();
        assertThat(entity.postcoordination().get(0).required()).isTrue();
        assertThat(entity.postcoordination().get(0).scale()).hasSize(1);
    }

    @Test
    void A31_textsAreNeutralised() {
        Entity entity = EntityReader.entity(
                SampleAnswers.of("{'title': {'@value': 'a\\u0000b\\u202Ec\\ud800d'}, 'code': '1A\\u000700'}"), ASKED);

        assertThat(entity.title().value()).isEqualTo("abc\uFFFDd");
        assertThat(entity.code()).isEqualTo("1A00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "[{}]",
                "'text'",
                "12",
                "<html></html>",
                "{",
                "{'title': {'@value': 'Chol",
                "{'title'}",
                "{'a': 1e}"
            })
    void A19_anythingButAWholeObjectIsMalformed(String json) {
        assertThat(READERS).allSatisfy(reader -> assertThatThrownBy(() -> read(reader, json))
                .isInstanceOf(Malformed.class));
        assertThatThrownBy(() -> CodeReader.codeInfo(SampleAnswers.of(json), ASKED))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void A21_nestingWithoutEndIsMalformed() {
        String deep = "{'title': " + "[".repeat(100_000);
        String deepHits = "{'destinationEntities': [{'descendants': [".repeat(1) + "{'descendants': [".repeat(20_000);

        assertThat(READERS).allSatisfy(reader -> assertThatThrownBy(() -> read(reader, deep))
                .isInstanceOf(Malformed.class));
        assertThatThrownBy(() -> SearchReader.result(SampleAnswers.of(deepHits), ASKED))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void invalidUtf8IsReplaced() {
        byte[] body = "{\"code\": \"1A00\", \"title\": \"\u00FF\u00FE\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(EntityReader.entity(body, ASKED).title().value()).contains("\uFFFD");
    }

    @Test
    void everyRecordedAnswerIsReadWhole() {
        for (Path file : SampleAnswers.recordings()) {
            byte[] body = SampleAnswers.bytes(file);
            var json = WireReader.object(body);
            String kind = file.getParent().getFileName().toString();
            switch (kind) {
                case "linearization-entity" -> {
                    Entity entity = EntityReader.entity(body, ASKED);
                    assertThat(entity.children()).as("%s", file).hasSize(size(json, "child"));
                    assertThat(entity.indexTerms()).as("%s", file).hasSize(size(json, "indexTerm"));
                    assertThat(entity.exclusions()).as("%s", file).hasSize(size(json, "exclusion"));
                    assertThat(entity.inclusions()).as("%s", file).hasSize(size(json, "inclusion"));
                    assertThat(entity.postcoordination()).as("%s", file).hasSize(size(json, "postcoordinationScale"));
                    assertThat(entity.codedElsewhere()).as("%s", file).hasSize(size(json, "foundationChildElsewhere"));
                    assertThat(entity.definition().isPresent())
                            .as("%s", file)
                            .isEqualTo(json.containsKey("definition"));
                    assertThat(entity.browserUrl()).as("%s", file).isPresent();
                }
                case "foundation-entity" -> {
                    FoundationEntity entity =
                            EntityReader.foundationEntity(body, SampleAnswers.asked("/icd/entity/1", "en"));
                    assertThat(entity.parents()).as("%s", file).hasSize(size(json, "parent"));
                    assertThat(entity.children()).as("%s", file).hasSize(size(json, "child"));
                    assertThat(entity.synonyms()).as("%s", file).hasSize(size(json, "synonym"));
                    assertThat(entity.narrowerTerms()).as("%s", file).hasSize(size(json, "narrowerTerm"));
                    assertThat(entity.longDefinition().isPresent())
                            .as("%s", file)
                            .isEqualTo(json.containsKey("longDefinition"));
                }
                case "search" ->
                    assertThat(SearchReader.result(body, ASKED).hits())
                            .as("%s", file)
                            .hasSize(size(json, "destinationEntities"))
                            .allSatisfy(hit -> assertThat(hit.uri()).isPresent());
                case "multiversion" ->
                    assertThat(TopReader.versions(body, SampleAnswers.asked("/icd/release/11/mms", "en"))
                                    .uris())
                            .as("%s", file)
                            .hasSize(size(json, "release"));
                case "toplevel" ->
                    assertThat(
                                    json.getString("@id").endsWith("entity")
                                            ? TopReader.foundation(body, ASKED)
                                                    .children()
                                                    .size()
                                            : TopReader.classification(body, ASKED)
                                                    .children()
                                                    .size())
                            .as("%s", file)
                            .isEqualTo(size(json, "child"));
                case "icd10" -> {
                    int children = json.containsKey("release")
                            ? TopReader.icd10Versions(body, ASKED).uris().size()
                            : json.containsKey("code")
                                    ? EntityReader.icd10Entity(body, ASKED)
                                            .children()
                                            .size()
                                    : TopReader.icd10(body, ASKED).children().size();
                    assertThat(children)
                            .as("%s", file)
                            .isEqualTo(size(json, json.containsKey("release") ? "release" : "child"));
                }
                case "codeinfo" ->
                    assertThat(CodeReader.codeInfo(body, ASKED).stem())
                            .as("%s", file)
                            .isPresent();
                case "autocode" ->
                    assertThat(SearchReader.autocoding(body, ASKED).searchText())
                            .as("%s", file)
                            .isNotEmpty();
                default -> assertThat(kind).as("%s", file).isIn("doris", "errors", "token");
            }
        }
    }

    private static int size(jakarta.json.JsonObject json, String name) {
        return json.containsKey(name) ? json.getJsonArray(name).size() : 0;
    }

    private static Object read(Endpoint.Reader<?> reader, String json) {
        return readAs(reader, json);
    }

    @SuppressWarnings("unchecked")
    private static <T> T readAs(Endpoint.Reader<T> reader, String json) {
        return reader.read(SampleAnswers.of(json), (IcdRequest<T>) ASKED);
    }
}
