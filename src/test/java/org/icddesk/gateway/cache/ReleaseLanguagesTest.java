// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.icddesk.gateway.request.Endpoint;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.icd.Language;
import org.junit.jupiter.api.Test;

class ReleaseLanguagesTest {

    private static final Endpoint<String> KIND =
            new Endpoint<>("any", Duration.ZERO, Duration.ZERO, 1, (body, asked) -> "");

    private final ReleaseLanguages seen = new ReleaseLanguages();

    private void note(String path, String language) {
        seen.record(new IcdRequest<>(path, "", new Language(language), KIND));
    }

    @Test
    void languagesAreToldByClassificationAndRelease() {
        note("/icd/release/11/2024-01/mms/257068234", "en");
        note("/icd/release/11/2024-01/mms", "ar");
        note("/icd/release/11/2023-01/icf/1405434703", "en");
        note("/icd/release/10/2019/A00", "en");
        note("/icd/entity/257068234", "fr");
        assertThat(seen.languages().keySet())
                .containsExactly("ICD-10 2019", "ICD-11 2023-01 icf", "ICD-11 2024-01 mms", "ICD-11 foundation");
        assertThat(seen.languages()).containsEntry("ICD-11 2024-01 mms", List.of("ar", "en"));
    }

    @Test
    void whatNamesNoReleaseIsNotTold() {
        note("/icd/release/11/mms", "en");
        note("/icd/release/10", "en");
        assertThat(seen.languages()).isEmpty();
    }

    @Test
    void itIsBounded() {
        for (int i = 0; i < 1000; i++) {
            note("/icd/release/10/" + (1000 + i), "en");
            note("/icd/entity", "" + (char) ('a' + i % 26) + (char) ('a' + i / 26 % 26));
        }
        assertThat(seen.languages()).hasSizeLessThanOrEqualTo(100);
        assertThat(seen.languages().values())
                .allSatisfy(tags -> assertThat(tags).hasSizeLessThanOrEqualTo(100));
    }
}
