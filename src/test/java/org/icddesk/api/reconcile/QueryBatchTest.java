// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.icddesk.api.http.JsonText;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.icd.entity.ClassKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryBatchTest {

    private static ReconcileQuery one(String query) {
        return QueryBatch.read("{\"q0\":" + query + "}").get("q0");
    }

    @Test
    void queriesKeepTheirKeysAndTheirOrder() {
        Map<String, ReconcileQuery> batch =
                QueryBatch.read("{\"q1\":{\"query\":\"b\"},\"other\":{\"query\":\"a\",\"limit\":3}}");

        assertThat(batch.keySet()).containsExactly("q1", "other");
        assertThat(batch.get("other")).isEqualTo(new ReconcileQuery(List.of("a"), Set.of(), List.of(), 3));
        assertThat(batch.get("q1").limit()).isEqualTo(ReconcileQuery.DEFAULT_LIMIT);
        assertThat(QueryBatch.read("{}")).isEmpty();
    }

    @Test
    void typesComeAsATextOrAListAndThoseOfOthersAreIgnored() {
        assertThat(one("{\"query\":\"a\",\"type\":\"category\",\"type_strict\":\"should\"}")
                        .kinds())
                .containsExactly(ClassKind.CATEGORY);
        assertThat(one("{\"query\":\"a\",\"type\":[\"block\",\"Q5\",{\"id\":\"chapter\"}]}")
                        .kinds())
                .containsExactlyInAnyOrder(ClassKind.BLOCK, ClassKind.CHAPTER);
        assertThat(one("{\"query\":\"a\",\"type\":\"\"}").kinds()).isEmpty();
    }

    @Test
    void aCodeInAnotherColumnIsLookedForFirst() {
        ReconcileQuery query = one("{\"query\":\"cholera\",\"properties\":[{\"pid\":\"code\",\"v\":[\"A00\"]},"
                + "{\"pid\":\"chapter\",\"v\":{\"id\":\"IX\",\"name\":\"x\"}},{\"pid\":\"other\",\"v\":7}]}");

        assertThat(query.texts()).containsExactly("A00", "cholera");
        assertThat(query.chapters()).containsExactly("IX");
        assertThat(one("{\"properties\":[{\"pid\":\"code\",\"v\":1900}]}").texts())
                .containsExactly("1900");
        assertThat(one("{\"query\":\"  \"}").texts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "0, 10", "-3, 10", "1e999999999, 50", "51, 50", "'\"7\"', 10"})
    void aLimitIsKeptWithinReason(String written, int limit) {
        assertThat(one("{\"query\":\"a\",\"limit\":" + written + "}").limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "null",
                "{\"q0\":",
                "{\"q0\":\"cholera\"}",
                "{\"q0\":{}}",
                "{\"q0\":{\"properties\":[]}}",
                "{\"q0\":{\"query\":7}}",
                "{\"q0\":{\"properties\":[{\"id\":\"code\",\"v\":\"A00\"}]}}",
                "{\"q0\":{\"properties\":[{\"pid\":\"code\"}]}}",
                "{\"q0\":{\"query\":\"a\"}} trailing"
            })
    void whatIsNoBatchIsRefusedInWords(String json) {
        assertThatThrownBy(() -> QueryBatch.read(json))
                .isInstanceOfSatisfying(ApiProblem.class, problem -> assertThat(problem.status())
                        .isEqualTo(400));
    }

    @Test
    void fiftyQueriesAreABatchAndOneMoreIsTooMany() {
        assertThat(QueryBatch.read(batch(50))).hasSize(50);
        assertThatThrownBy(() -> QueryBatch.read(batch(51)))
                .isInstanceOfSatisfying(ApiProblem.class, problem -> assertThat(problem.status())
                        .isEqualTo(413));
    }

    private static String batch(int size) {
        return IntStream.range(0, size)
                .mapToObj(number -> "\"q" + number + "\":{\"query\":\"a\"}")
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void depthIsLimitedButBracketsInTextsAreNone() {
        assertThat(JsonText.read("[".repeat(10_000) + "]".repeat(10_000))).isEmpty();
        assertThat(JsonText.read("{\"a\":".repeat(10_000))).isEmpty();
        assertThat(one("{\"query\":\"" + "[".repeat(10_000) + "\\\"{\"}")
                        .texts()
                        .get(0))
                .hasSize(10_002);
        assertThat(JsonText.read("[".repeat(JsonText.MAX_DEPTH) + "]".repeat(JsonText.MAX_DEPTH)))
                .isPresent();
    }
}
