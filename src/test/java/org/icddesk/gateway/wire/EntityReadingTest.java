// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.code.PostcoordinationAxis.Multiplicity;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.FoundationEntity;
import org.icddesk.icd.entity.Icd10Entity;
import org.junit.jupiter.api.Test;

class EntityReadingTest {

    private static final String MMS = "http://id.who.int/icd/release/11/";

    @Test
    void readsACategoryWithAllItsParts() {
        String sample = """
                {'@context': 'http://id.who.int/icd/contexts/contextForLinearizationEntity.json',
                 '@id': 'http://id.who.int/icd/release/11/2024-01/mms/1442995018',
                 'parent': ['http://id.who.int/icd/release/11/2024-01/mms/843843448'],
                 'browserUrl': 'https://icd.who.int/browse/2024-01/mms/en#1442995018',
                 'code': '8B20', 'source': 'http://id.who.int/icd/entity/1442995018', 'classKind': 'category',
                 'postcoordinationScale': [
                  {'@id': 'http://id.who.int/icd/release/11/2024-01/mms/1442995018/postcoordinationScale/laterality',
                   'axisName': 'http://id.who.int/icd/schema/laterality', 'requiredPostcoordination': 'false',
                   'allowMultipleValues': 'NotAllowed',
                   'scaleEntity': ['http://id.who.int/icd/release/11/2024-01/mms/627678743',
                                   'http://id.who.int/icd/release/11/2024-01/mms/271422288']},
                  {'axisName': 'http://id.who.int/icd/schema/hasManifestation', 'requiredPostcoordination': 'false',
                   'allowMultipleValues': 'AllowAlways',
                   'scaleEntity': ['http://id.who.int/icd/release/11/2024-01/mms/1173205716']}],
                 'title': {'@language': 'en', '@value': 'Stroke not known if ischaemic or haemorrhagic'},
                 'exclusion': [{'label': {'@language': 'en', '@value': 'sequelae of stroke'},
                   'foundationReference': 'http://id.who.int/icd/entity/557175275',
                   'linearizationReference': 'http://id.who.int/icd/release/11/2024-01/mms/557175275'}],
                 'relatedEntitiesInMaternalChapter': ['http://id.who.int/icd/entity/564191997'],
                 'indexTerm': [{'label': {'@language': 'en', '@value': 'Stroke not known if ischaemic or haemorrhagic'}},
                               {'label': {'@language': 'en', '@value': 'apoplexy'}}]}
                """;

        for (byte[] body :
                SampleAnswers.sampleAnd("linearization-entity/mms-2024-01-en-1442995018-8B20.json", sample)) {
            Entity entity =
                    EntityReader.entity(body, SampleAnswers.asked("/icd/release/11/2024-01/mms/1442995018", "en"));

            assertThat(entity.uri()).isEqualTo(uri(MMS + "2024-01/mms/1442995018"));
            assertThat(entity.title())
                    .isEqualTo(new Text(Language.ENGLISH, "Stroke not known if ischaemic or haemorrhagic", true));
            assertThat(entity.code()).isEqualTo("8B20");
            assertThat(entity.kind()).isEqualTo(ClassKind.CATEGORY);
            assertThat(entity.parent()).map(Object::toString).contains(MMS + "2024-01/mms/843843448");
            assertThat(entity.children()).isEmpty();
            assertThat(entity.source()).map(Object::toString).contains("http://id.who.int/icd/entity/1442995018");
            assertThat(entity.browserUrl())
                    .contains(URI.create("https://icd.who.int/browse/2024-01/mms/en#1442995018"));
            assertThat(entity.exclusions()).hasSize(1);
            Term exclusion = entity.exclusions().get(0);
            assertThat(exclusion.label().value()).isEqualTo("sequelae of stroke");
            assertThat(exclusion.foundation()).map(FoundationUri::path).contains("/icd/entity/557175275");
            assertThat(exclusion.linearization()).map(Object::toString).contains(MMS + "2024-01/mms/557175275");
            assertThat(exclusion.deprecated()).isFalse();
            assertThat(entity.indexTerms()).extracting(t -> t.label().value()).contains("apoplexy");
            assertThat(entity.relatedMaternal()).map(FoundationUri::path).containsExactly("/icd/entity/564191997");
            assertThat(entity.relatedPerinatal()).isEmpty();
            PostcoordinationAxis laterality = entity.postcoordination().get(0);
            assertThat(laterality.name()).isEqualTo("laterality");
            assertThat(laterality.required()).isFalse();
            assertThat(laterality.multiplicity()).isEqualTo(Multiplicity.NOT_ALLOWED);
            assertThat(laterality.scale()).map(Object::toString).contains(MMS + "2024-01/mms/271422288");
            assertThat(entity.postcoordination())
                    .filteredOn(axis -> axis.name().equals("hasManifestation"))
                    .extracting(PostcoordinationAxis::multiplicity)
                    .containsExactly(Multiplicity.ALWAYS);
        }
    }

    @Test
    void readsARequiredAxisAndACodingNote() {
        String sample = """
                {'@id': 'http://id.who.int/icd/release/11/2019-04/mms/375810888',
                 'parent': ['http://id.who.int/icd/release/11/2019-04/mms/1215034670'],
                 'child': ['http://id.who.int/icd/release/11/2019-04/mms/1773711561',
                           'http://id.who.int/icd/release/11/2019-04/mms/375810888/other'],
                 'code': 'MG50.3', 'classKind': 'category',
                 'postcoordinationScale': [{'axisName': 'http://id.who.int/icd/schema/hasCausingCondition',
                   'requiredPostcoordination': 'true', 'allowMultipleValues': 'AllowAlways', 'scaleEntity': []}],
                 'title': {'@language': 'en', '@value': 'Antibiotic resistant Haemophilus influenzae'},
                 'codingNote': {'@language': 'en',
                   '@value': 'In case of multiple resistances, code each one separately if listed below.'}}
                """;
        String recording = "linearization-entity/mms-2019-04-en-375810888-MG50.3-required-postcoordination.json";

        for (byte[] body : SampleAnswers.sampleAnd(recording, sample)) {
            Entity entity =
                    EntityReader.entity(body, SampleAnswers.asked("/icd/release/11/2019-04/mms/375810888", "en"));

            assertThat(entity.postcoordination())
                    .extracting(PostcoordinationAxis::name, PostcoordinationAxis::required)
                    .contains(org.assertj.core.groups.Tuple.tuple("hasCausingCondition", true));
            assertThat(entity.codingNote())
                    .map(Text::value)
                    .contains("In case of multiple resistances, code each one separately if listed below.");
            assertThat(entity.children()).map(Object::toString).contains(MMS + "2019-04/mms/375810888/other");
        }
    }

    @Test
    void untranslatedTextIsEnglishAndSaysSo() {
        String sample = """
                {'@id': 'http://id.who.int/icd/release/11/2021-05/mms/257068234', 'code': '1A00',
                 'title': {'@language': 'ar', '@value': 'الكُوليرا'},
                 'fullySpecifiedName': {'@language': 'ar',
                   '@value': 'Intestinal infection due to Vibrio cholerae [No translation available]'}}
                """;
        String recording = "linearization-entity/mms-2021-05-ar-257068234-1A00-untranslated-fallback.json";

        for (byte[] body : SampleAnswers.sampleAnd(recording, sample)) {
            Entity entity =
                    EntityReader.entity(body, SampleAnswers.asked("/icd/release/11/2021-05/mms/257068234", "ar"));

            assertThat(entity.title()).isEqualTo(new Text(new Language("ar"), "الكُوليرا", true));
            assertThat(entity.fullySpecifiedName())
                    .contains(new Text(Language.ENGLISH, "Intestinal infection due to Vibrio cholerae", false));
        }
    }

    @Test
    void readsAChapter() {
        String sample = """
                {'@id': 'http://id.who.int/icd/release/11/2025-01/mms/1435254666',
                 'parent': ['http://id.who.int/icd/release/11/2025-01/mms'],
                 'child': ['http://id.who.int/icd/release/11/2025-01/mms/588616678',
                           'http://id.who.int/icd/release/11/2025-01/mms/1435254666/unspecified'],
                 'code': '01', 'classKind': 'chapter',
                 'foundationChildElsewhere': [{'label': {'@language': 'en', '@value': 'Human prion diseases'},
                   'foundationReference': 'http://id.who.int/icd/entity/2078344404'}],
                 'title': {'@language': 'en', '@value': 'Certain infectious or parasitic diseases'}}
                """;

        for (byte[] body :
                SampleAnswers.sampleAnd("linearization-entity/mms-2025-01-en-1435254666-chapter01.json", sample)) {
            Entity entity =
                    EntityReader.entity(body, SampleAnswers.asked("/icd/release/11/2025-01/mms/1435254666", "en"));

            assertThat(entity.kind()).isEqualTo(ClassKind.CHAPTER);
            assertThat(entity.code()).isEqualTo("01");
            assertThat(entity.parent())
                    .hasValueSatisfying(parent -> assertThat(parent.isRoot()).isTrue());
            assertThat(entity.children()).map(Object::toString).startsWith(MMS + "2025-01/mms/588616678");
            assertThat(entity.codedElsewhere())
                    .extracting(t -> t.label().value())
                    .contains("Human prion diseases");
        }
    }

    @Test
    void readsABlockWithoutACode() {
        Entity block = EntityReader.entity(
                SampleAnswers.of("""
                        {'@id': 'http://id.who.int/icd/release/11/2024-01/mms/588616678', 'code': '',
                         'classKind': 'block', 'blockId': 'BlockL1-1A0', 'codeRange': '1A00-1A40.Z',
                         'ancestor': ['http://id.who.int/icd/release/11/2024-01/mms/1435254666'],
                         'title': {'@language': 'en', '@value': 'Gastroenteritis or colitis of infectious origin'}}
                        """), SampleAnswers.asked("/icd/release/11/2024-01/mms/588616678", "en"));

        assertThat(block.code()).isEmpty();
        assertThat(block.kind()).isEqualTo(ClassKind.BLOCK);
        assertThat(block.blockId()).contains("BlockL1-1A0");
        assertThat(block.codeRange()).contains("1A00-1A40.Z");
        assertThat(block.ancestors()).map(Object::toString).containsExactly(MMS + "2024-01/mms/1435254666");
    }

    @Test
    void readsAFoundationEntityWithSeveralParents() {
        String sample = """
                {'@id': 'http://id.who.int/icd/entity/411470068',
                 'parent': ['http://id.who.int/icd/entity/334423054', 'http://id.who.int/icd/entity/577470983'],
                 'child': ['http://id.who.int/icd/entity/90875286', 'http://id.who.int/icd/entity/344733949'],
                 'browserUrl': 'https://icd.who.int/browse/2026-01/foundation/en#411470068',
                 'title': {'@language': 'en', '@value': 'Gender incongruence'},
                 'synonym': [{'label': {'@language': 'en', '@value': 'gender dysphoria (deprecated)'}, 'deprecated': true},
                             {'label': {'@language': 'en', '@value': 'transgender'}}]}
                """;

        for (byte[] body :
                SampleAnswers.sampleAnd("foundation-entity/2026-01-en-411470068-multi-parent.json", sample)) {
            FoundationEntity entity =
                    EntityReader.foundationEntity(body, SampleAnswers.asked("/icd/entity/411470068", "en"));

            assertThat(entity.title().value()).isEqualTo("Gender incongruence");
            assertThat(entity.parents())
                    .map(FoundationUri::path)
                    .startsWith("/icd/entity/334423054", "/icd/entity/577470983");
            assertThat(entity.children()).map(FoundationUri::path).contains("/icd/entity/344733949");
            assertThat(entity.synonyms())
                    .filteredOn(Term::deprecated)
                    .extracting(t -> t.label().value())
                    .contains("gender dysphoria (deprecated)");
            assertThat(entity.synonyms())
                    .filteredOn(t -> !t.deprecated())
                    .extracting(t -> t.label().value())
                    .contains("transgender");
        }
    }

    @Test
    void readsAnEntityOfIcd10() {
        String sample = """
                {'@id': 'http://id.who.int/icd/release/10/2019/A00',
                 'parent': 'http://id.who.int/icd/release/10/2019/A00-A09',
                 'child': ['http://id.who.int/icd/release/10/2019/A00.0', 'http://id.who.int/icd/release/10/2019/A00.1',
                           'http://id.who.int/icd/release/10/2019/A00.9'],
                 'browserUrl': 'http://apps.who.int/classifications/icd10/browse/2019/en#/A00',
                 'code': 'A00', 'title': {'@language': 'en', '@value': 'Cholera'}, 'classKind': 'category'}
                """;

        for (byte[] body : SampleAnswers.sampleAnd("icd10/2019-en-A00-category.json", sample)) {
            Icd10Entity entity = EntityReader.icd10Entity(body, SampleAnswers.asked("/icd/release/10/2019/A00", "en"));

            assertThat(entity.uri().path()).isEqualTo("/icd/release/10/2019/A00");
            assertThat(entity.code()).isEqualTo("A00");
            assertThat(entity.title().value()).isEqualTo("Cholera");
            assertThat(entity.kind()).isEqualTo(ClassKind.CATEGORY);
            assertThat(entity.parent()).map(Icd10Uri::path).contains("/icd/release/10/2019/A00-A09");
            assertThat(entity.children())
                    .map(Icd10Uri::path)
                    .containsExactly(
                            "/icd/release/10/2019/A00.0", "/icd/release/10/2019/A00.1", "/icd/release/10/2019/A00.9");
            assertThat(entity.browserUrl())
                    .contains(URI.create("http://apps.who.int/classifications/icd10/browse/2019/en#/A00"));
        }
    }

    @Test
    void A29_textInAnotherLanguageSaysSo() {
        Entity entity = EntityReader.entity(
                SampleAnswers.of("{'title': {'@language': 'en', '@value': 'Cholera'}}"),
                SampleAnswers.asked("/icd/release/11/2024-01/mms/257068234", "ar"));

        assertThat(entity.title()).isEqualTo(new Text(Language.ENGLISH, "Cholera", false));
    }

    @Test
    void regionsDoNotMakeAnotherLanguage() {
        Entity entity = EntityReader.entity(
                SampleAnswers.of("{'title': {'@language': 'pt', '@value': 'Cólera'}}"),
                SampleAnswers.asked("/icd/release/11/2024-01/mms/257068234", "pt-BR"));

        assertThat(entity.title().translated()).isTrue();
    }

    @Test
    void A32_identifiersFromElsewhereAreDropped() {
        Entity entity = EntityReader.entity(
                SampleAnswers.of("""
                        {'@id': 'http://169.254.169.254/', 'parent': ['file:///etc/passwd'],
                         'child': ['javascript:alert(1)', '//evil', 'http://evil/icd/entity/1',
                                   'http://id.who.int/icd/release/11/2024-01/mms/5'],
                         'browserUrl': 'javascript:alert(1)', 'source': 'http://id.who.int.evil/icd/entity/1',
                         'exclusion': [{'label': {'@value': 'x'}, 'foundationReference': 'http://evil/'}],
                         'title': {'@value': 'Cholera'}}
                        """), SampleAnswers.asked("/icd/release/11/2024-01/mms/257068234", "en"));

        assertThat(entity.uri().path()).isEqualTo("/icd/release/11/2024-01/mms/257068234");
        assertThat(entity.parent()).isEmpty();
        assertThat(entity.children()).map(IcdUri::path).containsExactly("/icd/release/11/2024-01/mms/5");
        assertThat(entity.browserUrl()).isEmpty();
        assertThat(entity.source()).isEmpty();
        assertThat(entity.exclusions().get(0).foundation()).isEmpty();
    }

    @Test
    void A32_onlyWhosBrowsersAreLinked() {
        for (String address : List.of(
                "https://evil/browse",
                "https://icd.who.int.evil/",
                "https://icd.who.int@evil/",
                "https://icd.who.int:81/",
                "ftp://icd.who.int/",
                "NA",
                "https://icd.who.int/a b")) {
            Entity entity = EntityReader.entity(
                    SampleAnswers.of("{'browserUrl': '" + address + "'}"),
                    SampleAnswers.asked("/icd/release/11/2024-01/mms/1", "en"));
            assertThat(entity.browserUrl()).as(address).isEmpty();
        }
    }

    @Test
    void A33_nothingStandsUnderItself() {
        StringBuilder ancestors = new StringBuilder("'http://id.who.int/icd/release/11/2024-01/mms/1'");
        for (int id = 2; id < 1_000; id++) {
            ancestors
                    .append(",'http://id.who.int/icd/release/11/2024-01/mms/")
                    .append(id)
                    .append("'");
        }
        Entity entity = EntityReader.entity(
                SampleAnswers.of("{'parent': ['http://id.who.int/icd/release/11/2024-01/mms/1'],"
                        + "'child': ['http://id.who.int/icd/release/11/2024-01/mms/1'], 'ancestor': [" + ancestors
                        + "]}"),
                SampleAnswers.asked("/icd/release/11/2024-01/mms/1", "en"));

        assertThat(entity.parent()).isEmpty();
        assertThat(entity.children()).isEmpty();
        assertThat(entity.ancestors()).hasSize(20).doesNotContain(entity.uri());
    }

    private static IcdUri uri(String text) {
        return IcdUri.parse(text).orElseThrow();
    }
}
