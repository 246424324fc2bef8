// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;
import org.icddesk.api.icd.SafeMarkup;

/** Writes as JSON what a batch lookup says of an item besides what it stands for. */
final class DetailItem {

    private static final JsonProvider JSON = JsonProvider.provider();

    private DetailItem() {}

    /** {@return an item with titles and a change} */
    static JsonObject with(JsonObject item, Optional<TitlesByLanguage> titles, Optional<JsonObject> change) {
        JsonObjectBuilder builder = JSON.createObjectBuilder(item);
        titles.ifPresent(some -> {
            JsonObjectBuilder texts = JSON.createObjectBuilder();
            some.titles().forEach((language, text) -> texts.add(language.tag(), SafeMarkup.of(text.value())));
            builder.add("titles", texts);
            if (!some.untranslated().isEmpty()) {
                JsonArrayBuilder tags = JSON.createArrayBuilder();
                some.untranslated().forEach(language -> tags.add(language.tag()));
                builder.add("untranslated", tags);
            }
            if (!some.failures().isEmpty()) {
                JsonObjectBuilder failures = JSON.createObjectBuilder();
                some.failures().forEach((language, words) -> failures.add(language.tag(), words));
                builder.add("titleFailures", failures);
            }
        });
        change.ifPresent(known -> builder.add("change", known));
        return builder.build();
    }

    /** {@return an item with other codes} */
    static JsonObject withCodes(JsonObject item, List<JsonObject> codes) {
        return JSON.createObjectBuilder(item)
                .add("codes", JSON.createArrayBuilder(codes))
                .build();
    }

    /** {@return an item of which something is missing, with the reason} */
    static JsonObject incomplete(JsonObject item, String reason) {
        return JSON.createObjectBuilder(item).add("incomplete", reason).build();
    }

    /** {@return a change} */
    static JsonObject change(CodeChange change) {
        JsonObjectBuilder builder = JSON.createObjectBuilder()
                .add("kind", change.kind().word())
                .add("since", change.since().id());
        change.from().ifPresent(from -> builder.add("from", named(from)));
        change.to().ifPresent(to -> builder.add("to", named(to)));
        if (change.reused()) {
            builder.add("reused", true);
        }
        return builder.build();
    }

    /** {@return that it is not known what changed, and why} */
    static JsonObject failedChange(String reason) {
        return JSON.createObjectBuilder()
                .add("kind", "failed")
                .add("failure", reason)
                .build();
    }

    private static JsonObjectBuilder named(CodeChange.Named named) {
        JsonObjectBuilder builder = JSON.createObjectBuilder();
        if (!named.code().isEmpty()) {
            builder.add("code", named.code());
        }
        return builder.add("title", SafeMarkup.of(named.title())).add("id", named.id());
    }
}
