// SPDX-License-Identifier: Apache-2.0
package org.icddesk.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.testing.gateway.ScriptedOutbound.json;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.configuration.Configuration;
import org.icddesk.icd.Language;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.icddesk.walk.WalkedIndexes;

class CodeResolverProperties {

    private static final String RELEASES = "/icd/release/(11/(mms|icf)|10)";
    private static final String ASKED = "/icd/entity/[0-9]+"
            + "|/icd/release/11/2024-01/(mms|icf)/[0-9]+(/other|/unspecified)?"
            + "|/icd/release/11/2024-01/mms"
            + "|/icd/release/11/2024-01/(mms|icf)/codeinfo/[A-Za-z0-9.%&/]+"
            + "|/icd/release/10/2019/[A-Z0-9.-]+";

    @Property(tries = 300)
    void noTextAsksMoreThanThreeQuestionsNorAnythingThatIsNoCode(
            @ForAll @StringLength(max = 200) String text, @ForAll Classification preferred) {
        assertThat(asked(text, preferred)).hasSizeLessThanOrEqualTo(3).allMatch(path -> path.matches(ASKED));
    }

    @Property(tries = 1_000)
    void noTextOfTheFormOfCodesDoesEither(@ForAll("codelike") String text, @ForAll Classification preferred) {
        assertThat(asked(text, preferred)).hasSizeLessThanOrEqualTo(3).allMatch(path -> path.matches(ASKED));
    }

    @Provide
    Arbitrary<String> codelike() {
        Arbitrary<String> part = Arbitraries.of(
                "A00",
                "E11",
                "S82.101A",
                "d450",
                "b11420",
                "1A00",
                "CA22Z",
                "XN62R",
                "I10X",
                "A00.0",
                "G63.2",
                "V",
                "01",
                "257068234");
        Arbitrary<String> joint = Arbitraries.of("", "-", " to ", "† ", "*", "+", "&", "/", " ", ".", ",", "ICD-10 ");
        return Arbitraries.of(1, 2, 3)
                .flatMap(count -> joint.flatMap(before -> part.list()
                        .ofSize(count)
                        .flatMap(parts -> joint.map(between -> before + String.join(between, parts)))));
    }

    /** {@return the paths of the requests for codes and entities, where WHO knows none} */
    private static List<String> asked(String text, Classification preferred) {
        ScriptedGateway desk = new ScriptedGateway();
        desk.who.always(request -> request.uri().getPath().matches(RELEASES)
                ? json(releases(request.uri().getPath()))
                : status(404).answer(request));
        CodeResolver resolver = new CodeResolver(
                desk.gateway,
                new ReleaseCatalogue(desk.gateway, new WalkedIndexes(), new Configuration(key -> Optional.empty())));
        CodeReading.of(text)
                .ifPresent(reading -> resolver.resolve(
                        reading,
                        new LookupScope(preferred, Optional.empty(), false, Language.ENGLISH, AnswerTimeout.PAGE)));
        return desk.who.requests().stream()
                .map(request -> request.uri().getRawPath())
                .filter(path -> !path.matches(RELEASES))
                .toList();
    }

    private static String releases(String path) {
        String latest = "http://id.who.int"
                + (path.endsWith("10") ? "/icd/release/10/2019" : path.replace("/11/", "/11/2024-01/"));
        return "{'latestRelease': '" + latest + "', 'release': ['" + latest + "']}";
    }
}
