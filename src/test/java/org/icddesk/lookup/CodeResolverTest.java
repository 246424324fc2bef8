// SPDX-License-Identifier: Apache-2.0
package org.icddesk.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.testing.gateway.ScriptedOutbound.json;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.configuration.Configuration;
import org.icddesk.http.OutboundRequest;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.icddesk.walk.WalkedIndexes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeResolverTest {

    private static final String BASE = "http://id.who.int";

    private final ScriptedGateway desk = new ScriptedGateway();
    private final Map<String, String> answers = new TreeMap<>();
    private final CodeResolver resolver = new CodeResolver(
            desk.gateway,
            new ReleaseCatalogue(desk.gateway, new WalkedIndexes(), new Configuration(key -> Optional.empty())));

    @BeforeEach
    void whatWhoKnows() {
        answers.put("/icd/release/11/mms", versions("/icd/release/11/2024-01/mms"));
        answers.put("/icd/release/11/icf", versions("/icd/release/11/2024-01/icf"));
        answers.put("/icd/release/10", versions("/icd/release/10/2019"));
        linearization("mms", "1A00", "257068234", "Cholera");
        linearization("mms", "CA22", "1", "Chronic obstructive pulmonary disease");
        linearization("icf", "d450", "2", "Walking");
        icd10("E11", "Type 2 diabetes mellitus");
        icd10("E11.6", "With other specified complications");
        icd10("D45.0", "A code for this test");
        icd10("G63.2", "Diabetic polyneuropathy");
        icd10("A00-A09", "Intestinal infectious diseases");
        icd10("S82", "Fracture of lower leg");
        icd10("S82.1", "Fracture of upper end of tibia");
        answers.put("/icd/entity/257068234", entity("/icd/entity/257068234", "", "Cholera"));
        desk.who.always(request -> {
            String answer = answers.get(request.uri().getPath());
            return answer == null ? status(404).answer(request) : json(answer);
        });
    }

    private static String versions(String latest) {
        return "{'latestRelease': '" + BASE + latest + "', 'release': ['" + BASE + latest + "']}";
    }

    private static String entity(String path, String code, String title) {
        return "{'@id': '" + BASE + path + "', 'code': '" + code + "', 'title': {'@language': 'en', '@value': '" + title
                + "'}}";
    }

    private void linearization(String name, String code, String id, String title) {
        String path = "/icd/release/11/2024-01/" + name;
        answers.put(path + "/codeinfo/" + code, "{'stemId': '" + BASE + path + "/" + id + "', 'code': '" + code + "'}");
        answers.put(path + "/" + id, entity(path + "/" + id, code, title));
    }

    private void icd10(String code, String title) {
        answers.put("/icd/release/10/2019/" + code, entity("/icd/release/10/2019/" + code, code, title));
    }

    private Resolution resolve(String text, Classification preferred, boolean exclusive) {
        return resolver.resolve(
                CodeReading.of(text).orElseThrow(),
                new LookupScope(
                        preferred,
                        Optional.of(new Release(preferred == Classification.ICD10 ? "2019" : "2024-01")),
                        exclusive,
                        Language.ENGLISH,
                        AnswerTimeout.PAGE));
    }

    private static String said(Resolution resolution) {
        String found = resolution.matches().stream()
                .map(match ->
                        match.classification() + " " + match.entity().value().code())
                .collect(Collectors.joining(", "));
        String missing = resolution.missing().stream()
                .map(code -> "no " + code.classification() + " " + code.code()
                        + code.nearest()
                                .map(match -> " but " + match.entity().value().code())
                                .orElse(""))
                .collect(Collectors.joining(", "));
        return found.isEmpty() ? missing : missing.isEmpty() ? found : found + ", " + missing;
    }

    /** {@return the requests for entities and codes, those for the names of releases left out} */
    private List<String> asked() {
        return desk.who.requests().stream()
                .map(OutboundRequest::uri)
                .map(uri -> uri.getPath())
                .filter(path -> !path.matches("/icd/release/(11/(mms|icf)|10)"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "E11, MMS, ICD10 E11",
        "E11, ICF, ICD10 E11",
        "E11, FOUNDATION, ICD10 E11",
        "1A00, ICD10, MMS 1A00",
        "1A00, FOUNDATION, MMS 1A00",
        "d450, MMS, 'ICF d450, ICD10 D45.0'",
        "d450, ICF, 'ICF d450, ICD10 D45.0'",
        "d450, ICD10, 'ICD10 D45.0, ICF d450'"
    })
    void everyClassificationIsAskedThePreferredOneFirst(String text, Classification preferred, String found) {
        assertThat(said(resolve(text, preferred, false))).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "01, MMS, MMS 01",
        "ICD-11 03, ICD10, MMS 03",
        "V, MMS, 'MMS V, ICD10 V'",
        "V, ICD10, 'ICD10 V, MMS V'",
        "x, MMS, MMS X",
        "02, MMS, no MMS 02",
        "26, MMS, no MMS 26"
    })
    void chaptersOfIcd11StandWhereTheirNumbersSay(String text, Classification preferred, String found) {
        String mms = "/icd/release/11/2024-01/mms";
        answers.put(
                mms,
                Stream.of("11", "12", "13", "14", "15")
                        .map(id -> "'" + BASE + mms + "/" + id + "'")
                        .collect(Collectors.joining(", ", "{'@id': '" + BASE + mms + "', 'child': [", "]}")));
        Map.of("11", "01", "12", "99", "13", "03", "14", "V", "15", "X")
                .forEach((id, code) -> answers.put(mms + "/" + id, entity(mms + "/" + id, code, "Chapter " + code)));
        icd10("V", "Mental and behavioural disorders");

        assertThat(said(resolve(text, preferred, false))).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "E11.65, no ICD10 E11.65 but E11.6",
        "S82.101A, no ICD10 S82.101A but S82.1",
        "E1199, no ICD10 E11.99 but E11",
        "C87, no ICD10 C87",
        "CA22.ZZ, no MMS CA22.ZZ but CA22",
        "C4A.0, no ICD10 C4A.0"
    })
    void ofACodeThatDoesNotExistTheNearestAboveItIsNamed(String text, String said) {
        assertThat(said(resolve(text, Classification.MMS, false))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "E11.6† G63.2*, 'ICD10 E11.6, ICD10 G63.2'",
        "E11.65† G63.2*, 'ICD10 G63.2, no ICD10 E11.65 but E11'",
        "A00-A09, ICD10 A00-A09",
        "E11-E11.6, 'ICD10 E11, ICD10 E11.6'"
    })
    void pairsAndRangesAreTheirCodes(String text, String said) {
        assertThat(said(resolve(text, Classification.MMS, false))).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "E11.65",
                "S82.101A",
                "e1199",
                "b11420",
                "1A36.0Z",
                "CA22.ZZ",
                "A00-A99",
                "1A00-1A0Z",
                "E11.65† G63.29*",
                "V",
                "999999999",
                "https://icd.who.int/browse11/l-m/en#/http%3a%2f%2fid.who.int%2ficd%2fentity%2f9"
            })
    void noTextAsksMoreThanThreeQuestions(String text) {
        resolve(text, Classification.MMS, false);

        assertThat(asked()).hasSizeBetween(1, 3);
    }

    @Test
    void anExclusiveLookupAsksItsClassificationAlone() {
        assertThat(said(resolve("d450", Classification.ICF, true))).isEqualTo("ICF d450");
        assertThat(resolve("E11", Classification.MMS, true)).isEqualTo(Resolution.NONE);
        assertThat(asked()).noneMatch(path -> path.startsWith("/icd/release/10/"));
    }

    @Test
    void aNumberIsTheEntityOfTheClassificationElseOfTheFoundation() {
        assertThat(said(resolve("257068234", Classification.MMS, false))).isEqualTo("MMS 1A00");
        assertThat(said(resolve("257068234", Classification.FOUNDATION, false))).isEqualTo("FOUNDATION ");
        assertThat(said(resolve("257068234", Classification.ICF, false))).isEqualTo("FOUNDATION ");
    }

    @Test
    void anAddressWithoutAReleaseIsOfTheReleaseThatIsLookedUp() {
        String former = "https://icd.who.int/browse11/l-m/fr#/http%3a%2f%2fid.who.int%2ficd%2fentity%2f257068234";

        Resolution resolution = resolve(former, Classification.MMS, false);

        assertThat(said(resolution)).isEqualTo("MMS 1A00");
        assertThat(resolution.matches().get(0).language()).contains(new Language("fr"));
    }

    @Test
    void theFailureOfOneClassificationDoesNotHideAnother() {
        answers.remove("/icd/release/11/2024-01/icf/codeinfo/d450");
        desk.who.always(request -> request.uri().getPath().contains("/icf/")
                ? status(500).answer(request)
                : json(answers.get(request.uri().getPath())));

        Resolution resolution = resolve("d450", Classification.MMS, false);

        assertThat(said(resolution)).isEqualTo("ICD10 D45.0");
        assertThat(resolution.failure()).isPresent();
    }

    @Test
    void whatCouldNotBeAskedIsNotCalledMissing() {
        desk.who.always(status(500));

        Resolution resolution = resolve("E11.65", Classification.ICD10, false);

        assertThat(resolution.missing()).isEmpty();
        assertThat(resolution.failure()).isPresent();
    }
}
