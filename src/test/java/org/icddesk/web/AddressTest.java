// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.icddesk.text.PercentEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    private static final Address SEARCH = Address.of("search").with("q", "a b").with("page", "2");

    @Test
    void isWrittenAsAnAbsolutePath() {
        assertThat(Address.of().toString()).isEqualTo("/");
        assertThat(SEARCH.toString()).isEqualTo("/search?q=a%20b&page=2");
    }

    @Test
    void settingReplacesAndNothingRemoves() {
        assertThat(SEARCH.with("q", "c").toString()).isEqualTo("/search?page=2&q=c");
        assertThat(SEARCH.with("page", null).toString()).isEqualTo("/search?q=a%20b");
        assertThat(SEARCH.with("page", "").toString()).isEqualTo("/search?q=a%20b");
    }

    @Test
    void oneOfSeveralValuesCanBeTakenOut() {
        Address chosen = Address.of("search").adding("chapter", "01").adding("chapter", "02");
        assertThat(chosen.without("chapter", "01").toString()).isEqualTo("/search?chapter=02");
        assertThat(chosen.without("chapter").toString()).isEqualTo("/search");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>", "\" onclick=x", "a&b=c", "#x", "1A00/XN62R", "é 漢", "%25", "../..", "\t"})
    void B04_whateverIsInAValueComesBackAsItWas(String value) {
        String written = Address.of("search", value).with("q", value).toString();
        assertThat(written).matches("[A-Za-z0-9/?=%._~-]+");
        String[] parts = written.split("\\?", 2);
        assertThat(PercentEncoding.decode(parts[0].substring("/search/".length())))
                .contains(value);
        assertThat(PageRequest.of("/search", parts[1], null).address().parameters())
                .containsExactly(new Address.Parameter("q", value));
    }
}
