// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.icddesk.answer.NotFound;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.Include;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.testing.Lane;
import org.icddesk.testing.http.BrokenResource;
import org.icddesk.testing.server.InContainer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway inside the server: injected, with the server's JSON binding, JAX-RS client and threads. */
@Lane(Lane.OTHER_SERVERS)
@ArquillianTest
class IcdGatewayIT {

    private static final Language ENGLISH = new Language("en");
    private static final Release RELEASE = new Release("2024-01");
    private static final LinearizationUri CHOLERA =
            LinearizationUri.of(RELEASE, Linearization.MMS, new EntityId("257068234"));

    @Inject
    private IcdGateway gateway;

    @Deployment
    static WebArchive deployment() {
        return InContainer.archive("icd-gateway", Duration.ofHours(1), IcdGatewayIT.class, BrokenResource.class);
    }

    @BeforeEach
    void untilThereIsAToken() {
        // NOTE: in this thread, because the server's resources have no names in a thread that it does not know.
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> gateway.latestRelease(Linearization.MMS) != null);
    }

    @Test
    void anEntityIsReadWhole() {
        Entity cholera =
                gateway.entity(CHOLERA, ENGLISH, Set.of(Include.ANCESTOR)).value();

        assertThat(cholera.code()).isEqualTo("1A00");
        assertThat(cholera.title().value()).isEqualTo("Cholera");
        assertThat(cholera.source()).isPresent();
        assertThat(cholera.ancestors()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(cholera.postcoordination()).isNotEmpty();
    }

    @Test
    void aSearchFindsByTitle() {
        SearchResult result = gateway.search(SearchRequest.of(Scope.of(RELEASE, Linearization.MMS), "cholera", ENGLISH))
                .value();

        assertThat(result.hits().get(0).code()).isEqualTo(Optional.of("1A00"));
        assertThat(result.hits().get(0).title().text()).isEqualTo("Cholera");
    }

    @Test
    void whatIsUnknownIsNotFoundByName() {
        LinearizationUri unknown = LinearizationUri.of(RELEASE, Linearization.MMS, new EntityId("999999999"));

        assertThatThrownBy(() -> gateway.entity(unknown, ENGLISH, Set.of())).isInstanceOf(NotFound.class);
    }

    @Test
    void P07_manyWhoAskTheSameShareOneUpstreamCall() throws Exception {
        LinearizationUri block = LinearizationUri.of(RELEASE, Linearization.MMS, new EntityId("1630407678"));
        long before = upstreamRequests();
        ExecutorService readers = Executors.newFixedThreadPool(100);
        try {
            List<Callable<Entity>> questions = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                questions.add(() -> gateway.entity(block, ENGLISH, Set.of()).value());
            }
            for (Future<Entity> answer : readers.invokeAll(questions)) {
                assertThat(answer.get().code()).isEqualTo("02");
            }
        } finally {
            readers.shutdownNow();
        }
        assertThat(upstreamRequests() - before).isEqualTo(1);
    }

    @Test
    void aMishapBehindAnAddressForProgramsIsToldWithoutItsReasonWhichIsInTheLog() throws Exception {
        URI address =
                URI.create("http://localhost:" + System.getProperty("jboss.http.port") + "/icd-gateway/api/mishap");

        HttpResponse<String> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":500")
                .doesNotContain("inner-workings", "Exception", "\tat ", "org.icddesk");
        assertThat(Files.readString(Path.of(System.getProperty("jboss.server.log.dir"), "server.log")))
                .contains("ICDDESK-W004", "inner-workings");
    }

    private long upstreamRequests() {
        return gateway.status().requests().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
