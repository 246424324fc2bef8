// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.testing.gateway.ScriptedOutbound.json;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.configuration.Configuration;
import org.icddesk.http.OutboundRequest;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.lookup.LookupScope;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.icddesk.walk.WalkedIndexes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeLookupTest {

    private static final String MMS = "http://id.who.int/icd/release/11/2024-01/mms/";

    private final ScriptedGateway desk = new ScriptedGateway();

    @ParameterizedTest
    @CsvSource({
        "MMS, 1A00, 2",
        "MMS, 1A00&XN62R, 1",
        "MMS, http://id.who.int/icd/entity/257068234, 1",
        "MMS, http://id.who.int/icd/release/11/2024-01/mms/257068234, 1",
        "ICD10, A00, 1"
    })
    void B25_everyQuestionOfAListHasHalfAMinute(Classification classification, String text, int questions) {
        desk.who.always(request -> json("{'stemId': '" + MMS + "257068234', 'code': '1A00'}"));
        CodeResolver resolver = new CodeResolver(
                desk.gateway,
                new ReleaseCatalogue(desk.gateway, new WalkedIndexes(), new Configuration(key -> Optional.empty())));
        CodeLookup lookup = new CodeLookup(
                resolver,
                desk.gateway,
                new BatchScope(
                        new LookupScope(
                                classification,
                                Optional.of(new Release("2024-01")),
                                true,
                                Language.ENGLISH,
                                AnswerTimeout.BATCH),
                        Set.of(classification),
                        List.of(),
                        Map.of()));

        assertThat(lookup.look(text).item().getBoolean("valid")).isTrue();

        assertThat(desk.who.requests())
                .hasSize(questions)
                .extracting(OutboundRequest::deadline)
                .containsOnly(Duration.ofSeconds(30));
    }
}
