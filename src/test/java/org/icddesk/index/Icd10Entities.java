// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.ClassKind;

/** The entities of ICD-10: of the full table beside the project where it is there, else the sandbox's; with its texts. */
public final class Icd10Entities {

    private static final Path FULL =
            Path.of(System.getProperty("icd.shared", "../shared"), "icd-api", "tables", "icd10-2019.tsv");
    private static final Path SANDBOX = Path.of("src/test/resources/sandbox");
    private static final Release RELEASE = new Release("2019");

    private Icd10Entities() {}

    /** {@return whether the full table is there} */
    public static boolean areFull() {
        return Files.exists(FULL);
    }

    /** {@return titles alone, of the full table where it is there} */
    public static List<IndexedEntity> titles() {
        return read(areFull() ? FULL : SANDBOX.resolve("icd10.tsv"), JsonObject.EMPTY_JSON_OBJECT);
    }

    /** {@return the sandbox's own entities with its own inclusions, exclusions and notes} */
    public static List<IndexedEntity> sandbox() {
        try (Reader file = Files.newBufferedReader(SANDBOX.resolve("icd10-details.json"));
                JsonReader json = Json.createReader(file)) {
            return read(SANDBOX.resolve("icd10.tsv"), json.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<IndexedEntity> read(Path table, JsonObject details) {
        try {
            List<String> lines = Files.readAllLines(table);
            List<String> columns = List.of(lines.get(0).split("\t"));
            return lines.stream()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(cells -> entity(
                            cells[columns.indexOf("code")],
                            cells[columns.indexOf("parent")],
                            cells[columns.indexOf("classKind")],
                            cells[columns.indexOf("title")],
                            details))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IndexedEntity entity(String code, String parent, String kind, String title, JsonObject details) {
        JsonObject own = details.containsKey(code) ? details.getJsonObject(code) : JsonObject.EMPTY_JSON_OBJECT;
        return new IndexedEntity(
                uri(code),
                code,
                ClassKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                text(title),
                parent.isEmpty() ? Optional.empty() : Optional.of(uri(parent)),
                terms(own, "inclusion"),
                terms(own, "exclusion"),
                List.of(),
                Stream.of("note", "codingHint")
                        .filter(own::containsKey)
                        .map(name -> text(own.getString(name)))
                        .toList(),
                false);
    }

    private static List<Term> terms(JsonObject own, String name) {
        return own.containsKey(name)
                ? own.getJsonArray(name).getValuesAs(JsonString.class).stream()
                        .map(label -> term(label.getString()))
                        .toList()
                : List.of();
    }

    /** {@return an identifier in ICD-10 2019} */
    public static IcdUri uri(String code) {
        return Icd10Uri.of(RELEASE, new Icd10Code(code));
    }

    static Text text(String value) {
        return new Text(Language.ENGLISH, value, true);
    }

    static Term term(String label) {
        return new Term(text(label), Optional.empty(), Optional.empty(), false);
    }
}
