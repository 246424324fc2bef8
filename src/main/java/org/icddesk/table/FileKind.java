// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells by the first bytes of a file what it is, whatever its name says. */
final class FileKind {

    private static final String ZIP = "PK\3\4";
    private static final String EMPTY_ZIP = "PK\5\6";
    private static final String COMPOUND = "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1";
    private static final int MARKUP_SEARCHED = 500;
    private static final int CONTROL_SHARE = 10;

    /** Kinds that are not read, by how they begin. */
    private static final Map<String, String> OTHERS = new LinkedHashMap<>();

    static {
        OTHERS.put("%PDF-", "PDF");
        OTHERS.put("\u0089PNG", "PNG");
        OTHERS.put("GIF8", "GIF");
        OTHERS.put("\u00FF\u00D8\u00FF", "JPEG");
        OTHERS.put("\u001F\u008B", "gzip");
        OTHERS.put("BZh", "bzip2");
        OTHERS.put("7z\u00BC\u00AF", "7z");
        OTHERS.put("Rar!", "RAR");
        OTHERS.put("{\\rtf", "RTF");
        OTHERS.put("\u007FELF", "ELF");
        OTHERS.put("SQLite format 3", "SQLite");
    }

    private FileKind() {}

    static boolean isZip(byte[] bytes) {
        return starts(bytes, ZIP) || starts(bytes, EMPTY_ZIP);
    }

    /** Refuses what is no table, by its first bytes. */
    static void refuseOthers(byte[] bytes) {
        if (starts(bytes, COMPOUND)) {
            // An encrypted workbook is such a container too, with a stream of this name.
            boolean encrypted = new String(bytes, StandardCharsets.ISO_8859_1).contains(wide("EncryptedPackage"));
            throw TableFault.unsupported(encrypted ? "table.encrypted" : "table.xls");
        }
        OTHERS.entrySet().stream()
                .filter(kind -> starts(bytes, kind.getKey()))
                .findFirst()
                .ifPresent(kind -> {
                    throw TableFault.unsupported("table.kind", kind.getValue());
                });
    }

    /** Refuses text that is no table: markup, and what has too many control characters to be text. */
    static void refuseOthers(String text) {
        String start = text.substring(0, Math.min(MARKUP_SEARCHED, text.length()))
                .strip()
                .toLowerCase(Locale.ROOT);
        Optional<String> markup =
                Map.of("<!doctype html", "HTML", "<html", "HTML", "<table", "HTML", "<?xml", "XML").entrySet().stream()
                        .filter(kind -> start.startsWith(kind.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
        if (markup.isPresent()) {
            throw TableFault.unsupported("table.kind", markup.get());
        }
        long controls = text.chars()
                .filter(sign -> Character.isISOControl(sign) && "\t\n\r\f".indexOf(sign) < 0)
                .count();
        if (controls * CONTROL_SHARE > text.length()) {
            throw TableFault.unsupported("table.binary");
        }
    }

    private static String wide(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }

    private static boolean starts(byte[] bytes, String start) {
        for (int at = 0; at < start.length(); at++) {
            if (at >= bytes.length || (bytes[at] & 0xFF) != start.charAt(at)) {
                return false;
            }
        }
        return true;
    }
}
