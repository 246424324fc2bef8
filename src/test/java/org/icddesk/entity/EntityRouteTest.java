// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.icddesk.web.PageRequest;
import org.icddesk.web.Problem;
import org.icddesk.web.RouteResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** There is no gateway in this test: whatever is answered here is answered without a question to WHO. */
class EntityRouteTest {

    private final EntityRoute section = new EntityRoute(null, new ChildrenExport(), new SubtreeExport());

    private Optional<RouteResult> find(String path) {
        return section.find(PageRequest.of(path, "lang=fr", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/icd/entity",
                "/icd/entity/257068234",
                "/icd/release/11/2026-01/mms",
                "/icd/release/11/2018/mms/257068234",
                "/icd/release/11/2026-01/icf/257068234/other",
                "/icd/release/11/2026-01/mms/257068234/unspecified",
                "/icd/release/10/2019",
                "/icd/release/10/2019/A00",
                "/icd/release/10/2019/A00-A09",
                "/icd/release/10/2019/U07.1",
                "/icd/release/10/2019/IX"
            })
    void identifiersWithAReleaseArePages(String path) {
        assertThat(find(path)).contains(new RouteResult.View("entity"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0257", "-1", "1e9", "999999999999999999999999999999", "abc", "1%2f..", "%EF%BC%91"})
    void B13_whatIsNoNumberOfAnEntityIsNotAsked(String id) {
        assertThat(refusal("/icd/release/11/2026-01/mms/" + id).key()).isEqualTo("identifier");
        assertThat(refusal("/icd/entity/" + id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Other", "foo", "other/other", "other/x"})
    void B14_whatIsNoResidualIsNotAsked(String residual) {
        assertThat(refusal("/icd/release/11/2026-01/mms/257068234/" + residual).status())
                .isEqualTo(404);
    }

    @Test
    void theFoundationHasNoResiduals() {
        assertThat(refusal("/icd/entity/257068234/other").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13", "9999-99", "2026-01%2fmms", "2026-1", "20260"})
    void B15_whatIsNoReleaseIsNotAskedAndLeadsToThoseThereAre(String release) {
        Problem problem = refusal("/icd/release/11/" + release + "/mms");
        assertThat(problem.key()).isEqualTo("release");
        assertThat(problem.links()).hasSize(1);
        assertThat(problem.links().get(0).address()).hasToString("/icd/release/11/mms");
    }

    @ParameterizedTest
    @CsvSource({
        "/icd/release/11/2026-01/MMS, /icd/release/11/2026-01/mms?lang=fr",
        "/icd/release/11/2026-01/MMS/1, /icd/release/11/2026-01/mms/1?lang=fr",
        "/icd/release/10/2019/a00.0, /icd/release/10/2019/A00.0?lang=fr",
        "/icd/release/10/2019/A000, /icd/release/10/2019/A00.0?lang=fr",
        "/icd/release/10/2019/M00%E2%80%A0*, /icd/release/10/2019/M00?lang=fr"
    })
    void B16_B19_otherSpellingsLeadToTheUsualOneForGood(String path, String expected) {
        assertThat(find(path)).hasValueSatisfying(result -> {
            assertThat(result).isInstanceOf(RouteResult.Redirect.class);
            assertThat(((RouteResult.Redirect) result).address()).hasToString(expected);
            assertThat(((RouteResult.Redirect) result).permanent()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/icd/release/11/2026-01/xyz", "/icd/release/12/2026-01/mms", "/icd", "/icd/release", "/icd/x"})
    void B16_unknownClassificationsAreNotAsked(String path) {
        assertThat(refusal(path).status()).isEqualTo(404);
    }

    @Test
    void B19_aHundredLettersAreNoCode() {
        assertThat(refusal("/icd/release/10/2019/" + "A".repeat(100)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"format=csv&depth=2, depth", "format=csv&depth=-1, depth", "format=exe&depth=all, format"})
    void whatIsNoDepthOrFormatOfAListIsNotAsked(String query, String key) {
        PageRequest request = PageRequest.of("/icd/release/11/2026-01/mms/257068234", query, null);

        Problem problem = catchThrowableOfType(Problem.class, () -> section.find(request));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.key()).isEqualTo(key);
    }

    @Test
    void otherAddressesAreNotOfThisSection() {
        assertThat(section.prefixes()).containsExactly("icd");
    }

    private Problem refusal(String path) {
        return catchThrowableOfType(Problem.class, () -> find(path));
    }
}
