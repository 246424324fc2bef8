// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.icddesk.sandbox.catalogue.Edition;
import org.icddesk.sandbox.catalogue.Node;
import org.icddesk.sandbox.catalogue.Term;
import org.icddesk.sandbox.catalogue.Texts;
import org.icddesk.sandbox.catalogue.Uris;
import org.icddesk.sandbox.http.Jsons;

/** Texts and terms in WHO's JSON forms. */
final class Localized {

    private Localized() {}

    static JsonObject text(String language, String value) {
        return Jsons.object().add("@language", language).add("@value", value).build();
    }

    /** Adds the text under the key unless it is empty: WHO leaves empty properties out. */
    static void add(JsonObjectBuilder to, String key, Texts texts, String language) {
        if (!texts.isEmpty()) {
            to.add(key, text(language, texts.shown(language)));
        }
    }

    static void addStrings(JsonObjectBuilder to, String key, List<String> values) {
        if (!values.isEmpty()) {
            to.add(key, Jsons.strings(values));
        }
    }

    static void addTerms(JsonObjectBuilder to, String key, List<Term> terms, Edition edition) {
        JsonArrayBuilder list = Jsons.array();
        terms.forEach(term -> list.add(term(term, edition)));
        JsonArray built = list.build();
        if (!built.isEmpty()) {
            to.add(key, built);
        }
    }

    /** A term with its references: only the foundation one in the foundation, both in a linearization. */
    static JsonObject term(Term term, Edition edition) {
        Node target = term.reference().isEmpty() ? null : edition.catalogue().byId(term.reference());
        Texts label = term.label().isEmpty() && target != null
                ? target.titleIn(edition.release().id())
                : term.label();
        JsonObjectBuilder built =
                Jsons.object().add("label", text(edition.language(), label.shown(edition.language())));
        if (!term.reference().isEmpty()) {
            built.add("foundationReference", Uris.foundation(term.reference()));
            if (!edition.isFoundation()) {
                edition.catalogue()
                        .aggregated(edition.linearization(), edition.release().id(), term.reference())
                        .ifPresent(node -> built.add("linearizationReference", edition.uri(node)));
            }
        }
        if (term.deprecated()) {
            built.add("deprecated", true);
        }
        return built.build();
    }

    /** A term that comes from an entity below the shoreline. */
    static JsonObject termFrom(Node source, Texts label, boolean deprecated, String language) {
        JsonObjectBuilder built = Jsons.object()
                .add("label", text(language, label.shown(language)))
                .add("foundationReference", Uris.foundation(source.id));
        if (deprecated) {
            built.add("deprecated", true);
        }
        return built.build();
    }
}
