// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.testing.http.BrowserJourney;
import org.icddesk.testing.http.OpenIdProvider;
import org.icddesk.testing.http.RawHttp;
import org.icddesk.testing.server.CommandLine;
import org.icddesk.testing.server.DeskServer;
import org.icddesk.testing.server.Ports;
import org.icddesk.testing.server.ReverseProxy;
import org.icddesk.testing.server.ReverseProxyKind;
import org.icddesk.testing.server.ServerBases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every proxy of the guide before WildFly's distribution: sign-in by an OpenID provider, cookies, links, addresses. */
class ReverseProxyCheck {

    private static final Path HOME = Path.of(System.getProperty("desk.server")).toAbsolutePath();
    private static final Path BASE = Path.of("target/desks/reverse-proxies").toAbsolutePath();
    private static final String FORGERY = "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Host: evil.example\r\n"
            + "X-Forwarded-Proto: http\r\nForwarded: for=203.0.113.9;host=evil.example;proto=http";

    private static Sandbox sandbox;
    private static OpenIdProvider provider;
    private static DeskServer server;

    @BeforeAll
    static void start() throws Exception {
        ServerBases.copy(HOME, BASE);
        Files.copy(Path.of("target/icd-desk.war"), BASE.resolve("deployments/icd-desk.war"));
        sandbox = Sandbox.start();
        provider = OpenIdProvider.start();
        Map<String, String> values = Map.of(
                "ICD_OIDC_PROVIDER", provider.url(),
                "ICD_OIDC_CLIENT", OpenIdProvider.CLIENT,
                "ICD_OIDC_SECRET", OpenIdProvider.SECRET);
        CommandLine cli = new CommandLine(HOME, BASE, Map.of(), List.of());
        cli.embedded(scripts("reverse-proxy", "logging"));
        cli.with(values, "--resolve-parameter-values").embedded(scripts("openid-connect"));
        server = start("/icd-desk");
    }

    private static LinkedHashMap<String, String> scripts(String... names) {
        LinkedHashMap<String, String> scripts = new LinkedHashMap<>();
        List.of(names).forEach(name -> scripts.put(name, CommandLine.script(name)));
        return scripts;
    }

    private static DeskServer start(String path) {
        Map<String, String> environment = Map.of(
                "ICD_SANDBOX", "true",
                "ICD_API_URL", sandbox.apiUrl(),
                "ICD_TOKEN_URL", sandbox.tokenUrl(),
                "ICD_CLIENT_ID", sandbox.options().clientId(),
                "ICD_CLIENT_SECRET", sandbox.options().clientSecret(),
                "ICD_PATH", path,
                "ICD_PROXIES", "127.0.0.0/24");
        DeskServer started = DeskServer.start(
                new DeskServer.Setup(HOME, BASE, Ports.free(), environment, List.of(), List.of(), false));
        started.awaitDeployment();
        return started;
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "NGINX,nginx.conf,/icd-desk",
        "HAPROXY,haproxy.cfg,/icd-desk",
        "HTTPD,httpd.conf,/icd-desk",
        "NGINX,nginx-path.conf,/tools/icd"
    })
    void signInCookiesLinksAndAddressesAreRight(ReverseProxyKind kind, String file, String path) throws IOException {
        if (!server.contextPath().equals(path)) {
            server.close();
            server = start(path);
        }
        try (ReverseProxy proxy = ReverseProxy.start(kind, file, server)) {
            provider.signsIn("anna", "icd-admin");
            BrowserJourney journey = new BrowserJourney(proxy.trust());
            HttpResponse<String> status = journey.to(proxy.url(path + "/status"));

            assertThat(status.statusCode()).as(status.body()).isEqualTo(200);
            assertThat(status.uri()).isEqualTo(proxy.url(path + "/status"));
            assertThat(status.body()).contains("Cached answers");
            assertThat(journey.setCookies()).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                    .containsIgnoringCase("HttpOnly")
                    .containsIgnoringCase("Secure")
                    .containsIgnoringCase("SameSite=Lax"));
            assertThat(redirectAddress(proxy, path))
                    .startsWith("https://icd.example" + path + "/status")
                    .doesNotContain("evil");
            theRestIsRight(proxy, path);
            theClientIsTheOneThatTheProxySaw(proxy, path);
        }
    }

    /** Whoever lacks the role is written down with an address. */
    private static void theClientIsTheOneThatTheProxySaw(ReverseProxy proxy, String path) throws IOException {
        provider.signsIn("otto", "somebody");
        BrowserJourney journey = new BrowserJourney(proxy.trust());
        assertThat(journey.to(proxy.url(path + "/status")).statusCode()).isEqualTo(403);
        String cookie = "\r\nCookie: JSESSIONID=" + journey.cookie("JSESSIONID");
        assertThat(get(proxy, path + "/status", FORGERY + cookie).statusCode()).isEqualTo(403);
        assertThat(Files.readAllLines(BASE.resolve("log/icd-desk-audit.log")))
                .last(InstanceOfAssertFactories.STRING)
                .contains("ICDDESK-A003 otto (127.1.3.4)");
    }

    /** {@return where the provider is told to send somebody who came to another host, and said yet another} */
    private static String redirectAddress(ReverseProxy proxy, String path) {
        String location = get(proxy, path + "/status", FORGERY)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(location).startsWith(provider.url());
        return URLDecoder.decode(location.replaceFirst(".*[?&]redirect_uri=([^&]*).*", "$1"), StandardCharsets.UTF_8);
    }

    private static void theRestIsRight(ReverseProxy proxy, String path) {
        HttpResponse<String> page = get(proxy, path + "/search?q=cholera", FORGERY);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("\"" + path + "/").doesNotContain("evil.example");
        HttpResponse<String> moved = get(proxy, path + "/icd/release/11/2024-01/MMS/257068234", FORGERY);
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location")).hasValueSatisfying(address -> assertThat(address)
                .endsWith(path + "/icd/release/11/2024-01/mms/257068234")
                .doesNotContain("evil.example", "http:"));
        // An ampersand and a percent sign arrive as they were sent.
        assertThat(get(proxy, path + "/code?code=1A00%26XN62R", "").statusCode())
                .isEqualTo(
                        RawHttp.get(server.url(""), "/code?code=1A00%26XN62R").statusCode());
        if (path.equals("/icd-desk")) {
            assertThat(get(proxy, "/", "").headers().firstValue("Location"))
                    .hasValueSatisfying(address -> assertThat(address).endsWith("/icd-desk/"));
            assertThat(page.headers().allValues("Strict-Transport-Security")).containsExactly("max-age=31536000");
        }
    }

    private static HttpResponse<String> get(ReverseProxy proxy, String path, String headers) {
        String head = "GET " + path + " HTTP/1.1\r\nHost: icd.example" + (headers.isEmpty() ? "" : "\r\n" + headers);
        return RawHttp.send(proxy.url("/"), proxy.trust(), "127.1.3.4", head, "");
    }
}
