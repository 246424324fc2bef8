// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the languages that a browser wants, whatever its header says. */
class AcceptLanguageProperties {

    private static final List<String> AVAILABLE = List.of("ar", "en", "es", "fr", "pt-BR", "zh");

    @Property
    void B17_B18_whateverTheHeaderSaysOneOfTheLanguagesThereAreIsChosenOrNone(@ForAll("headers") String header) {
        Optional<String> chosen = AcceptLanguage.of(header).best(AVAILABLE);

        chosen.ifPresent(tag -> assertThat(AVAILABLE).contains(tag));
        assertThat(AcceptLanguage.of(header).best(AVAILABLE)).isEqualTo(chosen);
        assertThat(AcceptLanguage.of(header).best(List.of())).isEmpty();
    }

    @Property
    void B18_theLanguageWantedMostIsChosen(@ForAll("tags") String most, @ForAll("tags") String less) {
        assertThat(AcceptLanguage.of(less + ";q=0.4," + most + ";q=0.9").best(AVAILABLE))
                .contains(most);
        assertThat(AcceptLanguage.of(most + "," + less + ";q=0.9").best(AVAILABLE))
                .contains(most);
    }

    @Property
    void B18_aLanguageRefusedIsNotChosen(@ForAll("tags") String refused) {
        assertThat(AcceptLanguage.of(refused + ";q=0").best(AVAILABLE)).isEmpty();
    }

    @Provide
    Arbitrary<String> tags() {
        return Arbitraries.of(AVAILABLE);
    }

    @Provide
    Arbitrary<String> headers() {
        Arbitrary<String> pieces = Arbitraries.of(
                "en",
                "fr",
                "pt-BR",
                "zh-Hans-CN",
                "*",
                ",",
                ";",
                "q=",
                "0.5",
                "1",
                "-1",
                "0",
                ".",
                "-",
                " ",
                "\t",
                "\r\n",
                "x".repeat(300),
                "\u0000",
                "é",
                "<script>",
                "../",
                "=");
        Arbitrary<String> joined = pieces.list().ofMaxSize(20).map(list -> String.join("", list));
        return Arbitraries.oneOf(joined, Arbitraries.strings().all().ofMaxLength(80));
    }
}
