// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.icddesk.testing.gateway.ScriptedOutbound.json;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.CodeArchive;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.RawAnswer;
import org.icddesk.answer.Unavailable;
import org.icddesk.answer.Unavailable.Reason;
import org.icddesk.gateway.endpoint.PassThroughFormat;
import org.icddesk.gateway.endpoint.PassThroughFormat.Lifetime;
import org.icddesk.gateway.endpoint.PassThroughRequest;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeInfo;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.icd.entity.Include;
import org.icddesk.request.AnswerRate;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.testing.gateway.ScriptedAuthorizer;
import org.icddesk.testing.gateway.ScriptedOutbound;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway that keeps one entity of ICD-11, cholera in English, while WHO is silent. */
class HeldAnswersTest {

    private static final Release RELEASE = new Release("2024-01");
    private static final Scope MMS = Scope.of(RELEASE, Linearization.MMS);
    private static final String CHOLERA = "http://id.who.int/icd/release/11/2024-01/mms/257068234";
    private static final String PATH = "/icd/release/11/2024-01/mms/";
    private static final String BODY =
            """
            {"@id": "%s", "code": "1A00", "source": "http://id.who.int/icd/entity/257068234", "classKind": "category",
             "title": {"@language": "en", "@value": "Cholera"}, "ancestor": ["%s"], "child": ["%s/other"],
             "diagnosticCriteria": {"@language": "en", "@value": "criteria"}}
            """.formatted(CHOLERA, "http://id.who.int/icd/release/11/2024-01/mms/1435254666", CHOLERA);
    private static final PassThroughFormat<String> TEXT =
            new PassThroughFormat<>("api-test", Lifetime.IMMUTABLE, body -> new String(body, StandardCharsets.UTF_8));

    private final VirtualTime time = new VirtualTime();
    private final Instant walked = time.now().minusSeconds(3600);
    private final ScriptedOutbound who = new ScriptedOutbound();
    private final IcdGateway gateway = new IcdGateway(
            new IcdApiClient(
                    "The ICD API",
                    URI.create("http://api.test"),
                    who,
                    new ScriptedAuthorizer(),
                    time,
                    new Random(1),
                    new AnswerRate(4, time)),
            Runnable::run,
            time,
            10 << 20);

    @BeforeEach
    void keepCholera() {
        gateway.use((uri, language) -> Optional.of(BODY.getBytes(StandardCharsets.UTF_8))
                .filter(body -> uri.canonical().equals(CHOLERA) && language.equals(Language.ENGLISH))
                .map(body -> new RawAnswer(body, walked, true)));
        gateway.useCodes((root, code, language) -> Optional.of(code)
                .filter(known -> known.equals("1A00") && root.equals(LinearizationUri.root(RELEASE, Linearization.MMS)))
                .map(known -> new CodeArchive.Kept(IcdUri.parse(CHOLERA).orElseThrow(), Language.ENGLISH)));
        who.always(status(503));
    }

    private Answer<CodeInfo> info(String code, CodeOptions options) {
        return gateway.codeInfo(MMS, CodeExpression.parse(code), options, AnswerTimeout.PAGE);
    }

    private Answer<String> forward(String path, String query, Language language) {
        return gateway.forward(new PassThroughRequest<>(PATH + path, query, language, TEXT));
    }

    @Test
    void aCodeIsResolvedWithTheAgeOfWhatIsKept() {
        Answer<CodeInfo> found = info("1A00", CodeOptions.DEFAULT);

        assertThat(found.value().stem().orElseThrow().canonical()).isEqualTo(CHOLERA);
        assertThat(found.asOf()).isEqualTo(walked);
        assertThat(found.outageSince()).isPresent();
    }

    @Test
    void whatWhoAnswersIsNeverReplaced() {
        who.always(status(404));
        assertThatThrownBy(() -> info("1A00", CodeOptions.DEFAULT)).isInstanceOf(NotFound.class);

        who.always(request -> json("{'code': '1A00', 'stemId': '" + CHOLERA + "0'}"));
        assertThat(forward("codeinfo/1A00", "", Language.ENGLISH).value()).contains(CHOLERA + "0");
    }

    @Test
    void aCodeThatIsNotKeptIsUnknownHereNotMissing() {
        assertThatThrownBy(() -> info("1A01", CodeOptions.DEFAULT))
                .isInstanceOfSatisfying(Unavailable.class, failure -> assertThat(failure.reason())
                        .isEqualTo(Reason.NOT_HELD));
        assertThatThrownBy(() -> info("1A00&XN8P1", CodeOptions.DEFAULT))
                .isInstanceOfSatisfying(Unavailable.class, failure -> assertThat(failure.reason())
                        .isEqualTo(Reason.CLUSTER_NOT_HELD));
    }

    @Test
    void aTerminalCodeIsNotMadeOfOneThatHasMoreBelow() {
        assertThatThrownBy(() -> info("1A00", new CodeOptions(false, false, true)))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void aCodeIsDescribedInTheLanguageThatIsKeptAlone() {
        assertThat(gateway.describe(
                                MMS,
                                CodeExpression.parse("1A00"),
                                CodeOptions.DEFAULT,
                                Language.ENGLISH,
                                AnswerTimeout.PAGE)
                        .value()
                        .label())
                .isEqualTo("Cholera");
        assertThatThrownBy(() -> forward("describe", "code=1A00", new Language("fr")))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void anEntityHasThePartsThatWereAskedForAndNoOthers() {
        assertThat(forward("257068234", "", Language.ENGLISH).value())
                .contains("\"Cholera\"")
                .doesNotContain("ancestor", "diagnosticCriteria");
        assertThat(forward("257068234", "include=diagnosticCriteria", Language.ENGLISH)
                        .value())
                .contains("diagnosticCriteria")
                .doesNotContain("ancestor");
        assertThatThrownBy(() -> forward("257068234", "include=descendant", Language.ENGLISH))
                .as("what is below is not in it")
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void theEntityOfOneOfTheFoundationIsFound() {
        String query = "foundationUri=http%3A%2F%2Fid.who.int%2Ficd%2Fentity%2F257068234";
        assertThat(forward("lookup", query, Language.ENGLISH).value()).contains("\"1A00\"");
        assertThat(forward("describe", "uri=http%3A%2F%2Fid.who.int%2Ficd%2Fentity%2F257068234", Language.ENGLISH)
                        .value())
                .contains("\"linearizationUri\":\"" + CHOLERA + "\"");
        assertThatThrownBy(() -> forward("lookup", query + "1", Language.ENGLISH))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void manyAtOnceAreAnsweredByThePagesOfEach() {
        IcdUri mpox =
                IcdUri.parse("http://id.who.int/icd/release/11/2024-01/mms/2").orElseThrow();
        IcdUri unread =
                IcdUri.parse("http://id.who.int/icd/release/11/2024-01/mms/3").orElseThrow();
        who.always(request -> json("{'@id': '" + mpox.canonical() + "', 'code': '1E71', 'ancestor': [],"
                + " 'title': {'@language': 'en', '@value': 'Mpox'}}"));
        gateway.entity((LinearizationUri) mpox, Language.ENGLISH, Include.OF_PAGES);
        Instant read = time.now();
        time.pass(Duration.ofHours(1));
        who.always(status(503));

        List<Attempt<IcdEntity>> attempts =
                gateway.entities(List.of(mpox, unread), Optional.empty(), Language.ENGLISH, AnswerTimeout.BATCH);

        Answer<IcdEntity> kept = attempts.get(0).answer().orElseThrow();
        assertThat(kept.value().title().value()).isEqualTo("Mpox");
        assertThat(kept.asOf()).isEqualTo(read);
        assertThat(kept.outageSince()).isPresent();
        assertThat(attempts.get(1).failure()).containsInstanceOf(Unavailable.class);
    }
}
