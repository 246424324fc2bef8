// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.icddesk.api.problem.ApiProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTest {

    @ParameterizedTest
    @CsvSource({
        "FOUNDATION, /icd/entity",
        "FOUNDATION_ENTITY, /icd/entity/257068234",
        "FOUNDATION_AUTOCODE, /icd/entity/autocode",
        "FOUNDATION_SEARCH, /icd/entity/search",
        "LINEARIZATION_VERSIONS, /icd/release/11/mms",
        "ENTITY_VERSIONS, /icd/release/11/mms/257068234",
        "RESIDUAL_VERSIONS, /icd/release/11/mms/257068234/other",
        "LINEARIZATION, /icd/release/11/2024-01/icf",
        "ENTITY, /icd/release/11/2024-01/mms/257068234",
        "RESIDUAL, /icd/release/11/2024-01/mms/257068234/unspecified",
        "AUTOCODE, /icd/release/11/2024-01/mms/autocode",
        "CODEINFO, /icd/release/11/2024-01/mms/codeinfo/1A00",
        "DESCRIBE, /icd/release/11/2024-01/mms/describe",
        "LOOKUP, /icd/release/11/2024-01/mms/lookup",
        "SEARCH, /icd/release/11/2024-01/mms/search",
        "CODEDIT, /icd/release/11/2024-01/codedit",
        "DORIS, /icd/release/11/2024-01/doris",
        "ICD10_VERSIONS, /icd/release/10",
        "ICD10, /icd/release/10/2019",
        "ICD10_CODE_VERSIONS, /icd/release/10/A00",
        "ICD10_ENTITY, /icd/release/10/2019/A00-A09",
    })
    void everyPathOfWhosDocumentIsKnown(Operation operation, String path) {
        assertThat(IcdApiRequest.match(path)).isEqualTo(new Operation.MatchedOperation(operation, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/icd",
                "/icd/",
                "/icd//entity",
                "/icd/entity/",
                "/icd/../connect/token",
                "/icd/%2e%2e/connect/token",
                "/icd/entity/..",
                "/icd/entity%2F257068234",
                "/icd/entity/257068234%2Fother",
                "/icd/entity/257068234;x=1",
                "/icd/entity/0",
                "/icd/entity/-1",
                "/icd/entity/257068234%00",
                "/icd/entity/%ff",
                "/icd/entity/%zz",
                "/icd/entity/١",
                "/icd/release/11/MMS",
                "/icd/release/11/2026-13/mms",
                "/icd/release/11/9999-99/mms",
                "/icd/release/11/2024-01%2fmms",
                "/icd/release/11/2024-01/mms/257068234/neither",
                "/icd/release/11/2024-01/mms/search/more",
                "/icd/release/12",
                "/icd/release/10/2019/A00%2F..",
                "/connect/token",
                "/swagger/index.html",
                "http://id.who.int/icd/entity"
            })
    void B37_anyOtherPathIsNotFound(String path) {
        assertThatThrownBy(() -> IcdApiRequest.match(path))
                .isInstanceOfSatisfying(ApiProblem.class, problem -> assertThat(problem.status())
                        .isEqualTo(404));
    }

    @ParameterizedTest
    @CsvSource({
        "1a00, 1A00",
        "1A00%26XN62R, 1A00%26XN62R",
        "5A11%2F9B71.0Z%26XK9J, 5A11%2F9B71.0Z%26XK9J",
        "%201A00%20, 1A00",
        "1A00+, ''"
    })
    void B20_aCodeInThePathIsNormalisedAndEncoded(String written, String sent) {
        String path = "/icd/release/11/2024-01/mms/codeinfo/";
        if (sent.isEmpty()) {
            assertThatThrownBy(() -> IcdApiRequest.match(path + written)).hasMessageContaining("1A00+");
        } else {
            assertThat(IcdApiRequest.match(path + written).path()).isEqualTo(path + sent);
        }
    }

    @Test
    void B21_aClusterBeyondLimitsIsRefusedWithTheReason() {
        String path = "/icd/release/11/2024-01/mms/codeinfo/1A00";

        assertThatThrownBy(() -> IcdApiRequest.match(path + "%26XN62R".repeat(40)))
                .isInstanceOfSatisfying(ApiProblem.class, problem -> assertThat(problem.status())
                        .isEqualTo(400))
                .hasMessageContaining("at most 30 codes");
        assertThatThrownBy(() -> IcdApiRequest.match(path + "%26(XN62R"))
                .isInstanceOfSatisfying(ApiProblem.class, problem -> assertThat(problem.status())
                        .isEqualTo(400))
                .hasMessageContaining("parentheses");
    }

    @Test
    void B20_whichPartIsNoCodeIsTold() {
        assertThatThrownBy(() -> IcdApiRequest.match("/icd/release/11/2024-01/mms/codeinfo/1A00%26XN62R%26OOO"))
                .isInstanceOfSatisfying(ApiProblem.class, problem -> assertThat(problem.status())
                        .isEqualTo(404))
                .hasMessage("Not valid: part 3 (OOO) is not in the form of a code.");
    }
}
