// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.http;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.TestDesk;

/** A program of the house, which can also ask the sandbox itself. */
public final class ProgramClient {

    private static final String BOUNDARY = "a-boundary-of-parts";

    private final TestDesk desk;
    private String token;

    public ProgramClient(TestDesk desk) {
        this.desk = desk;
    }

    /** Sends a request to ICD Desk; headers are names and values in turn. */
    public HttpResponse<String> ask(String method, String path, BodyPublisher body, String... headers) {
        return send(URI.create(desk.server().url("/api") + path), method, body, headers);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return ask("GET", path, BodyPublishers.noBody(), headers);
    }

    public HttpResponse<String> post(String path, String type, String body) {
        return ask("POST", path, BodyPublishers.ofString(body), "Content-Type", type);
    }

    /** Sends the same request to the sandbox, with what WHO requires. */
    public HttpResponse<String> askDirectly(String method, String path, BodyPublisher body, String... headers) {
        String[] all = new String[headers.length + 6];
        System.arraycopy(headers, 0, all, 6, headers.length);
        all[0] = "Authorization";
        all[1] = "Bearer " + token();
        all[2] = "API-Version";
        all[3] = "v2";
        all[4] = "Accept-Language";
        all[5] = "en";
        return send(URI.create(desk.sandbox().apiUrl() + path), method, body, all);
    }

    public static String parts(Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        return body.append("--" + BOUNDARY + "--\r\n").toString();
    }

    public static String partsType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    public static String form(Map<String, String> fields) {
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return form.toString();
    }

    private synchronized String token() {
        if (token == null) {
            Sandbox sandbox = desk.sandbox();
            String form = form(Map.of(
                    "grant_type",
                    "client_credentials",
                    "scope",
                    "icdapi_access",
                    "client_id",
                    sandbox.options().clientId(),
                    "client_secret",
                    sandbox.options().clientSecret()));
            token = TestHttp.json(send(
                            URI.create(sandbox.tokenUrl()),
                            "POST",
                            BodyPublishers.ofString(form),
                            "Content-Type",
                            "application/x-www-form-urlencoded"))
                    .getString("access_token");
        }
        return token;
    }

    static HttpResponse<String> send(URI address, String method, BodyPublisher body, String... headers) {
        return TestHttp.send(TestHttp.request(address, headers).method(method, body));
    }
}
