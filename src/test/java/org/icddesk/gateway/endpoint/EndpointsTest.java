// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.icddesk.testing.gateway.ScriptedOutbound.ok;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.http.OutboundRequest;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Residual;
import org.icddesk.icd.Scope;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.icd.entity.Include;
import org.icddesk.icd.search.AutocodeRequest;
import org.icddesk.icd.search.SearchProperty;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchRequest.Matching;
import org.icddesk.icd.search.SearchRequest.Presentation;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.search.SearchInput;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {

    private static final Release RELEASE = new Release("2024-01");
    private static final Scope MMS = Scope.of(RELEASE, Linearization.MMS);
    private static final Language EN = Language.ENGLISH;

    private final ScriptedGateway desk = new ScriptedGateway();
    private final IcdGateway gateway = desk.gateway;

    @Test
    void everyQuestionHasItsPath() {
        desk.who.always(ok("{'code': '1A00', '@id': 'http://id.who.int/icd/release/11/2024-01/mms/1'}"));
        EntityId id = new EntityId("257068234");
        LinearizationUri residual = new LinearizationUri(
                Optional.of(RELEASE), Linearization.MMS, Optional.of(id), Optional.of(Residual.UNSPECIFIED));

        gateway.foundation(Optional.of(RELEASE), EN);
        gateway.foundationEntity(FoundationUri.of(id), Optional.of(RELEASE), EN, EnumSet.allOf(Include.class));
        gateway.versions(residual, EN);
        gateway.versions(LinearizationUri.root(Linearization.ICF), EN);
        gateway.versions(Icd10Uri.of(new Release("2019"), new Icd10Code("A00-A09")), EN);
        gateway.classification(RELEASE, Linearization.MMS, EN);
        gateway.entity(residual, EN, Set.of(Include.DIAGNOSTIC_CRITERIA, Include.ANCESTOR));
        gateway.codeInfo(MMS, CodeExpression.parse("5A11/9B71.0Z&XK9J"), new CodeOptions(true, true, false));
        gateway.describe(MMS, CodeExpression.parse("1A00&XN62R"), CodeOptions.DEFAULT, EN, AnswerTimeout.PAGE);
        gateway.describe(
                MMS,
                UriExpression.parse("http://id.who.int/icd/entity/1 & http://id.who.int/icd/entity/2")
                        .orElseThrow(),
                new CodeOptions(true, false, true),
                EN,
                AnswerTimeout.PAGE);
        gateway.lookup(MMS, FoundationUri.of(id), EN);
        gateway.icd10(new Release("2019"), EN);
        gateway.icd10Entity(Icd10Uri.of(new Release("2019"), new Icd10Code("A00.0")), EN);

        assertThat(desk.who.requests())
                .extracting(r -> r.uri().toString().substring("http://api.test".length()))
                .containsExactly(
                        "/icd/entity?releaseId=2024-01",
                        "/icd/entity/257068234?include=ancestor%2Cdescendant%2CdiagnosticCriteria&releaseId=2024-01",
                        "/icd/release/11/mms/257068234/unspecified",
                        "/icd/release/11/icf",
                        "/icd/release/10/A00-A09",
                        "/icd/release/11/2024-01/mms",
                        "/icd/release/11/2024-01/mms/257068234/unspecified?include=ancestor%2CdiagnosticCriteria",
                        "/icd/release/11/2024-01/mms/codeinfo/5A11%2F9B71.0Z%26XK9J?convertToTerminalCodes=false&flexiblemode=true",
                        "/icd/release/11/2024-01/mms/describe?code=1A00%26XN62R&convertToTerminalCodes=false"
                                + "&flexiblemode=false&simplify=false",
                        "/icd/release/11/2024-01/mms/describe?convertToTerminalCodes=true&flexiblemode=false&simplify=true"
                                + "&uri=http%3A%2F%2Fid.who.int%2Ficd%2Fentity%2F1%20%26%20http%3A%2F%2Fid.who.int%2Ficd%2Fentity%2F2",
                        "/icd/release/11/2024-01/mms/lookup?foundationUri=http%3A%2F%2Fid.who.int%2Ficd%2Fentity%2F257068234",
                        "/icd/release/10/2019",
                        "/icd/release/10/2019/A00.0");
    }

    @Test
    void entitiesOfAllClassificationsAreRequestedConcurrently() {
        EntityId id = new EntityId("257068234");
        List<IcdUri> uris = List.of(
                LinearizationUri.of(RELEASE, Linearization.MMS, id),
                FoundationUri.of(id),
                Icd10Uri.of(new Release("2019"), new Icd10Code("A00")));
        desk.who.always(ok("{}"));

        List<Attempt<IcdEntity>> attempts = gateway.entities(uris, Optional.of(RELEASE), EN, AnswerTimeout.PAGE);

        assertThat(attempts).map(Attempt::uri).isEqualTo(uris);
        assertThat(attempts)
                .map(attempt -> attempt.answer().orElseThrow().value().uri())
                .isEqualTo(uris);
        assertThat(desk.who.requests())
                .extracting(r -> r.uri().toString().substring("http://api.test".length()))
                .containsExactlyInAnyOrder(
                        "/icd/release/11/2024-01/mms/257068234",
                        "/icd/entity/257068234?releaseId=2024-01",
                        "/icd/release/10/2019/A00");
    }

    @Test
    void aClassificationIsAskedForByAnyIdentifierInIt() {
        EntityId id = new EntityId("257068234");
        desk.who.always(ok("{}"));

        gateway.top(LinearizationUri.of(RELEASE, Linearization.MMS, id), Optional.empty(), EN);
        gateway.top(FoundationUri.of(id), Optional.of(RELEASE), EN);
        gateway.top(Icd10Uri.of(new Release("2019"), new Icd10Code("A00")), Optional.empty(), EN);

        assertThat(desk.who.requests())
                .extracting(r -> r.uri().toString().substring("http://api.test".length()))
                .containsExactly(
                        "/icd/release/11/2024-01/mms", "/icd/entity?releaseId=2024-01", "/icd/release/10/2019");
        assertThatThrownBy(() -> gateway.top(LinearizationUri.root(Linearization.MMS), Optional.empty(), EN))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void descendantsMayBeLarge() {
        LinearizationUri uri = LinearizationUri.of(RELEASE, Linearization.MMS, new EntityId("1"));
        gateway.entity(uri, EN, Set.of());
        gateway.entity(uri, EN, Set.of(Include.DESCENDANT));

        assertThat(desk.who.requests()).extracting(OutboundRequest::limit).containsExactly(8 << 20, 32 << 20);
    }

    @Test
    void aSearchSendsAllItsParameters() {
        SearchRequest question = SearchRequest.of(MMS, "Choléra %", new Language("fr"))
                .withChapters(List.of("26", "01", "X", "01"))
                .withSubtrees(List.of(FoundationUri.of(new EntityId("5"))), true)
                .with(new Matching(true, false, Set.of(SearchProperty.TITLE, SearchProperty.INDEX_TERM)))
                .with(new Presentation(false, false, true));

        gateway.search(question);

        assertThat(sent())
                .isEqualTo(
                        "/icd/release/11/2024-01/mms/search?chapterFilter=01;26;X&flatResults=false&highlightingEnabled=false"
                                + "&includeKeywordResult=true&medicalCodingMode=false&propertiesToBeSearched=IndexTerm,Title&q=Choléra"
                                + " %&subtreeFilterUsesFoundationDescendants=true"
                                + "&subtreesFilter=http://id.who.int/icd/entity/5&useFlexisearch=true");
    }

    @Test
    void aSearchStartsFromWhosDefaults() {
        gateway.search(SearchRequest.of(MMS, "cholera", EN));

        assertThat(sent())
                .isEqualTo("/icd/release/11/2024-01/mms/search?flatResults=true&highlightingEnabled=true"
                        + "&includeKeywordResult=false&medicalCodingMode=true&q=cholera"
                        + "&subtreeFilterUsesFoundationDescendants=false&useFlexisearch=false");
    }

    @Test
    void theFoundationIsSearchedWithItsOwnParameters() {
        gateway.search(SearchRequest.of(Scope.foundation(Optional.of(RELEASE)), "cholera", EN));

        assertThat(sent())
                .isEqualTo("/icd/entity/search?flatResults=true&highlightingEnabled=true&q=cholera&releaseId=2024-01"
                        + "&useFlexisearch=false");
    }

    @Test
    void B08_bothFormsOfALetterAreOneQuestion() {
        BrowseContext place = new BrowseContext(Classification.MMS, Optional.of(RELEASE), EN, false, List.of());

        gateway.search(SearchInput.of("cole\u0301ra ").searchRequest(place));
        gateway.search(SearchInput.of(" col\u00E9ra\u202E ").searchRequest(place));

        assertThat(desk.who.requests()).hasSize(1);
    }

    @Test
    void theTimeLimitIsNoPartOfTheRequest() {
        gateway.search(SearchRequest.of(MMS, "cholera", EN), AnswerTimeout.SUGGESTION);
        gateway.search(SearchRequest.of(MMS, "cholera", EN), AnswerTimeout.PAGE);

        assertThat(desk.who.requests()).hasSize(1);
        assertThat(desk.who.requests().get(0).deadline()).isEqualTo(AnswerTimeout.SUGGESTION.limit());
    }

    @Test
    void aSearchOfManySubtreesIsPosted() {
        List<FoundationUri> many = IntStream.rangeClosed(1, 100)
                .mapToObj(id -> FoundationUri.of(new EntityId("" + id)))
                .toList();

        gateway.search(SearchRequest.of(MMS, "cholera", EN).withSubtrees(many, false));

        OutboundRequest request = desk.who.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri().getRawQuery()).isNull();
        assertThat(URLDecoder.decode(
                        new String(request.body().orElseThrow().bytes(), StandardCharsets.US_ASCII),
                        StandardCharsets.UTF_8))
                .contains("q=cholera")
                .contains("http://id.who.int/icd/entity/100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "%", "*", "% *", "\u0000\u202E"})
    void B01_aSearchWithoutAWordIsNotAsked(String query) {
        assertThatThrownBy(() -> gateway.search(SearchRequest.of(MMS, query, EN)))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> gateway.autocode(AutocodeRequest.of(MMS, query, EN), AnswerTimeout.PAGE))
                .isInstanceOf(Rejected.class);

        assertThat(desk.who.requests()).isEmpty();
    }

    @Test
    void B03_tooLongASearchIsNotAsked() {
        assertThatThrownBy(() -> gateway.search(SearchRequest.of(MMS, "x".repeat(201), EN)))
                .isInstanceOf(Rejected.class);
        gateway.search(SearchRequest.of(MMS, "x".repeat(200), EN));

        assertThat(desk.who.requests()).hasSize(1);
    }

    @Test
    void B23_aChapterThatCannotBeOneIsRefused() {
        SearchRequest question = SearchRequest.of(MMS, "cholera", EN);

        assertThatThrownBy(() -> question.withChapters(List.of("01';--"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void automaticCodingSendsItsParameters() {
        gateway.autocode(
                new AutocodeRequest(
                        MMS, "heart attack", EN, List.of(FoundationUri.of(new EntityId("5"))), OptionalDouble.of(0.7)),
                AnswerTimeout.BATCH);

        assertThat(sent())
                .isEqualTo("/icd/release/11/2024-01/mms/autocode?matchThreshold=0.7&searchText=heart attack"
                        + "&subtreesFilter=http://id.who.int/icd/entity/5");
    }

    @Test
    void whatCanHaveNoAnswerIsNotAsked() {
        LinearizationUri root = LinearizationUri.root(RELEASE, Linearization.MMS);
        LinearizationUri anyRelease = LinearizationUri.of(RELEASE, Linearization.MMS, new EntityId("1"))
                .inAllReleases();
        FoundationUri residual = new FoundationUri(Optional.of(new EntityId("1")), Optional.of(Residual.OTHER));
        Scope foundation = Scope.foundation(Optional.empty());
        CodeExpression code = CodeExpression.parse("1A00");

        assertThat(List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                        () -> gateway.entity(root, EN, Set.of()),
                        () -> gateway.entity(anyRelease, EN, Set.of()),
                        () -> gateway.foundationEntity(FoundationUri.ROOT, Optional.empty(), EN, Set.of()),
                        () -> gateway.foundationEntity(residual, Optional.empty(), EN, Set.of()),
                        () -> gateway.icd10Entity(Icd10Uri.root(new Release("2019")), EN),
                        () -> gateway.codeInfo(foundation, code, CodeOptions.DEFAULT),
                        () -> gateway.lookup(foundation, FoundationUri.ROOT, EN)))
                .allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(NotFound.class));
        assertThat(desk.who.requests()).isEmpty();
    }

    @Test
    void aLinearizationIsSearchedInARelease() {
        assertThatThrownBy(() -> new Scope(Optional.of(Linearization.MMS), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String sent() {
        OutboundRequest last = desk.who.requests().get(desk.who.requests().size() - 1);
        return URLDecoder.decode(last.uri().toString().substring("http://api.test".length()), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 8",
        "include=ancestor, 8",
        "include=descendant, 32",
        "include=ancestor%2Cdescendant%2CdiagnosticCriteria, 32",
        "include=descendant&releaseId=2024-01, 32",
        "q=include%3Ddescendant, 8",
        "q=descendant, 8"
    })
    void A22_whatIsPassedOnMayBeLargeOnlyWithDescendants(String query, int megabytes) {
        PassThroughFormat<byte[]> format =
                new PassThroughFormat<>("passed", PassThroughFormat.Lifetime.IMMUTABLE, bytes -> bytes);
        gateway.forward(new PassThroughRequest<>("/icd/entity/1", query, EN, format));
        assertThat(desk.who.requests())
                .singleElement()
                .extracting(OutboundRequest::limit)
                .isEqualTo(megabytes << 20);
    }
}
