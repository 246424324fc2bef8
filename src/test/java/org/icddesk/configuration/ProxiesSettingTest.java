// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.testing.server.CommandLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The setting {@code icd.proxies} as the filter of {@code reverse-proxy.cli} reads it, and as the status page explains it. */
class ProxiesSettingTest {

    private static final Pattern OF_THE_SCRIPT =
            Pattern.compile("not regex\\(pattern='([^']+)', value='\\$\\{icd\\.proxies,env\\.ICD_PROXIES:none}\\|%a'");

    private static boolean believed(String proxies, String address) {
        Matcher found = OF_THE_SCRIPT.matcher(CommandLine.script("reverse-proxy"));
        assertThat(found.find()).isTrue();
        String pattern = found.group(1).replace("\\\\", "\\");
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)
                .matcher(proxies + "|" + address)
                .matches();
    }

    private static Optional<String> fault(String proxies) {
        Configuration configuration =
                new Configuration(key -> Optional.of(new SettingSource.Value(proxies, "environment"))
                        .filter(value -> key.equals("icd.proxies")));
        return configuration.settings().stream()
                .filter(setting -> setting.key().equals("icd.proxies"))
                .findFirst()
                .orElseThrow()
                .fault();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "127.0.0.1; 127.0.0.1",
                "10.1.2.3, 127.0.0.1; 127.0.0.1",
                "10.1.2.3,127.0.0.1; 10.1.2.3",
                "10.1.2.3 127.0.0.1; 127.0.0.1",
                "10.0.0.0/8; 10.200.3.4",
                "172.17.0.0/16, 10.1.2.3; 172.17.255.1",
                "192.168.1.0/24; 192.168.1.9",
                "2001:db8:0:1:0:0:0:10; 2001:db8:0:1:0:0:0:10",
                "2001:DB8:0:1:0:0:0:0/64; 2001:db8:0:1:a:b:c:d",
                "0:0:0:0:0:0:0:1; 0:0:0:0:0:0:0:1"
            })
    void whoIsNamedIsBelieved(String proxies, String address) {
        assertThat(believed(proxies, address)).isTrue();
        assertThat(fault(proxies)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "127.0.0.1; 127.0.0.11",
                "127.0.0.11; 127.0.0.1",
                "10.0.0.0/8; 110.0.0.1",
                "10.0.0.0/8; 11.0.0.0",
                "172.17.0.0/16; 172.170.0.1",
                "192.168.1.0/24; 192.168.10.1",
                "192.168.1.0/24, 10.1.2.3; 10.1.2.4",
                "2001:db8:0:1:0:0:0:0/64; 2001:db8:0:11:0:0:0:1",
                "2001:db8:0:1:0:0:0:10; 2001:db8:0:1:0:0:0:1"
            })
    void nobodyElseIs(String proxies, String address) {
        assertThat(believed(proxies, address)).isFalse();
        assertThat(fault(proxies)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/12",
                "10.1.0.0/8",
                "10.1.2.0/16",
                "10.1.2",
                "proxy.example",
                "::1",
                "*",
                "10.1.2.300",
                "0/0"
            })
    void whatIsNotUnderstoodBelievesNobodyAndIsNamed(String item) {
        for (String address : new String[] {"10.0.0.1", "10.1.0.1", "10.1.2.3", "127.0.0.1", "0:0:0:0:0:0:0:1"}) {
            assertThat(believed(item, address)).isFalse();
        }
        assertThat(fault(item + ", 127.0.0.1")).hasValueSatisfying(words -> assertThat(words)
                .contains("from environment", '"' + item + '"', "172.17.0.0/16"));
        assertThat(believed(item + ", 127.0.0.1", "127.0.0.1"))
                .as("the other item")
                .isTrue();
    }

    @Test
    void withoutTheSettingNobodyIsBelieved() {
        assertThat(believed("none", "127.0.0.1")).isFalse();
        assertThat(fault("")).isEmpty();
    }
}
