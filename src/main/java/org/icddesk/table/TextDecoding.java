// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bytes of a file decoded.
 *
 * @param text the text, without a byte order mark
 * @param encoding the encoding it was read in
 * @param encodings those to choose from, where the bytes do not tell; else empty
 */
record TextDecoding(String text, String encoding, List<String> encodings) {

    private static final String UTF_8 = "utf-8";
    private static final String UTF_16LE = "utf-16le";
    private static final String UTF_16BE = "utf-16be";
    private static final String WINDOWS_1252 = "windows-1252";
    private static final int SAMPLE = 4_000;

    /** The encodings that can be asked for, by the names that browsers give them. */
    private static final Map<String, Charset> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put(UTF_8, StandardCharsets.UTF_8);
        KNOWN.put(UTF_16LE, StandardCharsets.UTF_16LE);
        KNOWN.put(UTF_16BE, StandardCharsets.UTF_16BE);
        List.of(
                        WINDOWS_1252,
                        "iso-8859-15",
                        "windows-1250",
                        "windows-1251",
                        "windows-1253",
                        "windows-1254",
                        "windows-1256")
                .forEach(name -> KNOWN.put(name, Charset.forName(name)));
    }

    /** The encodings of one byte a letter. */
    private static final List<String> OFFERED =
            KNOWN.keySet().stream().filter(name -> !name.startsWith("utf-")).toList();

    static TextDecoding of(byte[] bytes, Optional<String> wanted) {
        Optional<TextDecoding> marked = marked(bytes);
        if (wanted.isPresent()) {
            return wanted(bytes, wanted.get(), marked);
        }
        return marked.or(() -> unmarkedUtf16(bytes))
                .or(() -> utf8(bytes))
                .orElseGet(() ->
                        new TextDecoding(decoded(bytes, 0, Charset.forName(WINDOWS_1252)), WINDOWS_1252, OFFERED));
    }

    private static TextDecoding wanted(byte[] bytes, String name, Optional<TextDecoding> marked) {
        Charset charset = KNOWN.get(name);
        if (charset == null) {
            throw TableFault.broken("table.encoding", String.join(", ", KNOWN.keySet()));
        }
        if (marked.isPresent() && marked.get().encoding().equals(name)) {
            return marked.get();
        }
        return new TextDecoding(decoded(bytes, 0, charset), name, OFFERED);
    }

    private static Optional<TextDecoding> marked(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(new TextDecoding(decoded(bytes, 3, StandardCharsets.UTF_8), UTF_8, List.of()));
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return Optional.of(new TextDecoding(decoded(bytes, 2, StandardCharsets.UTF_16LE), UTF_16LE, List.of()));
        }
        return startsWith(bytes, 0xFE, 0xFF)
                ? Optional.of(new TextDecoding(decoded(bytes, 2, StandardCharsets.UTF_16BE), UTF_16BE, List.of()))
                : Optional.empty();
    }

    /** In UTF-16 every other byte of a text in Latin letters is 0. */
    private static Optional<TextDecoding> unmarkedUtf16(byte[] bytes) {
        int length = Math.min(SAMPLE, bytes.length) / 2 * 2;
        int even = 0;
        int odd = 0;
        for (int at = 0; at < length; at += 2) {
            even += bytes[at] == 0 ? 1 : 0;
            odd += bytes[at + 1] == 0 ? 1 : 0;
        }
        int half = length / 2;
        if (length < 4 || Math.max(even, odd) * 2 < half || Math.min(even, odd) * 10 > half) {
            return Optional.empty();
        }
        boolean little = odd > even;
        return Optional.of(new TextDecoding(
                decoded(bytes, 0, little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE),
                little ? UTF_16LE : UTF_16BE,
                List.of()));
    }

    private static Optional<TextDecoding> utf8(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(new TextDecoding(text, UTF_8, List.of()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String decoded(byte[] bytes, int from, Charset charset) {
        return new String(bytes, from, bytes.length - from, charset);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int at = 0; at < mark.length; at++) {
            if (at >= bytes.length || (bytes[at] & 0xFF) != mark[at]) {
                return false;
            }
        }
        return true;
    }
}
