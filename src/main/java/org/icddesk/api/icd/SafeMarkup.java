// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.web.content.Representation;

/**
 * Neutralizes markup in JSON texts: only WHO's highlights of found words, {@code <em class='found'>…</em>}, stay.
 *
 * <p>Where a {@code <} begins a tag, a comment or the like it becomes {@code &lt;}. Every other byte stays as it is.
 */
public final class SafeMarkup {

    // NOTE: clients have cached answers under entity tags of this length.
    private static final int HASH_BYTES = 12;
    private static final JsonProvider JSON = JsonProvider.provider();
    // NOTE: a sign at the end counts too, because the client may append text to it.
    private static final Pattern MARKUP =
            Pattern.compile("(<em class=(?:'found'|\"found\")>)|(</em>)|<(?=[A-Za-z/!?]|\\z)");

    private final byte[] json;
    private final ByteArrayOutputStream safe;
    private int copied;

    private SafeMarkup(byte[] json) {
        this.json = json;
        this.safe = new ByteArrayOutputStream(json.length + 64);
    }

    /**
     * Escapes markup in an answer of WHO.
     *
     * @param json a valid JSON document in UTF-8
     * @return the document without markup
     */
    public static Representation representation(byte[] json) {
        return new Representation(of(json), HASH_BYTES);
    }

    /**
     * Neutralizes all texts of a document.
     *
     * @param json a valid JSON document in UTF-8
     * @return the same document without markup; the same array where there was none
     */
    static byte[] of(byte[] json) {
        return new SafeMarkup(json).neutralized();
    }

    /**
     * Neutralizes one text.
     *
     * @return the text, in which no tag, comment or processing instruction begins but WHO's mark
     */
    public static String of(String text) {
        if (text.indexOf('<') < 0) {
            return text;
        }
        BitSet harmful = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        Matcher sign = MARKUP.matcher(text);
        while (sign.find()) {
            if (sign.group(1) != null) {
                open.push(sign.start());
            } else if (sign.group(2) == null || open.poll() == null) {
                harmful.set(sign.start());
            }
        }
        open.forEach(harmful::set);
        return harmful.isEmpty() ? text : escaped(text, harmful);
    }

    private static String escaped(String text, BitSet signs) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        int from = 0;
        for (int at = signs.nextSetBit(0); at >= 0; at = signs.nextSetBit(at + 1)) {
            escaped.append(text, from, at).append("&lt;");
            from = at + 1;
        }
        return escaped.append(text, from, text.length()).toString();
    }

    private byte[] neutralized() {
        int at = 0;
        while (at < json.length) {
            at = json[at] == '"' ? literal(at) : at + 1;
        }
        if (copied == 0) {
            return json;
        }
        safe.write(json, copied, json.length - copied);
        return safe.toByteArray();
    }

    /** Neutralizes the string literal that begins at a quotation mark; returns the index after it. */
    private int literal(int start) {
        boolean suspicious = false;
        int at = start + 1;
        while (at < json.length && json[at] != '"') {
            suspicious |= json[at] == '<';
            if (json[at] == '\\') {
                at++;
                suspicious |= at < json.length && json[at] == 'u';
            }
            at++;
        }
        int end = Math.min(at + 1, json.length);
        if (suspicious) {
            replace(start, end);
        }
        return end;
    }

    private void replace(int start, int end) {
        String text = decoded(start, end);
        String harmless = of(text);
        if (!harmless.equals(text)) {
            safe.write(json, copied, start - copied);
            safe.writeBytes(JSON.createValue(harmless).toString().getBytes(StandardCharsets.UTF_8));
            copied = end;
        }
    }

    private String decoded(int start, int end) {
        byte[] array = new byte[end - start + 2];
        array[0] = '[';
        System.arraycopy(json, start, array, 1, end - start);
        array[array.length - 1] = ']';
        try (JsonReader reader =
                JSON.createReaderFactory(null).createReader(new ByteArrayInputStream(array), StandardCharsets.UTF_8)) {
            return reader.readArray().getString(0);
        }
    }
}
