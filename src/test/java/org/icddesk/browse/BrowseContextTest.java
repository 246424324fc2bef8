// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.junit.jupiter.api.Test;

class BrowseContextTest {

    private static BrowseContext place(Classification classification, String release, boolean chosen) {
        return new BrowseContext(
                classification, Optional.of(new Release(release)), new Language("es"), chosen, List.of());
    }

    private static IcdUri uri(String path) {
        return IcdUri.ofPath(path).orElseThrow();
    }

    @Test
    void anIdentifierWithOurHostIsItsAddress() {
        assertThat(place(Classification.MMS, "2024-01", false).to(uri("/icd/release/11/2024-01/mms/257068234/other")))
                .hasToString("/icd/release/11/2024-01/mms/257068234/other");
        assertThat(place(Classification.ICD10, "2019", false).to(uri("/icd/release/10/2019/A00-A09")))
                .hasToString("/icd/release/10/2019/A00-A09");
    }

    @Test
    void theLanguageIsKeptWhereItWasChosen() {
        assertThat(place(Classification.MMS, "2024-01", true).to(uri("/icd/release/11/2024-01/mms/1")))
                .hasToString("/icd/release/11/2024-01/mms/1?lang=es");
    }

    @Test
    void insideTheFoundationTheReleaseIsKept() {
        assertThat(place(Classification.FOUNDATION, "2023-01", true).to(uri("/icd/entity/1")))
                .hasToString("/icd/entity/1?release=2023-01&lang=es");
        assertThat(place(Classification.MMS, "2023-01", false).to(uri("/icd/entity/1")))
                .hasToString("/icd/entity/1");
    }
}
