// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.icddesk.testing.gateway.PaperGateway.uri;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.answer.Unavailable;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.testing.gateway.PaperGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChildrenResourceTest {

    private static final String CHAPTER = uri(1).path();

    private final PaperGateway paper = new PaperGateway();
    private final ChildrenResource resource = new ChildrenResource(new TreeReader(paper), new ReleaseCatalogue() {

        @Override
        public List<BrowseContext.Choice> languages(Classification classification, Optional<Release> release) {
            return List.of(
                    new BrowseContext.Choice(Language.ENGLISH, false),
                    new BrowseContext.Choice(new Language("es"), false));
        }
    });

    private static JsonObject json(Response response) {
        return Json.createReader(new StringReader((String) response.getEntity()))
                .readObject();
    }

    @Test
    void aLevelIsAnsweredWithAllThatALineNeeds() {
        paper.under(0, 1).under(1, 11, 12).under(12, 121);
        Response response = resource.children(CHAPTER, "en", null, "0");
        assertThat(response.getStatus()).isEqualTo(200);
        JsonObject second = json(response).getJsonArray("nodes").getJsonObject(1);
        assertThat(second.toString())
                .isEqualTo(
                        "{\"path\":\"/icd/release/11/2024-01/mms/12\",\"code\":\"C12\",\"branch\":true,\"position\":2,"
                                + "\"size\":2,\"title\":\"Title 12\",\"lang\":\"en\",\"dir\":\"ltr\"}");
        assertThat(json(response)).doesNotContainKey("rest");
    }

    @Test
    void B17_onlyALanguageOfTheReleaseIsAskedFor() {
        paper.under(0, 1).under(1, 11);
        resource.children(CHAPTER, "es", null, "0");
        resource.children(CHAPTER, "xx", null, "0");
        assertThat(paper.languages).containsOnly(new Language("es"), Language.ENGLISH);
    }

    @Test
    void theIdentifierMayBeWrittenAsWhoDoes() {
        paper.under(0, 1).under(1, 11);
        Response response = resource.children("http://id.who.int" + CHAPTER, "en", null, "0");
        assertThat(json(response).getJsonArray("nodes")).hasSize(1);
    }

    @Test
    void A23_moreThanAPageIsSaidWithWhereItGoesOn() {
        paper.under(0, 1).under(1, IntStream.rangeClosed(1001, 1450).toArray());
        JsonObject answer = json(resource.children(CHAPTER, "en", null, "0"));
        assertThat(answer.getJsonArray("nodes")).hasSize(200);
        assertThat(answer.getJsonObject("rest").toString()).isEqualTo("{\"from\":200,\"count\":250}");
        assertThat(json(resource.children(CHAPTER, "en", null, "400")).getJsonArray("nodes"))
                .hasSize(50);
    }

    @Test
    void A28_aChildWithoutATitleIsNamedAndTheAnswerNotKept() {
        paper.under(0, 1).under(1, 11, 12).failFor(uri(12));
        Response response = resource.children(CHAPTER, "en", null, "0");
        assertThat(json(response).getJsonArray("nodes").getJsonObject(1))
                .containsKey("name")
                .doesNotContainKey("title");
        assertThat(response.getHeaderString("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "/icd/release/11/mms/1",
                "http://169.254.169.254/icd/entity/1",
                "//evil/icd/entity/1",
                "javascript:alert(1)",
                "/icd/release/10/A00",
                "/icd/entity/1/../../x"
            })
    void A32_whatIsNoIdentifierInOneReleaseIsRefusedAndNeverAskedFor(String uri) {
        assertThatThrownBy(() -> resource.children(uri, "en", null, "0")).isInstanceOf(Rejected.class);
        assertThat(paper.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "99999999999", "1e3", "x", ""})
    void aCountThatIsNoneCountsAsNought(String from) {
        paper.under(0, 1).under(1, 11);
        assertThat(json(resource.children(CHAPTER, "en", null, from)).getJsonArray("nodes"))
                .hasSize(1);
    }

    @Test
    void aLanguageThatIsNoneIsRefused() {
        assertThatThrownBy(() -> resource.children(CHAPTER, "\"><script>", null, "0"))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertThatThrownBy(() -> resource.children(uri(99).path(), "en", null, "0"))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void anOutageIsAFailureThatSaysWhenToTryAgain() {
        paper.under(0, 1).failFor(uri(1));
        assertThatThrownBy(() -> resource.children(CHAPTER, "en", null, "0"))
                .isInstanceOfSatisfying(Unavailable.class, failure -> assertThat(failure.retryAfter())
                        .contains(Duration.ofSeconds(7)));
    }
}
