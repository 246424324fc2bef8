// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Locale;
import org.icddesk.answer.Answer;
import org.icddesk.api.icd.SafeMarkup;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.FoundationEntity;
import org.icddesk.icd.entity.Icd10Entity;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.lookup.Match;
import org.icddesk.lookup.MissingCode;

/** Writes the items of a batch lookup as JSON. */
final class CodeItem {

    private static final JsonProvider JSON = JsonProvider.provider();

    /** Why an item is not valid. */
    enum Fault {
        /** The text has the form of no code and no identifier. */
        MALFORMED,
        /** The text has the form of a code or identifier that the release does not have. */
        NOT_IN_RELEASE;

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private CodeItem() {}

    /** {@return the result for a text that could not be looked up, with the reason} */
    static JsonObject unanswered(String text, String failure) {
        return item(text).add("failure", failure).build();
    }

    /** {@return the result for a text that names nothing} */
    static JsonObject invalid(String text, Fault fault, String words) {
        return faulty(text, fault, words).build();
    }

    /** {@return the result for codes that do not exist, with the nearest ones that do} */
    static JsonObject missing(String text, List<MissingCode> codes) {
        MissingCode first = codes.get(0);
        String extension = first.isMaybeNational() ? " It may be from a national extension." : "";
        JsonObjectBuilder item = faulty(
                text,
                Fault.NOT_IN_RELEASE,
                first.code() + " is not in " + name(first) + " " + first.release() + "." + extension);
        first.nearest().ifPresent(match -> item.add("nearest", entity(JSON.createObjectBuilder(), match)));
        return item.build();
    }

    /** {@return the result for a text that names an entity; further ones of other classifications stand behind it} */
    static JsonObject found(String text, List<Match> matches) {
        JsonObjectBuilder item = entity(item(text).add("valid", true), matches.get(0));
        if (matches.size() > 1) {
            item.add("also", entities(matches.subList(1, matches.size())));
        }
        return item.build();
    }

    /** {@return the result for a text that names several codes together} */
    static JsonObject several(String text, String kind, List<Match> matches) {
        return item(text)
                .add("valid", true)
                .add("kind", kind)
                .add("codes", entities(matches))
                .build();
    }

    /** {@return the result for a cluster} */
    static JsonObject cluster(String text, Answer<PostcoordinationSet> answer) {
        PostcoordinationSet set = answer.value();
        JsonObjectBuilder item = item(text).add("valid", true).add("kind", "cluster");
        set.linearization().or(set::foundation).ifPresent(uri -> item.add("id", uri.canonical()));
        item.add("title", SafeMarkup.of(set.label()));
        set.code().ifPresent(code -> item.add("code", code));
        return aged(item, answer).build();
    }

    private static JsonArrayBuilder entities(List<Match> matches) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        matches.forEach(match -> array.add(entity(JSON.createObjectBuilder(), match)));
        return array;
    }

    private static JsonObjectBuilder entity(JsonObjectBuilder item, Match match) {
        IcdEntity entity = match.entity().value();
        item.add("kind", kind(entity))
                .add("id", entity.uri().canonical())
                .add("title", SafeMarkup.of(entity.title().value()));
        if (!(entity instanceof FoundationEntity)) {
            item.add("code", entity.code());
        }
        item.add("linearization", match.classification().segment());
        entity.uri().release().ifPresent(release -> item.add("release", release.id()));
        item.add("leaf", entity.children().isEmpty());
        entity.parents().stream().map(IcdUri::canonical).findFirst().ifPresent(parent -> item.add("parent", parent));
        return aged(item, match.entity());
    }

    private static JsonObjectBuilder aged(JsonObjectBuilder item, Answer<?> answer) {
        answer.outageSince()
                .ifPresent(since -> item.add("asOf", answer.asOf().toString()).add("staleSince", since.toString()));
        return item;
    }

    private static JsonObjectBuilder faulty(String text, Fault fault, String words) {
        return item(text).add("valid", false).add("fault", SafeMarkup.of(words)).add("faultKind", fault.word());
    }

    private static JsonObjectBuilder item(String text) {
        return JSON.createObjectBuilder().add("asked", SafeMarkup.of(text));
    }

    private static String name(MissingCode code) {
        return switch (code.classification()) {
            case ICD10 -> "WHO's ICD-10";
            case ICF -> "the ICF";
            default -> "ICD-11";
        };
    }

    private static String kind(IcdEntity entity) {
        if (entity instanceof Entity coded) {
            return word(coded.kind());
        }
        return entity instanceof Icd10Entity old ? word(old.kind()) : "foundation";
    }

    private static String word(ClassKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
