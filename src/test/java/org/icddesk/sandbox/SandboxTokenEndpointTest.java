// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SandboxTokenEndpointTest {

    private static final Map<String, String> GOOD = Map.of(
            "grant_type",
            "client_credentials",
            "scope",
            "icdapi_access",
            "client_id",
            SandboxOptions.CLIENT_ID,
            "client_secret",
            SandboxOptions.CLIENT_SECRET);

    @AutoClose
    private static final Sandbox sandbox = Sandbox.start();

    private static final Caller caller = new Caller(sandbox);

    @Test
    void issuesATokenToHttpBasic() {
        HttpResponse<byte[]> response = caller.askForToken();
        JsonObject token = Caller.json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(token.getString("access_token").split("\\.")).hasSize(3);
        assertThat(token.getInt("expires_in")).isEqualTo(3600);
        assertThat(token.getString("token_type")).isEqualTo("Bearer");
        assertThat(token.getString("scope")).isEqualTo("icdapi_access");
        assertThat(response.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void issuesATokenToCredentialsInTheBody() {
        assertThat(caller.tokenByBody(GOOD).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesASecretThatWasNotFormEncoded() {
        String raw = "grant_type=client_credentials&client_id=" + SandboxOptions.CLIENT_ID + "&client_secret="
                + SandboxOptions.CLIENT_SECRET;
        HttpResponse<byte[]> response = Caller.send(caller.to("/connect/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(raw)));
        assertRefused(response, "invalid_client");
    }

    @Test
    void refusesAWrongSecret() {
        assertRefused(caller.tokenByBasic(SandboxOptions.CLIENT_ID, "wrong"), "invalid_client");
        assertRefused(caller.tokenByBasic("wrong", SandboxOptions.CLIENT_SECRET), "invalid_client");
        assertRefused(caller.tokenByBody(Map.of("grant_type", "client_credentials")), "invalid_client");
    }

    @Test
    void refusesJsonAndAMissingGrantType() {
        HttpResponse<byte[]> json = Caller.send(caller.to("/connect/token")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"grant_type\":\"client_credentials\"}")));
        assertRefused(json, "invalid_request");
        assertRefused(caller.tokenByBody(Map.of("scope", "icdapi_access")), "invalid_request");
    }

    @Test
    void refusesAnotherGrantTypeOrScope() {
        assertRefused(caller.tokenByBody(with("grant_type", "password")), "unsupported_grant_type");
        assertRefused(caller.tokenByBody(with("scope", "everything")), "invalid_scope");
    }

    @Test
    void answersOnlyToPost() {
        assertThat(Caller.send(caller.to("/connect/token").GET()).statusCode()).isEqualTo(405);
    }

    @Test
    void severalTokensLiveAtOnceUntilTheyAreRevoked() {
        String first = Caller.json(caller.askForToken()).getString("access_token");
        String second = Caller.json(caller.askForToken()).getString("access_token");
        assertThat(first).isNotEqualTo(second);
        assertThat(statusWith(sandbox, first)).isEqualTo(200);
        assertThat(statusWith(sandbox, second)).isEqualTo(200);
        sandbox.revokeTokens();
        assertThat(statusWith(sandbox, first)).isEqualTo(401);
        assertThat(statusWith(sandbox, second)).isEqualTo(401);
    }

    @Test
    void aTokenEndsWithItsLifetime() {
        try (Sandbox brief = Sandbox.start(SandboxOptions.defaults().withTokenLifetime(Duration.ofSeconds(1)))) {
            // On a busy machine its second may be over before it is used.
            String accepted = await().until(
                            () -> {
                                JsonObject token = Caller.json(new Caller(brief).askForToken());
                                assertThat(token.getInt("expires_in")).isEqualTo(1);
                                return token.getString("access_token");
                            },
                            token -> statusWith(brief, token) == 200);
            await().until(() -> statusWith(brief, accepted) == 401);
        }
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> form = new java.util.HashMap<>(GOOD);
        form.put(name, value);
        return form;
    }

    private static int statusWith(Sandbox sandbox, String token) {
        return Caller.send(new Caller(sandbox)
                        .to("/icd/entity")
                        .header("Authorization", "Bearer " + token)
                        .header("API-Version", "v2")
                        .header("Accept-Language", "en"))
                .statusCode();
    }

    private static void assertRefused(HttpResponse<byte[]> response, String error) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Caller.text(response)).isEqualTo("{\"error\":\"" + error + "\"}");
    }
}
