// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.icddesk.sandbox.http.Jsons;
import org.icddesk.testing.Guard;
import org.icddesk.testing.TestHttp;

/** A client of a sandbox as the sandbox's own tests need it. */
final class Caller {

    private final Sandbox sandbox;
    private String token = "";

    Caller(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        return TestHttp.send(request.timeout(Guard.HANGING), HttpResponse.BodyHandlers.ofByteArray());
    }

    static JsonObject json(HttpResponse<byte[]> response) {
        return Jsons.read(new ByteArrayInputStream(response.body())).asJsonObject();
    }

    /** The text of a response in UTF-8. */
    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.apiUrl() + path));
    }

    HttpResponse<byte[]> askForToken() {
        SandboxOptions options = sandbox.options();
        return tokenByBasic(options.clientId(), options.clientSecret());
    }

    HttpResponse<byte[]> tokenByBasic(String id, String secret) {
        String pair = encode(id) + ":" + encode(secret);
        return send(to("/connect/token")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=icdapi_access")));
    }

    HttpResponse<byte[]> tokenByBody(Map<String, String> form) {
        return send(to("/connect/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(form))));
    }

    /** A request with what WHO requires: token, API-Version, language. */
    HttpRequest.Builder api(String path, String language) {
        if (token.isEmpty()) {
            token = json(askForToken()).getString("access_token");
        }
        return to(path).header("Authorization", "Bearer " + token)
                .header("API-Version", "v2")
                .header("Accept-Language", language);
    }

    HttpResponse<byte[]> response(String path) {
        return send(api(path, "en"));
    }

    JsonObject get(String path) {
        return get(path, "en");
    }

    JsonObject get(String path, String language) {
        HttpResponse<byte[]> response = send(api(path, language));
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode());
        }
        return json(response);
    }

    /** Entities found by a search of the newest MMS. */
    List<JsonObject> search(String language, Map<String, String> parameters) {
        return get("/icd/release/11/2025-01/mms/search?" + form(parameters), language)
                .getJsonArray("destinationEntities")
                .getValuesAs(JsonValue::asJsonObject);
    }

    List<JsonObject> search(String q) {
        return search("en", Map.of("q", q));
    }

    static String title(JsonObject entity) {
        return entity.getJsonObject("title").getString("@value");
    }

    static List<String> codes(List<JsonObject> entities) {
        return entities.stream().map(entity -> entity.getString("theCode")).toList();
    }
}
