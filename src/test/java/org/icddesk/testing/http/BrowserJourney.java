// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.icddesk.testing.TestHttp;

/** A browser's way from address to address: it follows redirects, keeps cookies, and shows how each was set. */
public final class BrowserJourney {

    private static final int MAX_LENGTH = 10;

    private final HttpClient client;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<String> set = new ArrayList<>();

    public BrowserJourney() {
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    public BrowserJourney(SSLContext trust) {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trust)
                .build();
    }

    /** Takes a cookie along that the journey did not get. */
    public BrowserJourney with(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    /** {@return the answer at the end of the way} */
    public HttpResponse<String> to(URI address) {
        URI next = address;
        for (int step = 0; step < MAX_LENGTH; step++) {
            HttpResponse<String> answer = get(next);
            if (answer.statusCode() / 100 != 3) {
                return answer;
            }
            next = next.resolve(answer.headers().firstValue("Location").orElseThrow());
        }
        throw new IllegalStateException("More than " + MAX_LENGTH + " redirects from " + address);
    }

    /** {@return the answer to one request} */
    public HttpResponse<String> get(URI address) {
        HttpRequest.Builder request = TestHttp.request(address);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = TestHttp.send(client, request, BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    /** {@return the value of a cookie; null if there is none} */
    public String cookie(String name) {
        return cookies.get(name);
    }

    /** {@return the headers that set cookies, other than those that take one away} */
    public List<String> setCookies() {
        return List.copyOf(set);
    }

    private void keep(String header) {
        String pair = header.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (header.toLowerCase(java.util.Locale.ROOT).matches(".*(max-age=0|expires=thu, 01-jan-1970).*")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(pair.indexOf('=') + 1));
            set.add(header);
        }
    }
}
