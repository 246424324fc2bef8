// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** WHO's canonical identifiers: always {@code http://id.who.int/}, whatever server answers. */
public final class Uris {

    static final String BASE = "http://id.who.int/icd/";
    public static final String SCHEMA = BASE + "schema/";
    public static final String FOUNDATION = BASE + "entity";

    private Uris() {}

    public static String context(String kind) {
        return BASE + "contexts/contextFor" + kind + ".json";
    }

    public static String foundation(String id) {
        return FOUNDATION + "/" + id;
    }

    public static String linearization(String release, String linearization) {
        return BASE + "release/11/" + release + "/" + linearization;
    }

    public static String linearization(String linearization) {
        return BASE + "release/11/" + linearization;
    }

    public static String entity(String release, Node node) {
        return linearization(release, node.linearization) + "/" + node.id;
    }

    public static String codeInfo(String release, String linearization, String code) {
        return linearization(release, linearization) + "/codeinfo/" + URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    public static String icd10() {
        return BASE + "release/10";
    }

    public static String icd10(String rest) {
        return BASE + "release/10/" + rest;
    }

    /**
     * The entity identifier in a foundation or linearization URI, with its residual: {@code 123}, {@code 123/other}.
     * The residual may follow the linearization's name, as in DORIS' answers ({@code 123/mms/unspecified}).
     *
     * @return empty when the text is no such URI
     */
    public static String idOf(String uri) {
        String path = uri.strip().replaceFirst("^https?://[^/]+", "");
        java.util.regex.Matcher match = ID.matcher(path);
        return match.matches() ? match.group(1) + (match.group(2) == null ? "" : "/" + match.group(2)) : "";
    }

    private static final java.util.regex.Pattern ID = java.util.regex.Pattern.compile(
            "/icd/(?:entity|release/11/(?:\\d{4}(?:-\\d{2})?/)?[a-z]+)/(\\d{1,10})(?:/(?:mms/|icf/)?(other|unspecified))?");
}
