// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.sandbox.http.Jsons;

/** ICD-10 as the sandbox knows it. */
public final class Icd10 {

    public static final String TABLE = "icd10-2019.tsv";

    private final Map<String, Entity> byCode = new LinkedHashMap<>();

    private Icd10() {}

    /** A chapter, block or category. */
    public static final class Entity {
        public final String code;
        public final String classKind;
        public final Entity parent;
        public final List<Entity> children = new ArrayList<>();
        public Texts title;
        public JsonObject notes = JsonValue.EMPTY_JSON_OBJECT;
        /** What differs in a release, by its id. */
        private JsonObject in = JsonValue.EMPTY_JSON_OBJECT;

        Entity(String code, String classKind, Entity parent, Texts title) {
            this.code = code;
            this.classKind = classKind;
            this.parent = parent;
            this.title = title;
        }

        public Texts titleIn(Icd10Release release) {
            JsonObject there = differing(release);
            return there.containsKey("title") ? title.with(Overlay.texts(there.get("title"))) : title;
        }

        /** The notes of a release: whatever differs there stands in place of what is said of the others. */
        public JsonObject notesIn(Icd10Release release) {
            var there = Jsons.object();
            notes.forEach(there::add);
            differing(release).forEach(there::add);
            return there.build();
        }

        private JsonObject differing(Icd10Release release) {
            return in.containsKey(release.id()) ? in.getJsonObject(release.id()) : JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    public static Icd10 load(Optional<Path> tables) {
        Icd10 loaded = new Icd10();
        if (tables.isPresent()) {
            Tsv.read(tables.get().resolve(TABLE), loaded::row);
        } else {
            Tsv.readResource("icd10.tsv", loaded::row);
        }
        Tsv.readResource("icd10-titles.tsv", row -> {
            Entity entity = loaded.byCode.get(row.get("code"));
            if (entity != null) {
                entity.title = entity.title.with(new Texts(Map.of(row.get("language"), row.get("title"))));
            }
        });
        Jsons.resource("icd10-details.json").forEach((code, notes) -> {
            Entity entity = loaded.byCode.get(code);
            if (entity != null) {
                entity.notes = notes.asJsonObject();
                entity.in = entity.notes.containsKey("in") ? entity.notes.getJsonObject("in") : entity.in;
            }
        });
        return loaded;
    }

    private void row(Tsv.Row row) {
        Entity parent = byCode.get(row.get("parent"));
        Entity entity = new Entity(row.get("code"), row.get("classKind"), parent, Texts.english(row.get("title")));
        byCode.put(entity.code, entity);
        if (parent != null) {
            parent.children.add(entity);
        }
    }

    public Optional<Entity> find(Icd10Release release, String code) {
        return Optional.ofNullable(byCode.get(code)).filter(entity -> release.has(entity.code));
    }

    public List<Entity> chapters() {
        return byCode.values().stream().filter(entity -> entity.parent == null).toList();
    }
}
