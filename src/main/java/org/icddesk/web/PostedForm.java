// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.text.PercentEncoding;

/**
 * A form that a browser posted, multipart (RFC 7578) or urlencoded. It is read from the request once, into memory, and
 * forgotten with it.
 */
public final class PostedForm {

    private static final String ATTRIBUTE = PostedForm.class.getName();
    private static final int MAX_BYTES = 10_500_000;
    private static final int MAX_PARTS = 200;
    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=(?:\"([^\"]{1,70})\"|([^;\\s]{1,70}))");
    private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("(?i)[;\\s]filename=\"([^\"]*)\"");

    private final Map<String, Part> parts = new HashMap<>();

    /**
     * A field of the form.
     *
     * @param fileName the name of the file; empty for a text
     * @param bytes its content; not to be modified
     */
    public record Part(Optional<String> fileName, byte[] bytes) {}

    private PostedForm() {}

    /** {@return the form of a request; empty if none was posted. A {@link Problem} 400 or 413 if it cannot be read} */
    public static Optional<PostedForm> of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof PostedForm form) {
            return Optional.of(form);
        }
        if (!request.getMethod().equals("POST")) {
            return Optional.empty();
        }
        PostedForm form = new PostedForm();
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        byte[] body = body(request);
        if (type.startsWith("multipart/form-data")) {
            form.readParts(body, type);
        } else {
            form.readFields(new String(body, StandardCharsets.UTF_8));
        }
        request.setAttribute(ATTRIBUTE, form);
        return Optional.of(form);
    }

    private static byte[] body(HttpServletRequest request) {
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw new Problem(413, "form-large");
        }
        try {
            byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
            if (body.length > MAX_BYTES) {
                throw new Problem(413, "form-large");
            }
            return body;
        } catch (IOException e) {
            // The server's own limit is lower, or the reader has gone.
            throw new Problem(413, "form-large");
        }
    }

    private void readFields(String body) {
        for (String pair : body.split("&", MAX_PARTS)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parts.putIfAbsent(
                        decoded(pair.substring(0, equals)),
                        new Part(
                                Optional.empty(),
                                decoded(pair.substring(equals + 1)).getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static String decoded(String field) {
        return PercentEncoding.decode(field.replace('+', ' ')).orElseThrow(() -> new Problem(400, "form"));
    }

    /** Bytes as Latin letters are found and cut as text is, and turned back without loss. */
    private void readParts(byte[] body, String type) {
        Matcher boundary = BOUNDARY.matcher(type);
        if (!boundary.find()) {
            throw new Problem(400, "form");
        }
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String mark = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
        int start = text.indexOf(mark);
        for (int count = 0; start >= 0 && !text.startsWith("--", start + mark.length()); count++) {
            int end = text.indexOf("\r\n" + mark, start + mark.length());
            int head = text.indexOf("\r\n\r\n", start);
            if (end < 0 || head < 0 || head > end || count > MAX_PARTS) {
                throw new Problem(400, "form");
            }
            add(text.substring(start, head), text.substring(Math.min(head + 4, end), end));
            start = end + 2;
        }
    }

    private void add(String head, String content) {
        String readable = new String(head.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        Matcher name = NAME.matcher(readable);
        if (name.find()) {
            Matcher file = FILE.matcher(readable);
            parts.putIfAbsent(
                    name.group(1),
                    new Part(
                            file.find() ? Optional.of(file.group(1)) : Optional.empty(),
                            content.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    /** {@return a field as text without blanks around it; empty if there is nothing} */
    public Optional<String> text(String name) {
        return Optional.ofNullable(parts.get(name))
                .map(part -> new String(part.bytes(), StandardCharsets.UTF_8).strip())
                .filter(text -> !text.isEmpty());
    }

    /** {@return a file; empty if none was chosen} */
    public Optional<Part> file(String name) {
        return Optional.ofNullable(parts.get(name)).filter(part -> part.bytes().length > 0);
    }
}
