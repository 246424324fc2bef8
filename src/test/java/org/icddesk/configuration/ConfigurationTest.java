// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
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
                "icd.cors.origins", "https://a.example, https://b.example"));

        assertThat(configuration.apiUrl()).isEqualTo(URI.create("http://localhost:8382"));
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
        "icd.sandbox, perhaps, neither true nor false",
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
