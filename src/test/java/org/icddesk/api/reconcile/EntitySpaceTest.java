// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntitySpaceTest {

    private static final EntitySpace MMS = space(Classification.MMS, "2024-01", "fr");
    private static final EntitySpace ICD10 = space(Classification.ICD10, "2019", "en");

    private static EntitySpace space(Classification classification, String release, String language) {
        return new EntitySpace(new BrowseContext(
                classification, Optional.of(new Release(release)), new Language(language), true, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"257068234", "257068234/other", "344162786/unspecified"})
    void anIdentifierAndItsSpaceAreWhosIdentifier(String id) {
        IcdUri uri = MMS.entity(id).orElseThrow();

        assertThat(uri.canonical()).isEqualTo(MMS.identifierSpace() + id);
        assertThat(MMS.id(uri)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "../mms/1", "0123", "257068234/other/other", "A00", "http://evil/", "1?x", "1#x"})
    void whatCannotBeInTheSpaceIsNot(String id) {
        assertThat(MMS.entity(id)).isEmpty();
    }

    @Test
    void aCodeOfIcd10IsTheIdentifier() {
        assertThat(ICD10.identifierSpace()).isEqualTo("http://id.who.int/icd/release/10/2019/");
        assertThat(ICD10.entity("A00.0").map(ICD10::id)).contains("A00.0");
        assertThat(ICD10.entity("A00-A09").map(ICD10::id)).contains("A00-A09");
        assertThat(ICD10.entity("257068234")).isEmpty();
    }

    @Test
    void theManifestHasAbsoluteAddressesWithPlacesForIdentifiers() {
        JsonObject manifest = ServiceManifest.of(MMS, "https://desk.example/icd-desk");

        assertThat(manifest.getJsonObject("view").getString("url"))
                .isEqualTo("https://desk.example/icd-desk/icd/release/11/2024-01/mms/{{id}}?lang=fr");
        assertThat(manifest.getJsonObject("preview").getString("url"))
                .isEqualTo("https://desk.example/icd-desk/api/reconcile/mms/2024-01/fr/preview?id={{id}}");
        assertThat(manifest.getJsonObject("suggest").getJsonObject("entity").getString("service_url")
                        + manifest.getJsonObject("suggest")
                                .getJsonObject("entity")
                                .getString("service_path"))
                .isEqualTo("https://desk.example/icd-desk/api/reconcile/mms/2024-01/fr/suggest/entity");
    }

    @Test
    void onlyPreviewsMayStandInFramesOfTheConfiguredOrigins() {
        assertThat(PreviewResource.policy(List.of())).contains("frame-ancestors 'none'");
        assertThat(PreviewResource.policy(List.of("http://127.0.0.1:3333", "https://refine.example")))
                .contains("frame-ancestors http://127.0.0.1:3333 https://refine.example")
                .doesNotContain("frame-ancestors 'none'")
                .contains("default-src 'none'");
    }

    @Test
    void textsOfAPreviewAreEscaped() {
        assertThat(PreviewPage.escaped("<b onclick=\"x\">&'")).isEqualTo("&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;");
    }
}
