// SPDX-License-Identifier: Apache-2.0
package org.icddesk.request;

import java.util.Locale;

/** The kind of client that sends a request, as far as the path tells. */
public enum ClientKind {
    /** A reader's browser that asks for a page, or anything that is at no address below. */
    PAGE("Pages"),
    /** A reader's browser that asks for a style sheet, a script or an icon. */
    ASSET("Static files"),
    /** A page, or a browser's address bar, that asks for suggestions, counts of hits, or a level of the hierarchy. */
    SUGGEST("Search box and pages' scripts"),
    /** A program, or WHO's embedded tool, that asks WHO's API through this server. */
    ICD("WHO's API"),
    /** A program that asks this server's own API. */
    API("ICD Desk's own API"),
    /** A spreadsheet that asks for plain text. */
    TEXT("Plain text, for spreadsheets"),
    /** A program that speaks FHIR. */
    FHIR("FHIR"),
    /** A program that reconciles texts, such as OpenRefine. */
    RECONCILE("Reconciliation"),
    /** An assistant that speaks the Model Context Protocol. */
    MCP("Assistants (MCP)"),
    /** An administrator's browser or monitoring. */
    STATUS("Status");

    private final String words;

    ClientKind(String words) {
        this.words = words;
    }

    /** {@return its name for administrators} */
    public String words() {
        return words;
    }

    /** {@return its name in metrics and in JSON} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Tells the kind of a request.
     *
     * @param path the path after the application's own, as sent
     */
    public static ClientKind of(String path) {
        return switch (segment(path, 0)) {
            case "assets" -> ASSET;
            case "fhir" -> FHIR;
            case "status", "status.json" -> STATUS;
            case "api" -> below(segment(path, 1), segment(path, 2));
            default -> PAGE;
        };
    }

    private static ClientKind below(String api, String more) {
        return switch (api) {
            case "" -> PAGE;
            case "icd", "analytics", "languageresources" -> ICD;
            case "suggest", "children", "opensearch" -> SUGGEST;
            case "search" -> more.equals("count") ? SUGGEST : API;
            case "text" -> TEXT;
            case "reconcile" -> RECONCILE;
            case "mcp" -> MCP;
            default -> API;
        };
    }

    private static String segment(String path, int index) {
        int start = 0;
        for (int i = 0; i <= index; i++) {
            start = path.indexOf('/', start) + 1;
            if (start == 0) {
                return "";
            }
        }
        int end = path.indexOf('/', start);
        return end < 0 ? path.substring(start) : path.substring(start, end);
    }
}
