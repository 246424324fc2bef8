// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.codesystem;

import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.icddesk.fhir.resource.Json;
import org.icddesk.fhir.system.Concept;
import org.icddesk.fhir.system.Shown;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.FoundationEntity;
import org.icddesk.icd.entity.IcdEntity;

/**
 * Words for a concept.
 *
 * @param language the language that they are really in
 * @param preferred whether they are its title
 */
public record Designation(String language, boolean preferred, String value) {

    private static final String USES = "http://terminology.hl7.org/CodeSystem/hl7TermMaintInfra";

    /** {@return the words for a concept in the language that its texts are in: the title first, each once} */
    public static List<Designation> of(Concept concept) {
        Map<String, Designation> all = new LinkedHashMap<>();
        if (concept.isPostcoordinated()) {
            return List.of();
        }
        IcdEntity entity = concept.entity();
        List<Text> texts = new ArrayList<>(List.of(entity.title()));
        entity.fullySpecifiedName().ifPresent(texts::add);
        terms(entity).filter(term -> !term.deprecated()).map(Term::label).forEach(texts::add);
        texts.forEach(text -> all.putIfAbsent(
                text.value(),
                new Designation(
                        text.language().tag(), Objects.equals(text, entity.title()), Shown.whole(text.value()))));
        return List.copyOf(all.values());
    }

    private static Stream<Term> terms(IcdEntity entity) {
        Stream<Term> terms = Stream.concat(entity.indexTerms().stream(), entity.inclusions().stream());
        return entity instanceof FoundationEntity foundation
                ? Stream.concat(foundation.synonyms().stream(), terms)
                : terms;
    }

    /** {@return its language and words as an element has them} */
    public JsonObjectBuilder json() {
        JsonObjectBuilder json = Json.object().add("language", language);
        return (preferred ? json.add("use", use()) : json).add("value", value);
    }

    /** {@return what says that the words are preferred in their language} */
    public static JsonObjectBuilder use() {
        return Json.object().add("system", USES).add("code", "preferredForLanguage");
    }
}
