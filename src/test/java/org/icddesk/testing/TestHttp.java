// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends requests of tests, which end in time and fail without checked exceptions. */
public final class TestHttp {

    // NOTE: of HTTP/2 the server itself logs what it receives at TRACE, header by header (org.xnio.listener).
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private TestHttp() {}

    /** {@return a request that can be sent or built on; headers are names and values in turn} */
    public static HttpRequest.Builder request(URI address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(LONGEST);
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** {@return the answer to a GET} */
    public static HttpResponse<String> get(URI address, String... headers) {
        return send(request(address, headers));
    }

    /** {@return the answer, as text} */
    public static HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    /** {@return the answer, read in another way} */
    public static <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> reading) {
        return send(HTTP, request, reading);
    }

    /** {@return the answer to a request that another client sends} */
    public static <T> HttpResponse<T> send(HttpClient client, HttpRequest.Builder request, BodyHandler<T> reading) {
        try {
            return client.send(request.build(), reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@return the JSON object that is the answer's body} */
    public static JsonObject json(HttpResponse<String> answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
