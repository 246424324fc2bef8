// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.icddesk.configuration.Configuration.Authentication;
import org.icddesk.configuration.Configuration.ClientAuthentication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

    private static Configuration configuration(Map<String, String> values) {
        return new Configuration(
                key -> Optional.ofNullable(values.get(key)).map(text -> new SettingSource.Value(text, "test")));
    }

    private static Setting setting(Configuration configuration, String key) {
        return configuration.settings().stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutAnyValueItPointsAtWho() {
        Configuration configuration = configuration(Map.of());

        assertThat(configuration.apiUrl()).isEqualTo(URI.create("https://id.who.int"));
        assertThat(configuration.tokenUrl()).isEqualTo(URI.create("https://icdaccessmanagement.who.int/connect/token"));
        assertThat(configuration.tokenScope()).isEqualTo("icdapi_access");
        assertThat(configuration.clientAuthentication()).isEqualTo(ClientAuthentication.BASIC);
        assertThat(configuration.authentication()).isEqualTo(Authentication.CLIENT_CREDENTIALS);
        assertThat(configuration.release()).isEmpty();
        assertThat(configuration.language()).isEqualTo("en");
        assertThat(configuration.proxyUrl()).isEmpty();
        assertThat(configuration.corsOrigins()).isEmpty();
        assertThat(configuration.limits().searches()).hasToString("20/s burst 200");
        assertThat(configuration.limits().suggestions()).hasToString("20/s burst 40");
        assertThat(configuration.limits().exempt()).isEmpty();
        assertThat(configuration.upstreamCalls()).isEqualTo(16);
        assertThat(configuration.synonymsFile()).isEmpty();
        assertThat(configuration.index().releases())
                .extracting(IndexedRelease::id)
                .containsExactly("icd10-latest-en");
        assertThat(configuration.index().callsPerSecond()).isEqualTo(2);
        assertThat(configuration.index().hours()).isEqualTo(HoursOfDay.ALL);
        assertThat(configuration.index().directory()).isEmpty();
        assertThat(setting(configuration, "icd.index.rate").value()).isEqualTo("2");
        assertThat(configuration.sandbox()).isFalse();
        assertThat(configuration.settings())
                .allMatch(s -> s.source().equals("default") && s.fault().isEmpty());
    }

    @Test
    void readsWhatIsSet() {
        Configuration configuration = configuration(Map.of(
                "icd.api.url", "http://localhost:8382/",
                "icd.authentication", "none",
                "icd.token.client-authentication", "POST",
                "icd.release", "2024-01",
                "icd.limits.suggestions", "5/s burst 10",
                "icd.limits.exempt", "10.1.0.0/16, nonsense,2001:db8::7",
                "icd.upstream.calls", "256",
                "icd.synonyms.file", "/etc/icd-desk/synonyms.csv",
                "icd.mcp", "On",
                "icd.cors.origins", "https://a.example, https://b.example"));

        assertThat(configuration.apiUrl()).isEqualTo(URI.create("http://localhost:8382"));
        assertThat(configuration.mcp()).isTrue();
        assertThat(configuration.authentication()).isEqualTo(Authentication.NONE);
        assertThat(configuration.clientAuthentication()).isEqualTo(ClientAuthentication.POST);
        assertThat(configuration.release()).contains("2024-01");
        assertThat(configuration.corsOrigins()).containsExactly("https://a.example", "https://b.example");
        assertThat(configuration.limits().suggestions()).isEqualTo(new RateLimit(5, 10));
        assertThat(configuration.limits().exempt())
                .extracting(Network::toString)
                .containsExactly("10.1.0.0/16", "2001:db8::7");
        assertThat(setting(configuration, "icd.limits.exempt").fault())
                .hasValueSatisfying(
                        fault -> assertThat(fault).contains("\"nonsense\"").doesNotContain("2001"));
        assertThat(configuration.upstreamCalls()).isEqualTo(256);
        assertThat(configuration.synonymsFile()).contains(Path.of("/etc/icd-desk/synonyms.csv"));
        assertThat(setting(configuration, "icd.api.url"))
                .isEqualTo(new Setting("icd.api.url", "http://localhost:8382", "test", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "icd.index.icd10 | latest | icd10-latest-en",
                "icd.index.icd10 | latest, 2008 fr | icd10-latest-en icd10-2008-fr",
                "icd.index.icd10 | 2008 en fr | icd10-2008-en icd10-2008-fr",
                "icd.index.icd10 | 2019,2016 | icd10-2019-en icd10-2016-en",
                "icd.index.icd11 | latest | icd10-latest-en mms-latest-es",
                "icd.index.icd11 | latest en pt-BR 01 x, 2023-01 en | icd10-latest-en mms-latest-en mms-latest-pt-BR mms-2023-01-en",
                "icd.index.icd11 | none | icd10-latest-en",
            })
    void readsWhichReleasesAreIndexed(String key, String value, String ids) {
        Configuration configuration = configuration(Map.of(key, value, "icd.language", "es"));

        assertThat(setting(configuration, key).fault()).isEmpty();
        assertThat(configuration.index().releases().stream().map(IndexedRelease::id))
                .containsExactly(ids.split(" "));
    }

    @Test
    void readsWhatIsIndexedAndHow() {
        Configuration configuration = configuration(Map.of(
                "icd.index.icd10", "none",
                "icd.index.icd11", "latest en 01 x",
                "icd.index.rate", "0.5",
                "icd.index.hours", "20-6",
                "icd.index.directory", "/srv/index"));

        assertThat(configuration.index().releases())
                .singleElement()
                .hasToString("latest en 01 X")
                .satisfies(release -> assertThat(release.chapters()).containsExactly("01", "X"));
        assertThat(configuration.index().callsPerSecond()).isEqualTo(0.5);
        assertThat(configuration.index().hours()).isEqualTo(new HoursOfDay(20, 6));
        assertThat(configuration.index().directory()).contains(Path.of("/srv/index"));
        assertThat(setting(configuration, "icd.index.icd10").value()).isEqualTo("none");
    }

    @Test
    void theIndexHasADirectoryOfItsOwnBesideThatOfTheCache() {
        Configuration configuration = configuration(Map.of("jboss.server.data.dir", "/data"));

        assertThat(configuration.memoryDirectory()).contains(Path.of("/data/icd-desk"));
        assertThat(configuration.index().directory()).contains(Path.of("/data/icd-desk-index"));
        assertThat(configuration(Map.of("jboss.server.data.dir", "/data", "icd.index.directory", "none"))
                        .index()
                        .directory())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0-24, 00:00, true",
        "0-24, 23:59, true",
        "20-6, 19:30, false",
        "20-6, 20:00, true",
        "20-6, 05:59, true",
        "20-6, 06:00, false",
        "1-5, 05:00, false",
        "1-5, 00:15, false",
        "22-0, 23:00, true",
        "22-0, 00:00, false",
    })
    void hoursMayReachOverMidnight(String text, LocalTime time, boolean within) {
        assertThat(HoursOfDay.parse(text).contain(time)).isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({
        "icd.api.url, id.who.int, not an http",
        "icd.api.url, file:///etc/passwd, not an http",
        "icd.api.url, https://user:pass@id.who.int, more than scheme",
        "icd.api.url, https://a b, Illegal character",
        "icd.api.url, http:///nowhere, not an http or https address with a host",
        "icd.api.url, http://, is not a valid address",
        "icd.https.port, secure, does not have the form",
        "icd.authentication, maybe, is not one of [client-credentials",
        "icd.limits.searches, 20 a second, does not have the form 20/s burst 200",
        "icd.limits.searches, 0/s burst 200, does not have the form 20/s burst 200",
        "icd.limits.suggestions, 20/s burst 999999999999, does not have the form 20/s burst 200",
        "icd.upstream.calls, 0, is not a number from 1 to 256",
        "icd.upstream.calls, 257, is not a number from 1 to 256",
        "icd.upstream.calls, sixteen, is not a number from 1 to 256",
        "icd.upstream.calls, 99999999999, is not a number from 1 to 256",
        "icd.limits.exempt, proxy.example.org, is not an address, or a network such as 10.1.0.0/16",
        "icd.limits.exempt, 10.0.0.0/33, is not an address, or a network such as 10.1.0.0/16",
        "icd.release, newest, does not have the form",
        "icd.synonyms.file, synonyms.csv, is not an absolute path",
        "icd.mcp, true, 'is not one of [on, off]'",
        "icd.index.icd10, newest, does not have the form",
        "icd.index.icd10, 2019 fr, that WHO does not have that release in",
        "icd.index.icd10, latest fr, that WHO does not have that release in",
        "icd.index.icd10, 2019 01, names a language or a chapter that there is not",
        "icd.index.icd10, 2024-01, does not have the form latest",
        "icd.index.icd11, latest en 1, names a language or a chapter that there is not",
        "icd.index.icd11, latest English, names a language or a chapter that there is not",
        "icd.index.rate, 0, is not a number from 0.1 to 1000",
        "icd.index.rate, 1001, is not a number from 0.1 to 1000",
        "icd.index.rate, -2, is not a number from 0.1 to 1000",
        "icd.index.rate, 1e2, is not a number from 0.1 to 1000",
        "icd.index.hours, 8 to 17, does not have the form 20-6",
        "icd.index.hours, 0-25, does not have the form 20-6",
        "icd.index.hours, 6-6, has no hour in it",
        "icd.index.directory, index, is not an absolute path",
        "icd.sandbox, perhaps, neither true nor false",
        "icd.index.icd10, 'latest,', does not have the form",
        "icd.index.icd10, 'latest, 2008, latest en', names the same release and language twice",
    })
    void namesAWrongValueAndUsesTheDefault(String key, String value, String fault) {
        Setting expected = setting(configuration(Map.of()), key);

        Setting setting = setting(configuration(Map.of(key, value)), key);

        assertThat(setting.value()).isEqualTo(expected.value());
        assertThat(setting.fault()).hasValueSatisfying(text -> assertThat(text).contains(fault));
    }

    @Test
    void aPasswordInAWrongAddressIsNotRepeated() {
        Configuration configuration = configuration(Map.of("icd.proxy.url", "http://house:not-for-logs@pro xy:3128"));
        assertThat(setting(configuration, "icd.proxy.url").toString()).doesNotContain("not-for-logs");
        assertThat(setting(configuration, "icd.proxy.url").fault()).isPresent();
    }
}
