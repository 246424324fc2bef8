// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.icddesk.answer.Malformed;
import org.icddesk.icd.PlainText;

/**
 * The answer of WHO's DORIS, POST …/doris, or of CODEDIT, POST …/codedit, which has reports and issues alone. Every text is
 * foreign; one that is missing is empty.
 *
 * @param stemCode the code of the underlying cause without what is added to it
 * @param stemUri WHO's identifier of that
 * @param code the code or cluster of the underlying cause
 * @param uri WHO's identifiers of its parts
 * @param report how it was found, for people
 * @param tabularReport the same as a table
 * @param reject whether no underlying cause could be found
 * @param issueIds the issues that CODEDIT found
 */
record DorisAnswer(
        String stemCode,
        String stemUri,
        String code,
        String uri,
        String report,
        String tabularReport,
        boolean reject,
        String error,
        String warning,
        String issueIds) {

    private static final JsonProvider JSON = JsonProvider.provider();

    /** {@return the answer that a JSON document is; {@link Malformed} if it is none} */
    static DorisAnswer read(byte[] body) {
        try (JsonReader reader =
                JSON.createReaderFactory(null).createReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            JsonObject json = reader.readObject();
            return new DorisAnswer(
                    text(json, "stemCode"),
                    text(json, "stemURI"),
                    text(json, "code"),
                    text(json, "uri"),
                    text(json, "report"),
                    text(json, "tabularReport"),
                    json.get("reject") == JsonValue.TRUE,
                    text(json, "error"),
                    text(json, "warning"),
                    text(json, "issueIds"));
        } catch (RuntimeException e) {
            // NOTE: not only a JsonException, as where the document is an array.
            throw new Malformed("The ICD API answered a certificate with something other than a JSON object", null);
        }
    }

    private static String text(JsonObject json, String member) {
        JsonValue value = json.get(member);
        return value instanceof JsonString text ? PlainText.of(text.getString()).strip() : "";
    }

    /** Says nothing of its content. */
    @Override
    public String toString() {
        return "an answer to a certificate";
    }
}
