// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.icddesk.web.Link;
import org.icddesk.web.PageRequest;
import org.icddesk.web.Problem;
import org.icddesk.web.RouteResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadFormatTest {

    private static PageRequest request(String query) {
        return PageRequest.of("/icd/entity/1", query, null);
    }

    @ParameterizedTest
    @CsvSource({
        "XLSX, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, icd-mms.xlsx",
        "CSV, text/csv;charset=UTF-8, icd-mms.csv",
        "JSON, application/json;charset=UTF-8, icd-mms.json"
    })
    void aFileSaysWhatItIs(DownloadFormat format, String type, String name) {
        ExportTable table = new ExportTable("icd-mms-", "en", Map.of(), List.of("code"), List.of());

        RouteResult.File file = (RouteResult.File) format.file(table);

        assertThat(file.type()).isEqualTo(type);
        assertThat(file.name()).isEqualTo(name);
    }

    @Test
    void F7_xlsxIsOfferedFirst() {
        assertThat(DownloadFormat.of(request("page=2&depth=all&lang=fr")))
                .extracting(Link::label)
                .containsExactly("XLSX", "CSV", "JSON");
        assertThat(DownloadFormat.of(request("page=2&depth=all&lang=fr")))
                .first()
                .extracting(link -> link.address().toString())
                .isEqualTo("/icd/entity/1?lang=fr&format=xlsx");
        assertThat(DownloadFormat.ofSubtree(request("page=2")))
                .last()
                .extracting(link -> link.address().toString())
                .isEqualTo("/icd/entity/1?format=json&depth=all");
    }

    @Test
    void aPageIsNoFile() {
        assertThat(DownloadFormat.requested(request("lang=fr"))).isEmpty();
        assertThat(DownloadFormat.requested(request("format=html"))).isEmpty();
        assertThat(DownloadFormat.requested(request("format=xlsx"))).contains(DownloadFormat.XLSX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exe", "XLSX", "xls", "csv;x", "format"})
    void anotherFormatIsRefused(String format) {
        Problem problem =
                catchThrowableOfType(Problem.class, () -> DownloadFormat.requested(request("format=" + format)));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.key()).isEqualTo("format");
    }

    @ParameterizedTest
    @CsvSource({"'', false", "depth=1, false", "depth=all, true", "depth=, false"})
    void aListHasOneLevelOrAll(String query, boolean whole) {
        assertThat(DownloadFormat.isWholeSubtree(request(query))).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0", "-1", "ALL", "all,1"})
    void anotherDepthIsRefused(String depth) {
        Problem problem =
                catchThrowableOfType(Problem.class, () -> DownloadFormat.isWholeSubtree(request("depth=" + depth)));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.key()).isEqualTo("depth");
    }
}
