// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.icddesk.compare.release.ReleasePair;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Release;
import org.icddesk.web.PageRequest;
import org.icddesk.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompareAddressTest {

    private static CompareRequest read(String path) {
        return CompareRequest.of(PageRequest.of(path, null, null));
    }

    private static ReleasePair pair(CompareRequest asked) {
        return new ReleasePair(asked.uri().orElseThrow(), new Release(asked.from()), new Release(asked.to()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/compare/11/2023-01/2024-01/mms",
                "/compare/11/2023-01/2024-01/icf/1405434703",
                "/compare/11/2023-01/2024-01/mms/257068234",
                "/compare/11/2023-01/2024-01/mms/257068234/other",
                "/compare/11/2023-01/2024-01/mms/257068234/unspecified",
                "/compare/10/2016/2019",
                "/compare/10/2016/2019/A00-A09",
                "/compare/10/2016/2019/A00.0"
            })
    void whatIsReadIsWrittenTheSame(String path) {
        assertThat(CompareAddress.of(pair(read(path)))).hasToString(path);
        CompareRequest feed = read(path + ".atom");
        assertThat(feed.feed()).isTrue();
        assertThat(CompareAddress.feed(pair(feed))).hasToString(path + ".atom");
    }

    @ParameterizedTest
    @CsvSource({
        "/compare, page",
        "/compare/11, page",
        "/compare/11/2023-01, page",
        "/compare/12/2023-01/2024-01/mms, page",
        "/compare/11/2023-01/2024-01/foundation, compare-linearization",
        "/compare/11/2023-01/2024-01/.atom, compare-linearization"
    })
    void whatNamesNothingIsRefused(String path, String key) {
        Problem problem = catchThrowableOfType(Problem.class, () -> read(path));
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/compare/11/2023-01/2024-01/mms/1A00",
                "/compare/11/2023-01/2024-01/mms/1%2F2",
                "/compare/11/2023-01/2024-01/mms/1/x",
                "/compare/11/2023-01/2024-01/mms/1/other/more",
                "/compare/10/2016/2019/A00/x",
                "/compare/10/2016/2019/2018"
            })
    void whatIsNoIdentifierIsNone(String path) {
        assertThat(read(path).uri()).isEmpty();
    }

    @Test
    void theEarlierReleaseComesFirstWhicheverIsLookedAt() {
        IcdUri uri = IcdUri.ofPath("/icd/release/11/2024-01/mms/1").orElseThrow();
        Release one = new Release("2024-01");

        assertThat(CompareAddress.of(uri, one, new Release("2023-01")).orElseThrow())
                .hasToString("/compare/11/2023-01/2024-01/mms/1");
        assertThat(CompareAddress.of(uri, one, new Release("2025-01")).orElseThrow())
                .hasToString("/compare/11/2024-01/2025-01/mms/1");
        assertThat(CompareAddress.of(uri, one, one)).isEmpty();
        assertThat(CompareAddress.of(IcdUri.ofPath("/icd/entity/1").orElseThrow(), one, new Release("2023-01")))
                .isEmpty();
    }
}
