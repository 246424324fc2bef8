// SPDX-License-Identifier: Apache-2.0
package org.icddesk.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientKindTest {

    @ParameterizedTest
    @CsvSource({
        "'', PAGE",
        "/, PAGE",
        "/search, PAGE",
        "/icd/release/11/2024-01/mms, PAGE",
        "/api, PAGE",
        "/api/, PAGE",
        "/apidocs/icd, PAGE",
        "/%61pi/icd, PAGE",
        "no path, PAGE",
        "/assets/site.css, ASSET",
        "/api/suggest, SUGGEST",
        "/api/children/icd/entity, SUGGEST",
        "/api/search/count, SUGGEST",
        "/api/opensearch/suggestions, SUGGEST",
        "/api/search, API",
        "/api/codes, API",
        "/api/clusters/check, API",
        "/api/openapi.json, API",
        "/api/icd/entity, ICD",
        "/api/analytics/clientanalytics, ICD",
        "/api/text/title, TEXT",
        "/api/text, TEXT",
        "/api/reconcile/icd10/2019/en, RECONCILE",
        "/api/mcp, MCP",
        "/fhir/r5/CodeSystem/$lookup, FHIR",
        "/status, STATUS",
        "/status.json, STATUS"
    })
    void thePathTellsTheKind(String path, ClientKind kind) {
        assertThat(ClientKind.of(path)).isEqualTo(kind);
    }
}
