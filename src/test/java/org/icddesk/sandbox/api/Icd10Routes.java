// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.icddesk.sandbox.catalogue.Icd10;
import org.icddesk.sandbox.catalogue.Icd10Release;
import org.icddesk.sandbox.catalogue.Languages;
import org.icddesk.sandbox.catalogue.Overlay;
import org.icddesk.sandbox.catalogue.Texts;
import org.icddesk.sandbox.catalogue.Uris;
import org.icddesk.sandbox.http.Answer;
import org.icddesk.sandbox.http.Jsons;
import org.icddesk.sandbox.http.Request;

/** The paths of ICD-10 and their answers, keys in the recorded order. */
final class Icd10Routes {

    private static final String TITLE =
            "International Statistical Classification of Diseases and Related Health Problems 10th Revision (ICD-10)";

    private Icd10Routes() {}

    static Optional<Route> find(Icd10 icd10, Request request, List<String> rest) {
        return switch (rest.size()) {
            case 0 -> route("multiversion", () -> Optional.of(root()));
            case 1 ->
                rest.get(0).matches("\\d{4}")
                        ? route("toplevel", () -> release(rest.get(0)).map(release -> top(icd10, release)))
                        : route("multiversion", () -> versions(icd10, request, rest.get(0)));
            case 2 ->
                route("entity", () -> release(rest.get(0)).flatMap(release -> icd10.find(release, rest.get(1))
                        .map(entity -> entity(release, language(request, release), entity))));
            default -> Optional.empty();
        };
    }

    private static Optional<Route> route(String kind, Supplier<Optional<JsonObject>> answer) {
        return Optional.of(Route.get(kind, () -> answer.get().map(Answer::json)));
    }

    private static Optional<Icd10Release> release(String id) {
        return Icd10Release.ALL.stream()
                .filter(release -> release.id().equals(id))
                .findFirst();
    }

    private static String language(Request request, Icd10Release release) {
        return Languages.choose(request.header("Accept-Language"), release.languages());
    }

    private static JsonObject root() {
        return MultiVersion.of(
                Uris.icd10(),
                "en",
                TITLE,
                Icd10Release.ALL.stream()
                        .map(release -> Uris.icd10(release.id()))
                        .toList());
    }

    private static Optional<JsonObject> versions(Icd10 icd10, Request request, String code) {
        List<Icd10Release> having = Icd10Release.ALL.stream()
                .filter(release -> icd10.find(release, code).isPresent())
                .toList();
        return having.stream().findFirst().map(latest -> {
            String language = language(request, latest);
            Texts title = icd10.find(latest, code).orElseThrow().titleIn(latest);
            return MultiVersion.of(
                    Uris.icd10(code),
                    language,
                    title.shown(language),
                    having.stream()
                            .map(release -> Uris.icd10(release.id() + "/" + code))
                            .toList());
        });
    }

    private static JsonObject top(Icd10 icd10, Icd10Release release) {
        return Jsons.object()
                .add("@context", Uris.context("TopLevel"))
                .add("@id", Uris.icd10(release.id()))
                .add("title", Localized.text("en", TITLE + " Version for " + release.id()))
                .add("releaseDate", release.date())
                .add("child", Jsons.strings(uris(release, icd10.chapters())))
                .add("browserUrl", WhoBrowser.icd10(release.id(), "en"))
                .build();
    }

    private static JsonObject entity(Icd10Release release, String language, Icd10.Entity entity) {
        String parent = entity.parent == null ? release.id() : release.id() + "/" + entity.parent.code;
        JsonObjectBuilder out = Jsons.object()
                .add("@context", Uris.context("ICD10Entity"))
                .add("@id", Uris.icd10(release.id() + "/" + entity.code))
                .add("parent", Jsons.strings(List.of(Uris.icd10(parent))));
        Localized.addStrings(out, "child", uris(release, entity.children));
        out.add("browserUrl", WhoBrowser.icd10(release.id(), language) + "#/" + entity.code)
                .add("code", entity.code)
                .add("title", Localized.text(language, entity.titleIn(release).shown(language)));
        JsonObject notes = entity.notesIn(release);
        text(out, notes, language, "definition");
        terms(out, notes, language, "inclusion");
        terms(out, notes, language, "exclusion");
        text(out, notes, language, "note");
        text(out, notes, language, "codingHint");
        return out.add("classKind", entity.classKind).build();
    }

    private static List<String> uris(Icd10Release release, List<Icd10.Entity> entities) {
        return entities.stream()
                .filter(entity -> release.has(entity.code))
                .map(entity -> Uris.icd10(release.id() + "/" + entity.code))
                .toList();
    }

    private static void text(JsonObjectBuilder out, JsonObject notes, String language, String key) {
        Localized.add(out, key, Overlay.texts(notes.get(key)), language);
    }

    private static void terms(JsonObjectBuilder out, JsonObject notes, String language, String key) {
        var list = Jsons.array();
        if (!notes.containsKey(key)) {
            return;
        }
        for (JsonValue term : notes.getJsonArray(key)) {
            String label = Overlay.texts(term).shown(language);
            list.add(Jsons.object().add("label", Localized.text(language, label)));
        }
        out.add(key, list);
    }
}
