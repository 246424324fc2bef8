// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fastlane;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import org.icddesk.web.Languages;
import org.icddesk.web.Texts;
import org.icddesk.web.content.AcceptLanguage;
import org.icddesk.web.filter.SecurityHeaders;

/**
 * The page that says that this server restarts, in the reader's language, without anything that would have to be loaded
 * from it; browsers load it again by themselves. Programs get a problem document, RFC 9457.
 */
final class RestartingPage {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%1$s" dir="%2$s">
            <head>
            <meta charset="UTF-8">
            <title>%3$s – ICD Desk</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <meta http-equiv="refresh" content="%5$d">
            </head>
            <body><main><h1>%3$s</h1><p>%4$s</p></main></body>
            </html>
            """;

    private static final String PROBLEM = """
            {"type":"about:blank","title":"%s","status":503,"detail":"%s"}
            """;

    private RestartingPage() {}

    /** Sends it if the response is 503 and has no body; {@return whether it did} */
    static boolean send(HttpServerExchange exchange) {
        if (exchange.getStatusCode() != StatusCodes.SERVICE_UNAVAILABLE || exchange.isResponseStarted()) {
            return false;
        }
        boolean program = exchange.getRelativePath().matches("/(api|fhir)/.*");
        Texts texts = new Texts(program ? "en" : language(exchange));
        String heading = texts.get("problem.restarting");
        String words = texts.get("problem.restarting.text");
        SecurityHeaders.HEADERS.forEach(
                (name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_AFTER.toSeconds());
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, program ? "application/problem+json" : "text/html; charset=UTF-8");
        exchange.getResponseSender()
                .send(
                        program
                                ? PROBLEM.formatted(heading, words)
                                : PAGE.formatted(
                                        texts.language(),
                                        Languages.direction(texts.language()),
                                        heading,
                                        words,
                                        RETRY_AFTER.toSeconds()));
        return true;
    }

    private static String language(HttpServerExchange exchange) {
        return Optional.ofNullable(exchange.getQueryParameters().get("lang"))
                .map(Deque::peekFirst)
                .map(Languages::ofTheSite)
                .or(() -> AcceptLanguage.of(exchange.getRequestHeaders().getFirst(Headers.ACCEPT_LANGUAGE))
                        .best(Languages.OF_THE_SITE))
                .orElse(Languages.OF_THE_SITE.get(0));
    }
}
