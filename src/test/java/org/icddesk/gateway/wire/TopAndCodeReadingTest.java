// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.icddesk.answer.Malformed;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Versions;
import org.icddesk.icd.code.CodeInfo;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.entity.ClassificationTop;
import org.icddesk.icd.entity.FoundationTop;
import org.icddesk.icd.entity.Icd10Top;
import org.junit.jupiter.api.Test;

class TopAndCodeReadingTest {

    @Test
    void readsALinearization() {
        String sample = """
                {'@id': 'http://id.who.int/icd/release/11/2026-01/mms',
                 'title': {'@language': 'en', '@value': 'ICD-11 for Mortality and Morbidity Statistics'},
                 'releaseId': '2026-01', 'releaseDate': '2026-01-17',
                 'availableLanguages': ['ar', 'de', 'en'], 'prereleaseLanguages': ['de'],
                 'child': ['http://id.who.int/icd/release/11/2026-01/mms/1435254666'],
                 'browserUrl': 'https://icd.who.int/browse/2026-01/mms/en'}
                """;

        for (byte[] body : SampleAnswers.sampleAnd("toplevel/mms-2026-01-en.json", sample)) {
            ClassificationTop top =
                    TopReader.classification(body, SampleAnswers.asked("/icd/release/11/2026-01/mms", "en"));

            assertThat(top.uri()).isEqualTo(LinearizationUri.root(new Release("2026-01"), Linearization.MMS));
            assertThat(top.title().value()).isEqualTo("ICD-11 for Mortality and Morbidity Statistics");
            assertThat(top.releaseDate()).contains(LocalDate.of(2026, 1, 17));
            assertThat(top.languages()).contains(new Language("ar"), new Language("de"), Language.ENGLISH);
            assertThat(top.prereleaseLanguages()).containsExactly(new Language("de"));
            assertThat(top.children().get(0).path()).isEqualTo("/icd/release/11/2026-01/mms/1435254666");
            assertThat(top.browserUrl()).isPresent();
        }
    }

    @Test
    void readsTheFoundation() {
        String sample = """
                {'@id': 'http://id.who.int/icd/entity',
                 'title': {'@language': 'en', '@value': 'International Classification of Diseases 11th Revision'},
                 'releaseId': '2023-01', 'availableLanguages': ['ar', 'en'], 'releaseDate': '2023-01-23',
                 'child': ['http://id.who.int/icd/entity/448895267']}
                """;

        for (byte[] body : SampleAnswers.sampleAnd("toplevel/foundation-2023-01-en.json", sample)) {
            FoundationTop top = TopReader.foundation(body, SampleAnswers.asked("/icd/entity", "en"));

            assertThat(top.release()).contains(new Release("2023-01"));
            assertThat(top.releaseDate()).contains(LocalDate.of(2023, 1, 23));
            assertThat(top.languages()).contains(new Language("ar"));
            assertThat(top.children()).map(FoundationUri::path).containsExactly("/icd/entity/448895267");
        }
    }

    @Test
    void readsReleasesAndLinearizationsUnderEitherName() {
        FoundationTop sent = TopReader.foundation(SampleAnswers.of("""
                        {'allReleases': ['http://id.who.int/icd/entity', 'http://id.who.int/icd/entity?version/releaseId=2024-01',
                          'http://id.who.int/icd/entity?releaseId=2026-01'],
                         'includedLinearizations': ['http://id.who.int/icd/release/11/2026-01/mms', 'icf']}
                        """), SampleAnswers.asked("/icd/entity", "en"));
        FoundationTop documented = TopReader.foundation(
                SampleAnswers.of("{'supportedLinearizations': ['mms']}"), SampleAnswers.asked("/icd/entity", "en"));

        assertThat(sent.releases()).containsExactly(new Release("2024-01"), new Release("2026-01"));
        assertThat(sent.linearizations()).containsExactly(Linearization.MMS, Linearization.ICF);
        assertThat(documented.linearizations()).containsExactly(Linearization.MMS);
    }

    @Test
    void readsReleasesOfAnEntity() {
        String sample = """
                {'@id': 'http://id.who.int/icd/release/11/mms/1442995018',
                 'title': {'@language': 'en', '@value': 'Stroke not known if ischaemic or haemorrhagic'},
                 'latestRelease': 'http://id.who.int/icd/release/11/2024-01/mms/1442995018',
                 'release': ['http://id.who.int/icd/release/11/2024-01/mms/1442995018',
                             'http://id.who.int/icd/release/11/2018/mms/1442995018']}
                """;

        for (byte[] body : SampleAnswers.sampleAnd("multiversion/mms-1442995018.json", sample)) {
            Versions versions = TopReader.versions(body, SampleAnswers.asked("/icd/release/11/mms/1442995018", "en"));

            assertThat(versions.title().value()).startsWith("Stroke not known");
            assertThat(versions.latest()).map(IcdUri::path).contains("/icd/release/11/2024-01/mms/1442995018");
            assertThat(versions.releases())
                    .map(Release::id)
                    .startsWith("2024-01")
                    .endsWith("2018");
        }
    }

    @Test
    void readsIcd10AndItsReleases() {
        String top = """
                {'@id': 'http://id.who.int/icd/release/10/2019', 'title': {'@language': 'en', '@value': 'ICD-10'},
                 'releaseDate': '2020-02-01',
                 'child': ['http://id.who.int/icd/release/10/2019/I', 'http://id.who.int/icd/release/10/2019/XXII']}
                """;
        String versions = """
                {'@id': 'http://id.who.int/icd/release/10', 'title': {'@language': 'en', '@value': 'ICD-10'},
                 'latestRelease': 'http://id.who.int/icd/release/10/2019',
                 'release': ['http://id.who.int/icd/release/10/2019', 'http://id.who.int/icd/release/10/2008']}
                """;

        for (byte[] body : SampleAnswers.sampleAnd("icd10/2019-toplevel-en.json", top)) {
            Icd10Top read = TopReader.icd10(body, SampleAnswers.asked("/icd/release/10/2019", "en"));
            assertThat(read.releaseDate()).contains(LocalDate.of(2020, 2, 1));
            assertThat(read.children())
                    .map(Icd10Uri::path)
                    .startsWith("/icd/release/10/2019/I")
                    .endsWith("/icd/release/10/2019/XXII");
        }
        for (byte[] body : SampleAnswers.sampleAnd("icd10/root-multiversion.json", versions)) {
            Versions read = TopReader.icd10Versions(body, SampleAnswers.asked("/icd/release/10", "en"));
            assertThat(read.latest()).map(IcdUri::path).contains("/icd/release/10/2019");
            assertThat(read.uris()).map(IcdUri::path).endsWith("/icd/release/10/2008");
        }
    }

    @Test
    void readsWhatACodeStandsFor() {
        String sample = """
                {'@id': 'http://id.who.int/icd/release/11/2026-01/mms/codeinfo/5A11',
                 'stemId': 'http://id.who.int/icd/release/11/2026-01/mms/119724091', 'code': '5A11'}
                """;

        for (byte[] body : SampleAnswers.sampleAnd("codeinfo/mms-2026-01-5A11.json", sample)) {
            CodeInfo info =
                    CodeReader.codeInfo(body, SampleAnswers.asked("/icd/release/11/2026-01/mms/codeinfo/5A11", "en"));

            assertThat(info.code()).isEqualTo("5A11");
            assertThat(info.stem()).map(LinearizationUri::path).contains("/icd/release/11/2026-01/mms/119724091");
            assertThat(info.stemCode()).isEmpty();
            assertThat(info.axes()).isEmpty();
        }
    }

    @Test
    void readsTheAxesOfAClusterInTheirOrder() {
        CodeInfo info = CodeReader.codeInfo(
                SampleAnswers.of("""
                        {'@context': 'x', 'code': '2C6Z&XK9J/5A11', 'stemId': 'http://id.who.int/icd/release/11/2024-01/mms/1',
                         'stemCode': '2C6Z', 'simplifiedCode': '2C60', 'laterality': ['XK9J'],
                         'hasCausingCondition': ['5A11', 'BA00.Z'], 'hasSeverity': 'XS25', 'course': null,
                         'otherPostcoordination': [], '<evil>': ['x']}
                        """), SampleAnswers.asked("/icd/release/11/2024-01/mms/codeinfo/x", "en"));

        assertThat(info.stemCode()).contains("2C6Z");
        assertThat(info.simplifiedCode()).contains("2C60");
        assertThat(info.axes())
                .containsExactly(
                        java.util.Map.entry("laterality", List.of("XK9J")),
                        java.util.Map.entry("hasCausingCondition", List.of("5A11", "BA00.Z")),
                        java.util.Map.entry("hasSeverity", List.of("XS25")));
    }

    @Test
    void aCodeInfoWithoutACodeIsNone() {
        assertThatThrownBy(() -> CodeReader.codeInfo(SampleAnswers.of("{}"), SampleAnswers.asked("/x", "en")))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void readsADescription() {
        PostcoordinationSet set = CodeReader.description(
                SampleAnswers.of("""
                        {'code': '2C6Z&XK9J', 'label': 'Malignant neoplasm of breast, Left',
                         'linearizationUri': 'http://id.who.int/icd/release/11/2024-01/mms/1 & http://id.who.int/icd/release/11/2024-01/mms/2',
                         'stemCode': '2C6Z', 'stemLabel': 'Malignant neoplasm of breast',
                         'stemLinearizationUri': 'http://id.who.int/icd/release/11/2024-01/mms/1',
                         'postcoordinationValues': [{'axisName': 'http://id.who.int/icd/schema/laterality',
                           'values': [{'code': 'XK9J', 'label': 'Left',
                             'linearizationUri': 'http://id.who.int/icd/release/11/2024-01/mms/2'}]}]}
                        """), SampleAnswers.asked("/icd/release/11/2024-01/mms/describe", "en"));

        assertThat(set.code()).contains("2C6Z&XK9J");
        assertThat(set.label()).isEqualTo("Malignant neoplasm of breast, Left");
        assertThat(set.linearization())
                .hasValueSatisfying(uri -> assertThat(uri.isCluster()).isTrue());
        assertThat(set.stemCode()).contains("2C6Z");
        assertThat(set.axes()).hasSize(1);
        assertThat(set.axes().get(0).name()).isEqualTo("laterality");
        assertThat(set.axes().get(0).values().get(0).label()).isEqualTo("Left");
    }
}
