// SPDX-License-Identifier: Apache-2.0
package org.icddesk.certificate;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.table.ReadTable;
import org.icddesk.table.TableFault;
import org.icddesk.table.TableOptions;
import org.icddesk.table.TableReader;

/** Certificates in files: WHO's JSON, and WHO's tables as CSV or workbook. A file is what its bytes are. */
public final class CertificateFile {

    /** The most certificates that a file may have. */
    public static final int MAX_CERTIFICATES = 50;

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int MAX_DEPTH = 30;
    private static final int MAX_CHARACTERS = 2_000_000;

    private CertificateFile() {}

    /**
     * Reads a file.
     *
     * @param name its name; empty text if it has none
     * @return the certificates, at least one; a {@link CertificateFileFault} if it has none that can be read, a {@link
     *     TableFault} if it is no table either
     */
    public static List<DeathCertificate> read(byte[] bytes, String name) {
        String text =
                new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
        boolean json = text.startsWith("{") && !text.startsWith("{\\rtf") || text.startsWith("[");
        List<DeathCertificate> certificates = json ? json(text) : table(bytes, name);
        if (certificates.isEmpty()) {
            throw new CertificateFileFault("empty");
        }
        if (certificates.size() > MAX_CERTIFICATES) {
            throw new CertificateFileFault("many", certificates.size(), MAX_CERTIFICATES);
        }
        return certificates;
    }

    private static List<DeathCertificate> json(String text) {
        JsonValue value = parsed(text).orElseThrow(() -> new CertificateFileFault("json"));
        List<JsonValue> values = value instanceof JsonArray array ? array : List.of(value);
        if (!values.stream().allMatch(CertificateFile::isCertificate)) {
            throw new CertificateFileFault("other");
        }
        return values.stream()
                .map(one -> CertificateJson.read(one.asJsonObject()))
                .toList();
    }

    private static boolean isCertificate(JsonValue value) {
        return value instanceof JsonObject object
                && (object.containsKey("Part1")
                        || object.containsKey("AdministrativeData")
                        || object.containsKey("ICDVersion"));
    }

    /** {@return the value that a text is in JSON; empty if it is none, or nested too deep} */
    public static Optional<JsonValue> parsed(String text) {
        if (text.length() > MAX_CHARACTERS || depth(text) > MAX_DEPTH) {
            return Optional.empty();
        }
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return Optional.of(reader.readValue());
        } catch (RuntimeException e) {
            // NOTE: not only a JsonException, as for text behind the value.
            return Optional.empty();
        }
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            depth += sign == '{' || sign == '[' ? 1 : sign == '}' || sign == ']' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private static List<DeathCertificate> table(byte[] bytes, String name) {
        ReadTable table = TableReader.read(bytes, new TableOptions(name, Optional.empty(), 1));
        if (!table.header() || !CertificateCsv.isCertificate(table.columns())) {
            throw new CertificateFileFault("columns");
        }
        return table.rows().stream()
                .map(row -> CertificateCsv.read(table.columns(), row))
                .toList();
    }

    /** {@return a file in WHO's JSON: an array with the one certificate} */
    public static byte[] json(DeathCertificate certificate) {
        StringWriter text = new StringWriter();
        Map<String, Object> pretty = Map.of(JsonGenerator.PRETTY_PRINTING, true);
        JSON.createWriterFactory(pretty)
                .createWriter(text)
                .writeArray(JSON.createArrayBuilder()
                        .add(CertificateJson.write(certificate))
                        .build());
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** {@return a file in WHO's table, CSV} */
    public static byte[] csv(DeathCertificate certificate) {
        return CertificateCsv.write(certificate);
    }

    /** {@return whether WHO's table has no place for something of a certificate, so that only JSON keeps all of it} */
    public static boolean isCutByCsv(DeathCertificate certificate) {
        try {
            return !read(csv(certificate), "").equals(List.of(certificate));
        } catch (CertificateFileFault | TableFault e) {
            return true;
        }
    }
}
