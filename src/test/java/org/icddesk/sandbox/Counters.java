// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.icddesk.sandbox.http.Jsons;

/** What the sandbox was asked since its start or the last reset; preflights and its own controls do not count. */
public final class Counters {

    private static final int REMEMBERED = 1000;
    private static final int PATHS = 10_000;

    private final Map<String, Integer> byKind = new TreeMap<>();
    private final Map<String, Integer> byPath = new TreeMap<>();
    private final Deque<Asked> last = new ArrayDeque<>();
    private int tokenRequests;
    private int apiRequests;
    private int tokenInFlight;
    private int apiInFlight;
    private int maxTokenInFlight;
    private int maxApiInFlight;

    /**
     * One request that came in.
     *
     * @param kind {@code token}, or what of the API was asked: {@code entity}, {@code search}, {@code codeinfo} …
     * @param path undecoded path
     * @param query undecoded query, or empty
     * @param authentication {@code basic}, {@code bearer} or {@code none}
     * @param headers values by lower-case name, Authorization left out
     */
    public record Asked(
            String kind, String method, String path, String query, String authentication, Map<String, String> headers) {

        /** Value of a header, or an empty text. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }
    }

    synchronized void begin(Asked asked) {
        if (asked.kind().equals("token")) {
            tokenRequests++;
            maxTokenInFlight = Math.max(maxTokenInFlight, ++tokenInFlight);
        } else {
            apiRequests++;
            maxApiInFlight = Math.max(maxApiInFlight, ++apiInFlight);
        }
        byKind.merge(asked.kind(), 1, Integer::sum);
        if (byPath.size() < PATHS || byPath.containsKey(asked.path())) {
            byPath.merge(asked.path(), 1, Integer::sum);
        }
        last.addLast(asked);
        if (last.size() > REMEMBERED) {
            last.removeFirst();
        }
    }

    synchronized void end(String kind) {
        if (kind.equals("token")) {
            tokenInFlight--;
        } else {
            apiInFlight--;
        }
    }

    public synchronized int tokenRequests() {
        return tokenRequests;
    }

    public synchronized int apiRequests() {
        return apiRequests;
    }

    /** Requests of one kind: token, toplevel, entity, multiversion, search, autocode, codeinfo, describe, lookup … */
    public synchronized int ofKind(String kind) {
        return byKind.getOrDefault(kind, 0);
    }

    /** Requests for exactly that undecoded path. */
    public synchronized int ofPath(String path) {
        return byPath.getOrDefault(path, 0);
    }

    /** Requests of the API that are being answered now. */
    public synchronized int inFlight() {
        return apiInFlight;
    }

    public synchronized int maxInFlight() {
        return maxApiInFlight;
    }

    public synchronized int maxTokensInFlight() {
        return maxTokenInFlight;
    }

    /** The last 1000 requests, oldest first. */
    public synchronized List<Asked> asked() {
        return new ArrayList<>(last);
    }

    /** Starts counting anew; what is in flight stays in flight. */
    public synchronized void reset() {
        byKind.clear();
        byPath.clear();
        last.clear();
        tokenRequests = 0;
        apiRequests = 0;
        maxTokenInFlight = tokenInFlight;
        maxApiInFlight = apiInFlight;
    }

    synchronized JsonObject toJson() {
        JsonObjectBuilder kinds = Jsons.object();
        byKind.forEach(kinds::add);
        JsonObjectBuilder paths = Jsons.object();
        byPath.forEach(paths::add);
        return Jsons.object()
                .add("tokenRequests", tokenRequests)
                .add("apiRequests", apiRequests)
                .add("inFlight", apiInFlight)
                .add("maxInFlight", maxApiInFlight)
                .add("maxTokensInFlight", maxTokenInFlight)
                .add("byKind", kinds)
                .add("byPath", paths)
                .build();
    }
}
