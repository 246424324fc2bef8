// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import java.util.List;
import java.util.Optional;
import org.icddesk.text.PercentEncoding;
import org.icddesk.web.content.AcceptLanguage;

/**
 * A validated page request: its address is well-formed UTF-8 without control characters.
 *
 * @param address what was requested
 * @param accepted the languages the reader's browser prefers
 * @param slashed whether a slash ended the path, which means nothing in most addresses
 */
public record PageRequest(Address address, AcceptLanguage accepted, boolean slashed) {

    private static final int MAX_PATH_LENGTH = 2_000;
    private static final int MAX_QUERY_LENGTH = 128 * 1024;
    private static final int MAX_PARAMETERS = 100;

    /**
     * Reads a request line.
     *
     * @param rawPath the path after the context path, as sent
     * @param rawQuery the query as sent, or null
     * @param acceptLanguage the header, or null
     * @throws Problem 400, 404 or 414
     */
    public static PageRequest of(String rawPath, String rawQuery, String acceptLanguage) {
        if (rawPath.length() > MAX_PATH_LENGTH || rawQuery != null && rawQuery.length() > MAX_QUERY_LENGTH) {
            throw new Problem(414, "too-long");
        }
        return new PageRequest(
                new Address(path(rawPath), query(rawQuery)),
                AcceptLanguage.of(acceptLanguage),
                rawPath.length() > 1 && rawPath.endsWith("/"));
    }

    private static List<String> path(String raw) {
        if (raw.isEmpty() || raw.equals("/")) {
            return List.of();
        }
        if (raw.indexOf(';') >= 0) {
            throw Problem.noSuchPage();
        }
        // A trailing slash is tolerated: people type it.
        String bare = raw.endsWith("/") ? raw.substring(1, raw.length() - 1) : raw.substring(1);
        List<String> segments =
                List.of(bare.split("/", -1)).stream().map(PageRequest::decode).toList();
        if (segments.stream().anyMatch(PageRequest::isTraversal)) {
            throw Problem.noSuchPage();
        }
        return segments;
    }

    private static boolean isTraversal(String segment) {
        return segment.isEmpty() || segment.equals(".") || segment.equals("..") || segment.indexOf('\\') >= 0;
    }

    private static List<Address.Parameter> query(String raw) {
        if (raw == null || raw.isEmpty()) {
            return List.of();
        }
        List<String> pairs = List.of(raw.split("&", MAX_PARAMETERS + 1));
        if (pairs.size() > MAX_PARAMETERS) {
            throw Problem.badAddress();
        }
        return pairs.stream()
                .filter(pair -> !pair.isEmpty())
                .map(PageRequest::pair)
                .toList();
    }

    private static Address.Parameter pair(String pair) {
        String spaced = pair.replace('+', ' ');
        int equals = spaced.indexOf('=');
        return equals < 0
                ? new Address.Parameter(decode(spaced), "")
                : new Address.Parameter(decode(spaced.substring(0, equals)), decode(spaced.substring(equals + 1)));
    }

    /** Decodes; of the control characters only a tab is allowed, which comes with cells copied from a spreadsheet. */
    private static String decode(String raw) {
        return PercentEncoding.decode(raw)
                .filter(text -> raw.chars().allMatch(c -> c < 0x80))
                .filter(text -> text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\t'))
                .orElseThrow(Problem::badAddress);
    }

    /** {@return a segment of the path, if it has that many} */
    public Optional<String> segment(int index) {
        return index < address.path().size() ? Optional.of(address.path().get(index)) : Optional.empty();
    }

    /** {@return the first value of a parameter without blanks around it, unless that leaves nothing} */
    public Optional<String> parameter(String name) {
        return values(name).stream().findFirst();
    }

    /** {@return the first value of a parameter, including surrounding blanks} */
    public Optional<String> rawParameter(String name) {
        return address.parameters().stream()
                .filter(p -> p.name().equals(name))
                .map(Address.Parameter::value)
                .findFirst();
    }

    /** {@return every value of a parameter without blanks around it, in order, those left empty dropped} */
    public List<String> values(String name) {
        return address.parameters().stream()
                .filter(p -> p.name().equals(name))
                .map(p -> p.value().strip())
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** {@return whether the address has the parameter, with or without a value} */
    public boolean has(String name) {
        return address.parameters().stream().anyMatch(p -> p.name().equals(name));
    }
}
