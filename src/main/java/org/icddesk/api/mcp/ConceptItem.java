// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;
import org.icddesk.api.icd.SafeMarkup;
import org.icddesk.browse.Classification;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.IcdEntity;

/** Writes entities for assistants: always with code, title, identifier and release. */
final class ConceptItem {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int MAX_TERMS = 20;

    private ConceptItem() {}

    static JsonObjectBuilder of(String code, String title, IcdUri uri, ClassKind kind) {
        JsonObjectBuilder item = JSON.createObjectBuilder()
                .add("code", code)
                .add("title", SafeMarkup.of(title))
                .add("uri", uri.canonical())
                .add("release", uri.release().map(Release::id).orElse(""))
                .add("classification", Classification.of(uri).segment());
        return kind == ClassKind.UNKNOWN ? item : item.add("kind", kind.name().toLowerCase(Locale.ROOT));
    }

    static JsonObjectBuilder of(IcdEntity entity) {
        return of(entity.code(), entity.title().value(), entity.uri(), entity.kind());
    }

    static JsonArrayBuilder all(Collection<? extends IcdEntity> entities) {
        JsonArrayBuilder all = JSON.createArrayBuilder();
        entities.forEach(entity -> all.add(of(entity)));
        return all;
    }

    /** {@return an entity with what it includes, excludes and means} */
    static JsonObjectBuilder whole(IcdEntity entity) {
        JsonObjectBuilder item = of(entity).add("leaf", entity.children().isEmpty());
        entity.codeRange().ifPresent(range -> item.add("range", range));
        entity.definition().ifPresent(text -> item.add("definition", SafeMarkup.of(text.value())));
        texts(item, "notes", entity.notes().stream());
        terms(item, "inclusions", entity.inclusions().stream());
        terms(item, "exclusions", entity.exclusions().stream());
        terms(item, "indexTerms", entity.indexTerms().stream());
        return item;
    }

    private static void terms(JsonObjectBuilder item, String name, Stream<Term> terms) {
        texts(item, name, terms.filter(term -> !term.deprecated()).map(Term::label));
    }

    private static void texts(JsonObjectBuilder item, String name, Stream<Text> texts) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        texts.limit(MAX_TERMS).forEach(text -> array.add(SafeMarkup.of(text.value())));
        var built = array.build();
        if (!built.isEmpty()) {
            item.add(name, built);
        }
    }
}
