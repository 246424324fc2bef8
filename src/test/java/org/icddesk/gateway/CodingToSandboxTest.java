// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.icddesk.answer.NotFound;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeInfo;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.search.AutocodeRequest;
import org.icddesk.icd.search.Autocoding;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.gateway.GatewayBench;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Searching and coding the whole way over HTTP, to the sandbox. */
class CodingToSandboxTest {

    private static final Release RELEASE = new Release("2024-01");

    private static final Scope MMS = Scope.of(RELEASE, Linearization.MMS);

    private static final EntityId CHOLERA = new EntityId("257068234");

    private static final Language EN = Language.ENGLISH;

    @AutoClose
    private static final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withoutToken());

    @AutoClose
    private static final GatewayBench bench = new GatewayBench();

    private final IcdGateway gateway = bench.gateway(URI.create(sandbox.apiUrl()));

    @Test
    void searchesByGetAndByPost() {
        SearchRequest question = SearchRequest.of(MMS, "choler%", EN);
        List<FoundationUri> subtrees = java.util.stream.IntStream.range(0, 60)
                .mapToObj(
                        i -> FoundationUri.of(new EntityId(Long.toString(1_435_254_666L + (i == 0 ? 0 : 100_000 + i)))))
                .toList();

        SearchResult found = gateway.search(question).value();
        SearchResult below =
                gateway.search(question.withSubtrees(subtrees, false)).value();

        assertThat(found.hits()).isNotEmpty();
        assertThat(found.hits().get(0).code()).contains("1A00");
        assertThat(found.hits().get(0).title().parts())
                .anySatisfy(part -> assertThat(part.marked()).isTrue());
        assertThat(below.hits()).extracting(hit -> hit.code().orElse("")).contains("1A00");
    }

    @Test
    void searchesTheFoundation() {
        SearchResult found = gateway.search(SearchRequest.of(Scope.foundation(Optional.empty()), "cholera", EN))
                .value();

        assertThat(found.hits())
                .isNotEmpty()
                .allSatisfy(hit -> assertThat(hit.uri().orElseThrow().stem()).isInstanceOf(FoundationUri.class));
    }

    @Test
    void findsCodesAndClustersWithTheirSigns() {
        CodeInfo plain = gateway.codeInfo(MMS, CodeExpression.parse("1a00"), CodeOptions.DEFAULT)
                .value();
        PostcoordinationSet described = gateway.describe(
                        MMS, CodeExpression.parse("1A00"), CodeOptions.DEFAULT, EN, AnswerTimeout.PAGE)
                .value();

        assertThat(plain.stem()).contains(LinearizationUri.of(RELEASE, Linearization.MMS, CHOLERA));
        assertThat(described.label()).isEqualTo("Cholera");
        assertThatThrownBy(() -> gateway.codeInfo(MMS, CodeExpression.parse("1A00&XS25/2A00"), CodeOptions.DEFAULT))
                .isInstanceOf(NotFound.class);
        assertThat(sandbox.counters().ofKind("codeinfo")).isEqualTo(2);
    }

    @Test
    void looksUpAndCodes() {
        assertThat(gateway.lookup(MMS, FoundationUri.of(CHOLERA), EN).value().code())
                .isEqualTo("1A00");
        Autocoding coding = gateway.autocode(AutocodeRequest.of(MMS, "cholera", EN), AnswerTimeout.PAGE)
                .value();
        assertThat(coding.code()).contains("1A00");
        assertThat(coding.matched()).isTrue();
    }
}
