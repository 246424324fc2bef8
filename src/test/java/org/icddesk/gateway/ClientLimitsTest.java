// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.testing.gateway.ScriptedOutbound.ok;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntConsumer;
import org.icddesk.answer.RateLimited;
import org.icddesk.configuration.Configuration;
import org.icddesk.configuration.SettingSource;
import org.icddesk.gateway.cache.AnswerCache;
import org.icddesk.gateway.endpoint.SearchEndpoints;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.request.AnswerRate;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The per-client limits of the gateway. */
class ClientLimitsTest {

    private static final Scope MMS = Scope.of(new Release("2024-01"), Linearization.MMS);

    private final ScriptedGateway desk = new ScriptedGateway();

    @BeforeEach
    void answer() {
        desk.who.always(ok("{'destinationEntities': []}"));
        ClientContext.enter("10.0.0.1", Duration.ofMinutes(1));
    }

    @AfterEach
    void leave() {
        ClientContext.leave();
    }

    // The time of the desk stands still, so nothing is added to a share.

    @Test
    void L12_fortySuggestionsPassAtOnce() {
        assertThat(passing(number -> desk.gateway.search(searched(number), AnswerTimeout.SUGGESTION)))
                .isEqualTo(40);
    }

    @Test
    void L12_twoHundredSearchesPassAtOnce() {
        assertThat(passing(number -> desk.gateway.search(searched(number)))).isEqualTo(200);
    }

    @Test
    void L12_aSuggestionThatIsAdmittedBeforeOthersAreAskedForItsSakeCountsOnce() {
        int passed = passing(number -> {
            desk.gateway.admit(searched(number), AnswerTimeout.SUGGESTION);
            desk.gateway.search(searched(number), AnswerTimeout.SUGGESTION);
        });

        assertThat(passed).isEqualTo(40);
        assertThat(desk.who.requests()).hasSize(passed);
    }

    @Test
    void L12_cachedAnswersAreNotLimited() {
        passing(number -> desk.gateway.search(searched(number)));
        int asked = desk.who.requests().size();

        for (int i = 0; i < 300; i++) {
            desk.gateway.admit(searched(0), AnswerTimeout.PAGE);
            desk.gateway.search(searched(0));
        }
        assertThat(desk.who.requests()).hasSize(asked);
    }

    @Test
    void L12_exemptAddressesAreNotLimited() {
        Configuration exempting = new Configuration(key -> Optional.of("10.0.0.0/8, ::1")
                .filter(value -> key.equals("icd.limits.exempt"))
                .map(value -> new SettingSource.Value(value, "test")));
        AnswerRate rate = new AnswerRate(16, desk.time);
        IcdApiClient client = new IcdApiClient(
                "The ICD API",
                URI.create("http://api.test"),
                desk.who,
                desk.authorizer,
                desk.time,
                new Random(1),
                rate);
        AnswerCache cache = new AnswerCache(client, Runnable::run, desk.time, 10 << 20);
        ClientLimits limits = new ClientLimits(cache, exempting.limits(), 16, desk.time::nanos);

        assertThat(passing(number -> limits.answer(SearchEndpoints.search(searched(number)), AnswerTimeout.PAGE)))
                .isEqualTo(400);
        ClientContext.enter("11.0.0.1", Duration.ofMinutes(1));
        assertThat(passing(
                        number -> limits.answer(SearchEndpoints.search(searched(1_000 + number)), AnswerTimeout.PAGE)))
                .isEqualTo(200);
    }

    private static int passing(IntConsumer question) {
        int passed = 0;
        for (int number = 0; number < 400; number++) {
            try {
                question.accept(number);
                passed++;
            } catch (RateLimited refused) {
                continue;
            }
        }
        return passed;
    }

    private static SearchRequest searched(int number) {
        return SearchRequest.of(MMS, "word" + number, Language.ENGLISH);
    }
}
