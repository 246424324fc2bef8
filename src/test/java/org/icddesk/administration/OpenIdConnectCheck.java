// SPDX-License-Identifier: Apache-2.0
package org.icddesk.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icddesk.run.DeskServer;
import org.icddesk.run.Ports;
import org.icddesk.sandbox.Sandbox;
import org.junit.jupiter.api.Test;

/** Sign-in by an OpenID provider, set up by {@code openid-connect.cli} on WildFly's distribution. */
class OpenIdConnectCheck {

    private static final Path HOME = Path.of(System.getProperty("desk.server")).toAbsolutePath();
    private static final Path BASE = Path.of("target/desks/openid").toAbsolutePath();

    @Test
    void theProviderSignsAdministratorsInAndItsRolesCount() throws Exception {
        Bases.copy(HOME, BASE);
        Files.copy(Path.of("target/icd-desk.war"), BASE.resolve("deployments/icd-desk.war"));
        try (Sandbox sandbox = Sandbox.start();
                OpenIdProvider provider = OpenIdProvider.start()) {
            Map<String, String> values = Map.of(
                    "ICD_OIDC_PROVIDER", provider.url(),
                    "ICD_OIDC_CLIENT", OpenIdProvider.CLIENT,
                    "ICD_OIDC_SECRET", OpenIdProvider.SECRET);
            LinkedHashMap<String, String> script = new LinkedHashMap<>();
            script.put("openid-connect", Cli.script("openid-connect"));
            new Cli(HOME, BASE, values, List.of("--resolve-parameter-values")).embedded(script);
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
                somebodyElseDoesNot(provider, server);
                readersAreNotAsked(server);
            }
        }
    }

    private static void anAdministratorComesIn(OpenIdProvider provider, DeskServer server) throws Exception {
        provider.signsIn("anna", "icd-admin");
        CookieManager cookies = new CookieManager();
        HttpResponse<String> answer = get(browser(cookies), server.url("/status"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.uri().getPath()).isEqualTo("/icd-desk/status");
        assertThat(answer.body()).contains("Remembered answers");
        HttpCookie session = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .findFirst()
                .orElseThrow();
        assertThat(session.isHttpOnly()).isTrue();
    }

    private static void somebodyElseDoesNot(OpenIdProvider provider, DeskServer server) throws Exception {
        provider.signsIn("otto", "somebody");
        CookieManager cookies = new CookieManager();
        HttpCookie chosen = new HttpCookie("JSESSIONID", "chosen-by-somebody-else");
        chosen.setPath("/icd-desk");
        cookies.getCookieStore().add(server.url("/"), chosen);
        assertThat(get(browser(cookies), server.url("/status")).statusCode()).isEqualTo(403);
        assertThat(cookies.getCookieStore().getCookies())
                .as("B30: a new session identifier at sign-in")
                .noneMatch(cookie -> cookie.getValue().contains("chosen-by-somebody-else"));
    }

    private static void readersAreNotAsked(DeskServer server) throws Exception {
        HttpResponse<String> answer = get(browser(new CookieManager()), server.url("/help"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    private static HttpClient browser(CookieManager cookies) {
        return HttpClient.newBuilder()
                .followRedirects(Redirect.ALWAYS)
                .cookieHandler(cookies)
                .build();
    }

    private static HttpResponse<String> get(HttpClient client, URI address) throws Exception {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
