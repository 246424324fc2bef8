// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.icddesk.icd.code.UriExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IcdUriTest {

    @ParameterizedTest
    @CsvSource({
        "http://id.who.int/icd/entity, /icd/entity",
        "https://id.who.int/icd/entity/257068234, /icd/entity/257068234",
        "http://id.who.int/icd/entity/257068234?releaseId=2024-01, /icd/entity/257068234",
        "http://id.who.int/icd/entity/1334938734/unspecified, /icd/entity/1334938734/unspecified",
        "http://id.who.int/icd/entity/1334938734/mms/unspecified, /icd/entity/1334938734/unspecified",
        "http://id.who.int/icd/release/11/mms, /icd/release/11/mms",
        "http://id.who.int/icd/release/11/mms/257068234, /icd/release/11/mms/257068234",
        "http://id.who.int/icd/release/11/icf/257068234/other, /icd/release/11/icf/257068234/other",
        "http://id.who.int/icd/release/11/2024-01/mms, /icd/release/11/2024-01/mms",
        "http://id.who.int/icd/release/11/2018/mms/257068234, /icd/release/11/2018/mms/257068234",
        "http://id.who.int/icd/release/11/2024-01/mms/1/other, /icd/release/11/2024-01/mms/1/other",
        "http://id.who.int/icd/release/10, /icd/release/10",
        "http://id.who.int/icd/release/10/2019, /icd/release/10/2019",
        "http://id.who.int/icd/release/10/A00, /icd/release/10/A00",
        "http://id.who.int/icd/release/10/2019/A00-A09, /icd/release/10/2019/A00-A09",
        "http://id.who.int/icd/release/10/2019/XXII, /icd/release/10/2019/XXII",
        "https://icd.who.int/browse/2024-01/mms/en#257068234, /icd/release/11/2024-01/mms/257068234",
        "https://icd.who.int/browse/2024-01/mms/en#1435254666/unspecified, /icd/release/11/2024-01/mms/1435254666/unspecified",
        "https://icd.who.int/browse/2026-01/foundation/en#411470068, /icd/entity/411470068",
        "https://icd.who.int/browse/2026-01/icf/en, /icd/release/11/2026-01/icf"
    })
    void readsEveryForm(String text, String path) {
        assertThat(IcdUri.parse(text)).map(IcdUri::path).contains(path);
    }

    @Test
    void saysItselfInWhosWay() {
        IcdUri uri = IcdUri.parse("https://id.who.int/icd/release/11/2024-01/mms/257068234/other")
                .orElseThrow();

        assertThat(uri.canonical()).isEqualTo("http://id.who.int/icd/release/11/2024-01/mms/257068234/other");
        assertThat(uri)
                .isEqualTo(new LinearizationUri(
                        Optional.of(new Release("2024-01")),
                        Linearization.MMS,
                        Optional.of(new EntityId("257068234")),
                        Optional.of(Residual.OTHER)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "http://id.who.int.evil/icd/entity/1",
                "http://id.who.int@evil/icd/entity/1",
                "http://user@id.who.int/icd/entity/1",
                "http://id.who.int:8080/icd/entity/1",
                "//evil/icd/entity/1",
                "//id.who.int/icd/entity/1",
                "file:///etc/passwd",
                "file://id.who.int/icd/entity/1",
                "http://127.0.0.1:9990/icd/entity/1",
                "http://[::1]/icd/entity/1",
                "http://2130706433/",
                "gopher://id.who.int/icd/entity/1",
                "javascript:alert(1)",
                "http://169.254.169.254/latest",
                "http://id.who.int",
                "http://id.who.int/icd",
                "http://id.who.int/connect/token",
                "http://id.who.int/icd/entity/1#x",
                "http://id.who.int/icd/release/11/2024-01/mms/1?x=y",
                "http://id.who.int/icd/entity/%31",
                "http://id.who.int/icd/entity//1",
                "http://id.who.int/icd/../icd/entity/1",
                "http://id.who.int/icd/release/11/2024-01/mms/1/",
                "http://id.who.int/icd/release/11/2024-01/mms/search",
                "http://id.who.int/icd/release/11/2024-01/mms/1/other/other",
                "http://id.who.int/icd/release/11/2024-13/mms/1",
                "http://id.who.int/icd/release/12/2024-01/mms/1",
                "http://id.who.int/icd/release/10/2019/A00/B00",
                "http://id.who.int /icd/entity/1",
                "http://id.who.int/icd/entity/1\r\nX: y",
                "https://icd.who.int/browse/2024-01/mms/en#evil",
                "https://icd.who.int/evil"
            })
    void B22_anythingElseIsRefusedWithoutASocket(String text) {
        assertThat(IcdUri.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "257068234", "999999999999"})
    void B13_numbersOfEntitiesAreRead(String text) {
        assertThat(EntityId.parse(text)).map(EntityId::digits).contains(text);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "0",
                "0257068234",
                "-1",
                "1e9",
                "1234567890123",
                "111111111111111111111111111111",
                "abc",
                "1/../..",
                "1%2f..",
                "1;jsessionid=x",
                "１２３",
                "1 "
            })
    void B13_otherNumbersAreRefused(String text) {
        assertThat(EntityId.parse(text)).isEmpty();
    }

    @Test
    void B14_residualsHaveOneSpelling() {
        assertThat(Residual.parse("other")).contains(Residual.OTHER);
        assertThat(Residual.parse("unspecified")).contains(Residual.UNSPECIFIED);
        for (String text : new String[] {"Other", "foo", "other/other", "", null}) {
            assertThat(Residual.parse(text)).as(text).isEmpty();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "2026-13",
                "../10",
                "9999-99",
                "",
                "2026-01%2fmms",
                "2026-1",
                "26-01",
                "2026-00",
                "latest",
                "2026-01 "
            })
    void B15_otherReleasesAreRefused(String text) {
        assertThat(Release.parse(text)).isEmpty();
    }

    @Test
    void B15_releasesAreReadAndOrderedByAge() {
        assertThat(Release.parse("2026-01")).isPresent();
        assertThat(new Release("2018")).isLessThan(new Release("2019-04"));
        assertThat(new Release("2026-01")).isGreaterThan(new Release("2025-01"));
    }

    @Test
    void B16_linearizationsHaveOneSpelling() {
        assertThat(Linearization.parse("mms")).contains(Linearization.MMS);
        assertThat(Linearization.parse("icf")).contains(Linearization.ICF);
        for (String text : new String[] {"MMS", "../", "icd10", "", null}) {
            assertThat(Linearization.parse(text)).as(text).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"en, en", "EN, en", "pt-br, pt-BR", "zh, zh", "zh-hans-cn, zh-Hans-CN"})
    void B17_languageTagsAreNormalised(String text, String tag) {
        assertThat(Language.parse(text)).map(Language::tag).contains(tag);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "e", "../../", "en;q=0.1", "en,de", "en\r\nX: y", "enenenenenenenen", "*"})
    void B17_otherLanguagesAreRefused(String text) {
        assertThat(Language.parse(text)).isEmpty();
    }

    @Test
    void movesBetweenReleases() {
        LinearizationUri uri =
                LinearizationUri.of(new Release("2024-01"), Linearization.MMS, new EntityId("257068234"));

        assertThat(uri.in(new Release("2026-01")).path()).isEqualTo("/icd/release/11/2026-01/mms/257068234");
        assertThat(uri.inAllReleases().path()).isEqualTo("/icd/release/11/mms/257068234");
        assertThat(uri.root().path()).isEqualTo("/icd/release/11/2024-01/mms");
        assertThat(uri.inFoundation()).contains(FoundationUri.of(new EntityId("257068234")));
    }

    @Test
    void theFoundationHasOneIdentifierForAllReleases() {
        FoundationUri uri = FoundationUri.of(new EntityId("257068234"));

        assertThat(uri.release()).isEmpty();
        assertThat(uri.isInAllReleases()).isFalse();
        assertThat(uri.in(new Release("2026-01"))).isEqualTo(uri);
        assertThat(uri.inAllReleases()).isEqualTo(uri);
        assertThat(uri.root()).isEqualTo(FoundationUri.ROOT);
        assertThat(uri.isRoot()).isFalse();
        assertThat(uri.root().isRoot()).isTrue();
        assertThat(uri.inFoundation()).contains(uri);
    }

    @Test
    void icd10HasAnIdentifierInEachRelease() {
        IcdUri uri = Icd10Uri.of(new Release("2019"), new Icd10Code("A00"));

        assertThat(uri.isInAllReleases()).isFalse();
        assertThat(uri.inAllReleases().isInAllReleases()).isTrue();
        assertThat(uri.in(new Release("2016")).path()).isEqualTo("/icd/release/10/2016/A00");
        assertThat(uri.root().path()).isEqualTo("/icd/release/10/2019");
        assertThat(uri.root().isRoot()).isTrue();
        assertThat(uri.inFoundation()).isEmpty();
    }

    @Test
    void aResidualOfNothingIsNoIdentifier() {
        assertThatThrownBy(() -> new FoundationUri(Optional.empty(), Optional.of(Residual.OTHER)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LinearizationUri(
                        Optional.empty(), Linearization.MMS, Optional.empty(), Optional.of(Residual.OTHER)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsClustersOfIdentifiers() {
        String text = "http://id.who.int/icd/release/11/2024-01/mms/1 & http://id.who.int/icd/release/11/2024-01/mms/2"
                + " / http://id.who.int/icd/release/11/2024-01/mms/3/unspecified";

        UriExpression expression = UriExpression.parse(text).orElseThrow();

        assertThat(expression.isCluster()).isTrue();
        assertThat(expression.stem().path()).isEqualTo("/icd/release/11/2024-01/mms/1");
        assertThat(expression.parts()).hasSize(3);
        assertThat(expression.canonical()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&",
                "http://id.who.int/icd/entity/1 http://id.who.int/icd/entity/2",
                "& http://id.who.int/icd/entity/1",
                "http://id.who.int/icd/entity/1 & http://evil/2"
            })
    void A32_clustersWithAnythingElseAreRefused(String text) {
        assertThat(UriExpression.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2008, 'en,fr'", "2010, en", "2019, en", ", en"})
    void icd10IsInFrenchInOneRelease(String release, String languages) {
        assertThat(new Icd10Uri(Release.parse(release), Optional.empty()).languages())
                .extracting(Language::tag)
                .containsExactly(languages.split(","));
    }
}
