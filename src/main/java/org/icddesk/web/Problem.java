// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A page failure, with its status and a key of the text bundle. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String key;
    private final ArrayList<String> details;
    private final Duration retryAfter;
    private final transient List<Link> links;

    /**
     * Creates a problem.
     *
     * @param key names the words: {@code problem.<key>} is the heading, {@code problem.<key>.text} the sentence
     * @param details the values inserted into the sentence, in order; shown as text only
     */
    public Problem(int status, String key, String... details) {
        this(status, key, null, List.of(details), List.of());
    }

    private Problem(int status, String key, Duration retryAfter, List<String> details, List<Link> links) {
        super(status + " " + key, null, false, false);
        this.status = status;
        this.key = key;
        this.retryAfter = retryAfter;
        this.details = new ArrayList<>(details);
        this.links = List.copyOf(links);
    }

    /** {@return the same problem with the value of {@code Retry-After}} */
    public Problem retryAfter(Duration time) {
        return new Problem(status, key, time, details, links);
    }

    /** {@return the same problem with links for the reader} */
    public Problem withLinks(List<Link> links) {
        return new Problem(status, key, retryAfter, details, links);
    }

    /** {@return the problem of an unknown address} */
    public static Problem noSuchPage() {
        return new Problem(404, "page");
    }

    /** {@return the problem of a malformed address} */
    public static Problem badAddress() {
        return new Problem(400, "address");
    }

    /** {@return the HTTP status} */
    public int status() {
        return status;
    }

    /** {@return the name of the words} */
    public String key() {
        return key;
    }

    /** {@return what the sentence names} */
    public List<String> details() {
        return List.copyOf(details);
    }

    /** {@return the value of {@code Retry-After}, if known} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** {@return links for the reader} */
    public List<Link> links() {
        return links == null ? List.of() : links;
    }
}
