// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.icddesk.testing.gateway.ScriptedOutbound.json;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.configuration.Configuration;
import org.icddesk.icd.Language;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.icddesk.walk.WalkedIndexes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeDetailsTest {

    private static final String BASE = "http://id.who.int";
    private static final String OLD = "2023-01";
    private static final String NOW = "2024-01";
    private static final String UNTRANSLATED = " [No translation available]";

    private final ScriptedGateway desk = new ScriptedGateway();
    private final Map<String, String> answers = new TreeMap<>();
    private final ReleaseCatalogue catalogue =
            new ReleaseCatalogue(desk.gateway, new WalkedIndexes(), new Configuration(key -> Optional.empty()));
    private final CodeResolver resolver = new CodeResolver(desk.gateway, catalogue);

    @BeforeEach
    void whatWhoKnows() {
        versions("/icd/release/11/mms", "/icd/release/11/%s/mms", NOW, OLD);
        versions("/icd/release/11/icf", "/icd/release/11/%s/icf", NOW);
        versions("/icd/release/10", "/icd/release/10/%s", "2019", "2016");
        top(NOW, "'en', 'fr', 'ar'");
        top(OLD, "'en', 'fr'");
        mms(OLD, "1A00", "1", "Cholera");
        mms(NOW, "1A00", "1", "Cholera");
        mms(OLD, "1E71", "2", "Monkeypox");
        mms(NOW, "1E71", "2", "Mpox");
        mms(OLD, "5A10", "3", "Type 1 diabetes");
        mms(NOW, "5A11", "3", "Type 1 diabetes");
        mms(NOW, "5A10", "4", "Prediabetes");
        mms(OLD, "6A00", "5", "Withdrawn");
        mms(OLD, "6A01", "6", "Wanderer");
        mms(NOW, "6A02", "6", "Wanderer");
        mms(NOW, "6A27", "7", "Newcomer");
        mms(OLD, "7A00", "8", "Lost");
        mms(NOW, "7A00", "9", "Found");
        icd10("2016", "A00", "Cholera");
        icd10("2019", "A00", "Cholera");
        icd10("2016", "K35.9", "Acute appendicitis, unspecified");
        icd10("2019", "K35", "Acute appendicitis");
        icd10("2019", "K35.8", "Other and unspecified acute appendicitis");
        cluster(OLD, "1A00&XN62R", "1", "10", "Cholera, old words");
        cluster(NOW, "1A00&XN62R", "1", "10", "Cholera, words");
        cluster(OLD, "1A00&XN00R", "1", "11", "Cholera, withdrawn");
        desk.who.always(request -> {
            String path = request.uri().getPath();
            String query = Optional.ofNullable(request.uri().getQuery()).orElse("");
            String language = request.headers().first("Accept-Language").orElse("en");
            String answer = answers.getOrDefault(language + " " + path + key(query), answers.get(path + key(query)));
            return answer == null ? status(404).answer(request) : json(answer);
        });
    }

    private static String key(String query) {
        int code = query.indexOf("code=");
        int uri = query.indexOf("uri=");
        // The parameters are sorted by name.
        return code >= 0
                ? "?" + query.substring(code, query.indexOf("&convertToTerminalCodes"))
                : uri >= 0 ? "?" + query.substring(uri) : "";
    }

    private void versions(String path, String pattern, String... releases) {
        List<String> uris = List.of(releases).stream()
                .map(release -> "'" + BASE + pattern.formatted(release) + "'")
                .toList();
        answers.put(path, "{'latestRelease': " + uris.get(0) + ", 'release': " + uris + "}");
    }

    private void top(String release, String languages) {
        String path = "/icd/release/11/" + release + "/mms";
        answers.put(
                path,
                "{'@id': '" + BASE + path + "', 'title': " + text("en", "ICD-11") + ", 'availableLanguages': ["
                        + languages + "]}");
    }

    private static String text(String language, String value) {
        return "{'@language': '" + language + "', '@value': '" + value + "'}";
    }

    private static String entity(String path, String code, String language, String title) {
        return "{'@id': '" + BASE + path + "', 'code': '" + code + "', 'title': " + text(language, title) + "}";
    }

    private void mms(String release, String code, String id, String title) {
        String path = "/icd/release/11/" + release + "/mms/";
        answers.put(path + "codeinfo/" + code, "{'stemId': '" + BASE + path + id + "', 'code': '" + code + "'}");
        answers.put(path + id, entity(path + id, code, "en", title));
        answers.put("fr " + path + id, entity(path + id, code, "fr", title + " en français"));
        answers.put("ar " + path + id, entity(path + id, code, "ar", title + UNTRANSLATED));
    }

    private void icd10(String release, String code, String title) {
        String path = "/icd/release/10/" + release + "/" + code;
        answers.put(path, entity(path, code, "en", title));
    }

    private void cluster(String release, String code, String stem, String extension, String label) {
        String mms = "/icd/release/11/" + release + "/mms";
        String uri = BASE + mms + "/" + stem + " & " + BASE + mms + "/" + extension;
        String answer = "{'code': '" + code + "', 'label': '" + label + "', 'linearizationUri': '" + uri + "'}";
        answers.put(mms + "/describe?code=" + code, answer);
        answers.put(mms + "/describe?uri=" + uri, answer);
        answers.put("fr " + mms + "/describe?uri=" + uri, answer.replace(label, label + " en français"));
    }

    private JsonObject look(String options, String text) {
        BatchRequest request = BatchRequest.ofJson(
                ("{\"codes\":[], " + options.replace('\'', '"') + "}").getBytes(StandardCharsets.UTF_8), List.of());
        BatchScope batch = new BatchScopeReader(catalogue, Language.ENGLISH).read(request, null);
        EntityReleases releases = new EntityReleases(resolver, desk.gateway, catalogue, batch.lookup());
        CodeDetails details = new CodeDetails(batch, releases, new ClusterReleases(desk.gateway, releases, batch));
        return details.added(new CodeLookup(resolver, desk.gateway, batch).look(text));
    }

    private JsonObject change(String text) {
        return look("'release': '2024-01', 'since': ['2023-01', '2016']", text).getJsonObject("change");
    }

    private static String said(JsonObject change) {
        return change == null
                ? "nothing"
                : change.getString("kind") + " " + change.getString("since") + side(change, "from") + side(change, "to")
                        + (change.getBoolean("reused", false) ? " reused" : "");
    }

    private static String side(JsonObject change, String name) {
        JsonObject named = change.getJsonObject(name);
        return named == null ? "" : " " + name + " " + named.getString("code") + " " + named.getString("title");
    }

    @ParameterizedTest
    @CsvSource({
        "1A00, same 2023-01",
        "1E71, titleChanged 2023-01 from 1E71 Monkeypox to 1E71 Mpox",
        "6A00, gone 2023-01 from 6A00 Withdrawn",
        "6A01, moved 2023-01 from 6A01 Wanderer to 6A02 Wanderer",
        "6A02, moved 2023-01 from 6A01 Wanderer to 6A02 Wanderer",
        "5A10, moved 2023-01 from 5A10 Type 1 diabetes to 5A11 Type 1 diabetes reused",
        "5A11, moved 2023-01 from 5A10 Type 1 diabetes to 5A11 Type 1 diabetes",
        "7A00, gone 2023-01 from 7A00 Lost reused",
        "6A27, new 2023-01 to 6A27 Newcomer",
        "A00, same 2016",
        "K35.9, 'gone 2016 from K35.9 Acute appendicitis, unspecified'",
        "K35.8, new 2016 to K35.8 Other and unspecified acute appendicitis",
        "9Z99, nothing",
        "nonsense, nothing",
        "1A00&XN62R, 'titleChanged 2023-01 from 1A00&XN62R Cholera, old words to 1A00&XN62R Cholera, words'",
        "1A00&XN00R, 'gone 2023-01 from 1A00&XN00R Cholera, withdrawn'",
        "http://id.who.int/icd/release/11/2023-01/mms/6, moved 2023-01 from 6A01 Wanderer to 6A02 Wanderer",
        "http://id.who.int/icd/release/11/2023-01/mms/5, gone 2023-01 from 6A00 Withdrawn",
        "http://id.who.int/icd/release/11/2024-01/mms/4, new 2023-01 to 5A10 Prediabetes"
    })
    void whatChangedIsSaid(String text, String expected) {
        assertThat(said(change(text))).isEqualTo(expected);
    }

    @Test
    void anIdentifierIsLookedUpInTheChosenReleaseWhateverItNames() {
        String identifier = BASE + "/icd/release/11/2023-01/mms/2";

        JsonObject chosen = look("'release': '2024-01', 'langs': 'en'", identifier);
        assertThat(chosen.getString("title")).isEqualTo("Mpox");
        assertThat(chosen.getString("release")).isEqualTo(NOW);
        assertThat(look("'langs': 'en'", identifier).getString("title")).isEqualTo("Monkeypox");
        assertThat(look("'release': '2024-01'", identifier).getString("title"))
                .as("as it was before there were languages to choose")
                .isEqualTo("Monkeypox");
    }

    @Test
    void titlesComeInTheLanguagesChosenAndUntranslatedOnesAreMarked() {
        JsonObject item = look("'release': '2024-01', 'langs': ['en', 'fr', 'ar', 'zh']", "1E71");

        assertThat(item.getString("title")).isEqualTo("Mpox");
        assertThat(item.getJsonObject("titles").keySet()).containsExactly("en", "fr", "ar", "zh");
        assertThat(item.getJsonObject("titles").getString("fr")).isEqualTo("Mpox en français");
        assertThat(item.getJsonObject("titles").getString("ar")).isEqualTo("Mpox");
        assertThat(item.getJsonObject("titles").getString("zh")).isEqualTo("Mpox");
        assertThat(item.getJsonArray("untranslated")).hasToString("[\"ar\",\"zh\"]");
    }

    @Test
    void aLanguageThatTheReleaseDoesNotHaveIsNotAskedFor() {
        JsonObject item = look("'langs': ['en', 'fr']", "A00");

        assertThat(item.getJsonObject("titles").getString("fr")).isEqualTo("Cholera");
        assertThat(item.getJsonArray("untranslated")).hasToString("[\"fr\"]");
        assertThat(desk.who.requests())
                .noneMatch(request ->
                        request.headers().first("Accept-Language").orElse("").equals("fr"));
    }

    @Test
    void aClustersWordsComeInTheLanguagesChosen() {
        JsonObject item = look("'release': '2024-01', 'langs': ['en', 'fr']", "1A00&XN62R");

        assertThat(item.getJsonObject("titles").getString("fr")).isEqualTo("Cholera, words en français");
        assertThat(item).doesNotContainKeys("untranslated", "change");
    }

    @Test
    void aLanguageThatFailsIsSaidAndTheOthersAreThere() {
        answers.put("fr /icd/release/11/2024-01/mms/1", "no JSON");

        JsonObject item = look("'release': '2024-01', 'langs': ['en', 'fr', 'ar']", "1A00");

        assertThat(item.getBoolean("valid")).isTrue();
        assertThat(item.getJsonObject("titles").keySet()).containsExactly("en", "ar");
        assertThat(item.getJsonObject("titleFailures").getString("fr")).isNotBlank();
    }

    @Test
    void aComparisonThatFailsIsSaid() {
        answers.put("/icd/release/11/2023-01/mms/1", "no JSON");

        JsonObject item = look("'release': '2024-01', 'since': '2023-01'", "1A00");

        assertThat(item.getBoolean("valid")).isTrue();
        assertThat(item.getJsonObject("change").getString("kind")).isEqualTo("failed");
        assertThat(item.getJsonObject("change").getString("failure")).isNotBlank();
    }

    @Test
    void aTitleThatOneReleaseHasNotTranslatedIsComparedInEnglish() {
        answers.put(
                "fr /icd/release/11/2023-01/mms/1",
                entity("/icd/release/11/2023-01/mms/1", "1A00", "fr", "Cholera" + UNTRANSLATED));

        JsonObject item = look("'release': '2024-01', 'since': '2023-01', 'lang': 'fr'", "1A00");

        assertThat(item.getString("title")).isEqualTo("Cholera en français");
        assertThat(said(item.getJsonObject("change"))).isEqualTo("same 2023-01");
    }

    @Test
    void eachCodeOfAPairHasItsOwnTitlesAndChange() {
        JsonObject item = look("'release': ['2019', '2024-01'], 'since': '2016', 'langs': 'en'", "K35.8†A00*");

        assertThat(item.getJsonArray("codes").getValuesAs(JsonObject.class))
                .extracting(code -> said(code.getJsonObject("change")))
                .containsExactly("new 2016 to K35.8 Other and unspecified acute appendicitis", "same 2016");
        assertThat(item.getJsonArray("codes").getJsonObject(0)).containsKey("titles");
    }

    @Test
    void eachClassificationCanHaveItsRelease() {
        String both = "'release': '2023-01,2016'";

        assertThat(look(both, "K35.9").getString("release")).isEqualTo("2016");
        assertThat(look(both, "1E71").getString("title")).isEqualTo("Monkeypox");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'langs': 'e'",
                "'langs': 'en,fr,ar,es,pt,ru,zh,tr,cs'",
                "'langs': [1]",
                "'langs': {}",
                "'since': 'soon'",
                "'since': '2022-02'",
                "'linearization': 'icd10', 'since': '2023-01'",
                "'release': 7"
            })
    void whatCannotBeRightIsRefused(String options) {
        assertThatThrownBy(() -> look(options, "1A00")).isInstanceOf(ApiProblem.class);
    }

    @Test
    void aReleaseThatAnOldListLacksIsNotPassedOverInSilence() {
        change("1A00");
        desk.time.pass(Duration.ofDays(2));
        desk.who.always(status(503));

        JsonObject item = look("'release': '2024-01', 'since': ['2022-02']", "1A00");
        assertThat(item.getBoolean("valid")).isTrue();
        assertThat(item.getJsonObject("change").getString("failure")).contains("not answering");
    }

    @Test
    void aClusterThatIsRememberedSaysHowOldItIsWhileWhoIsSilent() {
        JsonObject current = look("'release': '2024-01'", "1A00&XN62R");
        assertThat(current).doesNotContainKeys("asOf", "staleSince");
        String asOf = desk.time.now().toString();
        desk.time.pass(Duration.ofDays(60));
        desk.who.always(status(503));

        JsonObject old = look("'release': '2024-01'", "1A00&XN62R");
        assertThat(old.getString("title")).isEqualTo(current.getString("title"));
        assertThat(old.getString("asOf")).isEqualTo(asOf);
        assertThat(old).containsKey("staleSince");
    }
}
