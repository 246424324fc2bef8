// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.fault;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.icddesk.sandbox.http.Answer;

/**
 * A way to misbehave, for the requests that it applies to.
 *
 * @param target which endpoint
 * @param path undecoded paths that it is limited to, found anywhere in them; empty for all
 * @param times how many requests it spoils; {@link #ALWAYS} until behaving again
 * @param during how long it lasts once told; zero for no limit
 * @param status status of the answer, 0 for that of the regular one
 * @param delay what the answer waits for
 * @param headers added to the answer
 * @param body sent instead of the regular body; empty text for none, absent for the regular one
 * @param lifetime lifetime of the token issued, for {@link Kind#TOKEN_LIFETIME}
 * @param size bytes sent by {@link Kind#FLOOD}
 */
public record Fault(
        Target target,
        Optional<Pattern> path,
        Kind kind,
        int times,
        Duration during,
        int status,
        Duration delay,
        Map<String, String> headers,
        Optional<String> body,
        String contentType,
        Duration lifetime,
        long size) {

    public static final int ALWAYS = Integer.MAX_VALUE;

    public enum Target {
        TOKEN,
        API
    }

    public enum Kind {
        /** Another status, headers or body than the regular ones, sent as they should be. */
        STATUS,
        /** The regular answer, late. */
        DELAY,
        /** Headers and half the body, then nothing. */
        STALL,
        /** One byte each second. */
        DRIP,
        /** Headers of the whole, half the body, then the connection is closed. */
        TRUNCATE,
        /** The connection is reset before any header. */
        RESET,
        /** 302 (or the status told) to the Location told. */
        REDIRECT,
        /** The token lives as long as told instead. */
        TOKEN_LIFETIME,
        /** A JSON text without an end, as many bytes as told. */
        FLOOD
    }

    public static Fault of(Target target, Kind kind) {
        return new Fault(
                target,
                Optional.empty(),
                kind,
                ALWAYS,
                Duration.ZERO,
                0,
                Duration.ZERO,
                Map.of(),
                Optional.empty(),
                "text/html",
                Duration.ZERO,
                200L << 20);
    }

    public static Fault token(Kind kind) {
        return of(Target.TOKEN, kind);
    }

    public static Fault api(Kind kind) {
        return of(Target.API, kind);
    }

    /** An answer of that status without a body. */
    public static Fault tokenStatus(int status) {
        return token(Kind.STATUS).withStatus(status).withBody("", "text/html");
    }

    /** An answer of that status without a body. */
    public static Fault apiStatus(int status) {
        return api(Kind.STATUS).withStatus(status).withBody("", "text/html");
    }

    public Fault onPath(String regex) {
        return new Fault(
                target,
                Optional.of(Pattern.compile(regex)),
                kind,
                times,
                during,
                status,
                delay,
                headers,
                body,
                contentType,
                lifetime,
                size);
    }

    public Fault times(int count) {
        return new Fault(target, path, kind, count, during, status, delay, headers, body, contentType, lifetime, size);
    }

    public Fault lasting(Duration time) {
        return new Fault(target, path, kind, times, time, status, delay, headers, body, contentType, lifetime, size);
    }

    public Fault withStatus(int code) {
        return new Fault(target, path, kind, times, during, code, delay, headers, body, contentType, lifetime, size);
    }

    public Fault withDelay(Duration time) {
        return new Fault(target, path, kind, times, during, status, time, headers, body, contentType, lifetime, size);
    }

    public Fault withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Fault(target, path, kind, times, during, status, delay, more, body, contentType, lifetime, size);
    }

    public Fault withBody(String text, String type) {
        return new Fault(
                target, path, kind, times, during, status, delay, headers, Optional.of(text), type, lifetime, size);
    }

    public Fault withLifetime(Duration time) {
        return new Fault(target, path, kind, times, during, status, delay, headers, body, contentType, time, size);
    }

    public Fault withSize(long bytes) {
        return new Fault(target, path, kind, times, during, status, delay, headers, body, contentType, lifetime, bytes);
    }

    boolean appliesTo(Target asked, String askedPath) {
        return target == asked
                && path.map(regex -> regex.matcher(askedPath).find()).orElse(true);
    }

    /** The regular answer as this fault changes it; how it is sent is another matter. */
    public Answer spoiled(Answer regular) {
        int code = status != 0 ? status : kind == Kind.REDIRECT ? 302 : body.isPresent() ? 200 : regular.status();
        Answer answer = new Answer(code, regular.headers(), regular.body());
        if (body.isPresent() || kind == Kind.REDIRECT) {
            String text = body.orElse("");
            answer = text.isEmpty() ? Answer.empty(code) : Answer.text(code, contentType, text);
        }
        return answer.with(headers);
    }
}
