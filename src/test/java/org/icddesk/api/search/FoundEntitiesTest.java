// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.icddesk.icd.Language;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.index.Icd10Entities;
import org.icddesk.index.IndexedEntity;
import org.icddesk.index.synonym.Synonym;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.search.local.PaperIndex;
import org.icddesk.walk.WalkCoverage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FoundEntitiesTest {

    @AutoClose
    private static final Jsonb JSONB = JsonbBuilder.create();

    private static final Synonyms HEART_ATTACK = (words, language) ->
            words.contains("heart attack") ? List.of(new Synonym("heart attack", "myocardial infarction")) : List.of();

    private final PaperIndex index = PaperIndex.of(Icd10Entities.sandbox(), HEART_ATTACK, PaperIndex.WHOLE);

    private JsonObject found(String words, int offset, int limit) {
        return json(FoundEntities.of(index.find(words), "icd10", words, offset, limit));
    }

    private static JsonObject json(Object value) {
        try (JsonReader reader = Json.createReader(new StringReader(JSONB.toJson(value)))) {
            return reader.readObject();
        }
    }

    private static List<JsonObject> objects(JsonObject in, String name) {
        return in.getJsonArray(name).getValuesAs(JsonValue::asJsonObject);
    }

    @Test
    void saysWhatWasAskedWhereAndAsOfWhen() {
        JsonObject answer = found("cholera", 0, 50);

        assertThat(answer)
                .containsOnlyKeys(
                        "classification",
                        "release",
                        "language",
                        "query",
                        "asOf",
                        "coverage",
                        "match",
                        "total",
                        "offset",
                        "chapters",
                        "hits",
                        "exclusions");
        assertThat(answer.getString("classification")).isEqualTo("icd10");
        assertThat(answer.getString("release")).isEqualTo("2019");
        assertThat(answer.getString("language")).isEqualTo("en");
        assertThat(answer.getString("query")).isEqualTo("cholera");
        assertThat(answer.getString("asOf")).isEqualTo("2024-05-06T07:08:09Z");
        assertThat(answer.getString("match")).isEqualTo("all-words");
        assertThat(answer.getInt("total")).isEqualTo(4);
        assertThat(answer.getJsonObject("chapters"))
                .isEqualTo(Json.createObjectBuilder().add("I", 4).build());
        assertThat(answer.getJsonArray("exclusions")).isEmpty();
    }

    @Test
    void aHitHasAllThatAProgramNeeds() {
        JsonObject first = objects(found("cholera", 0, 50), "hits").get(0);

        assertThat(first)
                .containsOnlyKeys("code", "title", "uri", "chapter", "kind", "leaf", "score", "matched", "why");
        assertThat(first.getString("code")).isEqualTo("A00");
        assertThat(first.getString("title")).isEqualTo("Cholera");
        assertThat(first.getString("uri")).isEqualTo("http://id.who.int/icd/release/10/2019/A00");
        assertThat(first.getString("chapter")).isEqualTo("I");
        assertThat(first.getString("kind")).isEqualTo("category");
        assertThat(first.getString("matched")).isEmpty();
        assertThat(first.getJsonNumber("score").doubleValue()).isPositive();
        JsonObject why = first.getJsonObject("why");
        assertThat(why).as("no synonym is no member").containsOnlyKeys("words", "missing");
        assertThat(objects(why, "words"))
                .containsExactly(Json.createObjectBuilder()
                        .add("field", "title")
                        .add("found", "Cholera")
                        .add("kind", "exact")
                        .add("typed", "cholera")
                        .build());
    }

    @Test
    void aSynonymAnInclusionAndWhatIsMissingAreTold() {
        JsonObject through = objects(found("heart attack", 0, 1), "hits").get(0).getJsonObject("why");
        assertThat(through.getJsonObject("synonym").getString("word")).isEqualTo("heart attack");
        assertThat(through.getJsonObject("synonym").getString("means")).isEqualTo("myocardial infarction");

        JsonObject inclusion =
                objects(found("diabetic polyneuropathy", 0, 1), "hits").get(0);
        assertThat(inclusion.getString("matched")).isEqualTo("diabetic polyneuropathy (G63.2*)");
        assertThat(objects(inclusion.getJsonObject("why"), "words"))
                .allMatch(word -> word.getString("field").equals("inclusion"));

        JsonObject butOne = found("asthma xyzzyq", 0, 1);
        assertThat(butOne.getString("match")).isEqualTo("all-but-one");
        assertThat(objects(butOne, "hits")
                        .get(0)
                        .getJsonObject("why")
                        .getJsonArray("missing")
                        .getString(0))
                .isEqualTo("xyzzyq");
        assertThat(found("cholrea", 0, 1).getString("match")).isEqualTo("similar-words");
    }

    @Test
    void anExclusionSaysWhereToLook() {
        JsonObject exclusion = objects(found("chronic obstructive asthma", 0, 50), "exclusions")
                .get(0);

        assertThat(exclusion).containsOnlyKeys("code", "title", "uri", "exclusion", "see");
        assertThat(exclusion.getString("code")).isEqualTo("J45");
        assertThat(exclusion.getString("exclusion")).isEqualTo("chronic obstructive asthma (J44.-)");
        assertThat(exclusion.getJsonArray("see").getString(0)).isEqualTo("http://id.who.int/icd/release/10/2019/J44");
    }

    @Test
    void aPartIsListedAndAllIsCounted() {
        JsonObject part = found("cholera", 1, 2);

        assertThat(objects(part, "hits"))
                .extracting(hit -> hit.getString("code"))
                .containsExactly("A00.9", "A00.0");
        assertThat(part.getInt("total")).isEqualTo(4);
        assertThat(part.getInt("offset")).isEqualTo(1);
        assertThat(objects(found("cholera", 400, 50), "hits")).isEmpty();
        assertThat(objects(found("xyzzyq", 0, 50), "hits")).isEmpty();
    }

    @Test
    void B04_whatWouldBeginATagBeginsNone() {
        String planted = "planted <b>tag</b> < 5 <em class='found'>x</em>";
        IndexedEntity entity = new IndexedEntity(
                Icd10Entities.uri("A00"),
                "A00",
                ClassKind.CATEGORY,
                text(planted),
                Optional.empty(),
                List.of(),
                List.of(term("excluded <img src=x>")),
                List.of(),
                List.of(),
                true);
        PaperIndex one = PaperIndex.of(List.of(entity), Synonyms.NONE, PaperIndex.WHOLE);

        for (String words : List.of("planted", "<i>planted", "excluded")) {
            assertThat(JSONB.toJson(FoundEntities.of(one.find(words), "icd10", words, 0, 50)))
                    .as(words)
                    .doesNotContainPattern("<(?!em class='found'>|/em>| 5)");
        }
        assertThat(objects(json(FoundEntities.of(one.find("planted"), "icd10", "planted", 0, 50)), "hits")
                        .get(0)
                        .getString("title"))
                .isEqualTo("planted &lt;b>tag&lt;/b> < 5 <em class='found'>x</em>");
    }

    private static Text text(String value) {
        return new Text(Language.ENGLISH, value, true);
    }

    private static Term term(String label) {
        return new Term(text(label), Optional.empty(), Optional.empty(), false);
    }

    @Test
    void anIndexThatGrowsSaysHowMuchOfItIsThere() {
        PaperIndex growing = PaperIndex.of(
                Icd10Entities.sandbox(),
                Synonyms.NONE,
                new WalkCoverage(false, 30, 484, List.of("I", "II"), List.of("I")));
        JsonObject coverage = json(FoundEntities.of(growing.find("cholera"), "icd10", "cholera", 0, 50))
                .getJsonObject("coverage");

        assertThat(coverage)
                .isEqualTo(Json.createObjectBuilder()
                        .add("complete", false)
                        .add("done", 30)
                        .add("finished", Json.createArrayBuilder().add("I"))
                        .add("total", 484)
                        .build());
    }
}
