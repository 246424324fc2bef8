// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icddesk.sandbox.http.Jsons;

/** What the small catalogue knows of an entity besides tables, read from its {@code details.json}. */
public final class Overlay {

    private Overlay() {}

    /** Adds to the nodes what {@code details.json} says of them; entities that are not loaded are passed over. */
    static void apply(Catalogue catalogue) {
        JsonObject all = Jsons.resource("details.json");
        all.forEach((id, value) -> {
            Node node = catalogue.byId(id);
            if (node != null) {
                apply(catalogue, node, value.asJsonObject());
            }
        });
        all.forEach((id, value) -> {
            Node node = catalogue.byId(id);
            if (node != null && value.asJsonObject().getBoolean("scaleBelow", false)) {
                node.children.forEach(child -> inherit(child, node.details.scales()));
            }
        });
    }

    /** What stands below an entity has its axes, unless {@code details.json} says which ones it has. */
    private static void inherit(Node node, List<Scale> scales) {
        if (node.details.scales().isEmpty()) {
            node.details = node.details.withScales(scales);
        }
        node.children.forEach(child -> inherit(child, scales));
    }

    private static void apply(Catalogue catalogue, Node node, JsonObject said) {
        Details older = node.details;
        node.details = details(said).over(older);
        node.since = said.getString("since", node.since);
        node.until = said.getString("until", node.until);
        node.openCode = said.getBoolean("openCode", false);
        node.cluster = said.getString("cluster", "");
        if (said.containsKey("titleIn")) {
            said.getJsonObject("titleIn")
                    .forEach((release, title) -> node.titleIn.put(release, node.title.with(texts(title))));
        }
        if (said.containsKey("in")) {
            said.getJsonObject("in")
                    .forEach((release, differing) ->
                            in(catalogue, node, release, said, differing.asJsonObject(), older));
        }
        for (String parent : strings(said, "foundationParent")) {
            Node known = catalogue.byId(parent);
            if (known != null) {
                catalogue.link(known, node);
            }
        }
    }

    /** What differs in one release: whatever it names, even as empty, stands in place of what is said of the others. */
    private static void in(
            Catalogue catalogue, Node node, String release, JsonObject said, JsonObject differing, Details older) {
        JsonObjectBuilder there = Jsons.object();
        said.forEach(there::add);
        differing.forEach(there::add);
        node.detailsIn.put(release, details(there.build()).over(older));
        if (differing.containsKey("code")) {
            catalogue.recodeIn(release, node, differing.getString("code"));
        }
        Node parent = catalogue.byId(differing.getString("parent", ""));
        if (parent != null) {
            node.moveIn(release, parent);
        }
    }

    private static Details details(JsonObject said) {
        return new Details(
                texts(said.get("definition")),
                texts(said.get("longDefinition")),
                texts(said.get("fullySpecifiedName")),
                texts(said.get("codingNote")),
                texts(said.get("diagnosticCriteria")),
                terms(said, "synonym"),
                terms(said, "narrowerTerm"),
                terms(said, "inclusion"),
                terms(said, "exclusion"),
                terms(said, "elsewhere"),
                strings(said, "maternal"),
                strings(said, "perinatal"),
                array(said, "scale").getValuesAs(Overlay::scale));
    }

    private static Scale scale(JsonValue value) {
        JsonObject said = value.asJsonObject();
        return new Scale(
                said.getString("axis"),
                said.getBoolean("required", false),
                said.getString("multiple", "AllowAlways"),
                strings(said, "values"));
    }

    private static List<Term> terms(JsonObject said, String key) {
        return array(said, key).getValuesAs(Overlay::term);
    }

    private static Term term(JsonValue value) {
        if (value instanceof JsonString words) {
            return new Term(Texts.english(words.getString()), "", false);
        }
        JsonObject said = value.asJsonObject();
        return new Term(texts(said.get("label")), said.getString("ref", ""), said.getBoolean("deprecated", false));
    }

    private static List<String> strings(JsonObject said, String key) {
        return array(said, key).getValuesAs(JsonString::getString);
    }

    private static JsonArray array(JsonObject said, String key) {
        return said.containsKey(key) ? said.getJsonArray(key) : JsonValue.EMPTY_JSON_ARRAY;
    }

    /** Texts from a string (English) or from an object of texts by language; none when absent. */
    public static Texts texts(JsonValue value) {
        if (value == null) {
            return Texts.NONE;
        }
        if (value instanceof JsonString words) {
            return Texts.english(words.getString());
        }
        Map<String, String> byLanguage = new LinkedHashMap<>();
        value.asJsonObject().forEach((language, text) -> byLanguage.put(language, ((JsonString) text).getString()));
        return new Texts(byLanguage);
    }
}
