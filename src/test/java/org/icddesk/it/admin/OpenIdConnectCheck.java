// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.testing.http.BrowserJourney;
import org.icddesk.testing.http.OpenIdProvider;
import org.icddesk.testing.server.CommandLine;
import org.icddesk.testing.server.DeskServer;
import org.icddesk.testing.server.KeyStores;
import org.icddesk.testing.server.Ports;
import org.icddesk.testing.server.ServerBases;
import org.junit.jupiter.api.Test;

/** Sign-in by an OpenID provider over HTTPS, set up by our scripts on WildFly's distribution. */
class OpenIdConnectCheck {

    private static final Path HOME = Path.of(System.getProperty("desk.server")).toAbsolutePath();
    private static final Path BASE = Path.of("target/desks/openid").toAbsolutePath();
    private static final String SESSION = "JSESSIONID";
    private static final String CHOSEN = "chosen-by-somebody-else";

    @Test
    void theProviderSignsAdministratorsInAndItsRolesCount() throws Exception {
        ServerBases.copy(HOME, BASE);
        Files.copy(Path.of("target/icd-desk.war"), BASE.resolve("deployments/icd-desk.war"));
        try (Sandbox sandbox = Sandbox.start();
                OpenIdProvider provider = OpenIdProvider.start()) {
            Map<String, String> values = Map.of(
                    "ICD_OIDC_PROVIDER", provider.url(),
                    "ICD_OIDC_CLIENT", OpenIdProvider.CLIENT,
                    "ICD_OIDC_SECRET", OpenIdProvider.SECRET);
            LinkedHashMap<String, String> script = new LinkedHashMap<>();
            script.put("openid-connect", CommandLine.script("openid-connect"));
            new CommandLine(HOME, BASE, values, List.of("--resolve-parameter-values")).embedded(script);
            KeyStores.selfSigned(BASE.resolve("configuration/icd-https.p12"), "changeit");
            LinkedHashMap<String, String> https = new LinkedHashMap<>();
            https.put("https", CommandLine.script("https"));
            new CommandLine(HOME, BASE, Map.of(), List.of()).embedded(https);
            Map<String, String> environment = Map.of(
                    "ICD_SANDBOX", "true",
                    "ICD_API_URL", sandbox.apiUrl(),
                    "ICD_TOKEN_URL", sandbox.tokenUrl(),
                    "ICD_CLIENT_ID", sandbox.options().clientId(),
                    "ICD_CLIENT_SECRET", sandbox.options().clientSecret());
            try (DeskServer server = DeskServer.start(
                    new DeskServer.Setup(HOME, BASE, Ports.free(), environment, List.of(), List.of(), false))) {
                server.awaitDeployment();
                anAdministratorComesIn(provider, server);
                theSessionChosenBeforehandIsNobodys(provider, server);
                somebodyElseDoesNot(provider, server);
                readersAreNotAsked(server);
            }
        }
    }

    private static void anAdministratorComesIn(OpenIdProvider provider, DeskServer server) {
        provider.signsIn("anna", "icd-admin");
        BrowserJourney journey = journey().with(SESSION, CHOSEN);
        HttpResponse<String> answer = journey.to(server.url("/status"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.uri()).isEqualTo(https(server, "/status"));
        assertThat(answer.body()).contains("Cached answers");
        assertThat(journey.cookie(SESSION))
                .as("B30: a new session identifier at sign-in")
                .isNotNull()
                .isNotEqualTo(CHOSEN);
        assertThat(journey.setCookies()).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("Secure")
                .containsIgnoringCase("SameSite=Lax"));
    }

    private static void theSessionChosenBeforehandIsNobodys(OpenIdProvider provider, DeskServer server) {
        HttpResponse<String> answer = journey().with(SESSION, CHOSEN).get(https(server, "/status"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).startsWith(provider.url()));
    }

    private static void somebodyElseDoesNot(OpenIdProvider provider, DeskServer server) {
        provider.signsIn("otto", "somebody");
        assertThat(journey().to(https(server, "/status")).statusCode()).isEqualTo(403);
    }

    private static void readersAreNotAsked(DeskServer server) {
        BrowserJourney journey = journey();
        assertThat(journey.to(server.url("/help")).statusCode()).isEqualTo(200);
        assertThat(journey.setCookies()).isEmpty();
    }

    private static BrowserJourney journey() {
        return new BrowserJourney(KeyStores.trusting(BASE.resolve("configuration/icd-https.p12"), "changeit"));
    }

    private static URI https(DeskServer server, String path) {
        return URI.create("https://localhost:" + server.setup().ports().https() + "/icd-desk" + path);
    }
}
