// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.icddesk.icd.IcdUri;

/** The properties of entities that clients can fetch for a list. */
enum EntityProperty {
    CODE("code", "Code", "The code; none for groupings of ICD-11", facts -> List.of(facts.code())),
    TITLE("title", "Title", "The title", facts -> List.of(facts.title().value())),
    URI("uri", "URI", "WHO's identifier", facts -> List.of(facts.uri().canonical())),
    KIND("kind", "Kind", "chapter, block, category or window", facts -> List.of(EntityType.id(facts.kind()))),
    PARENT("parent", "Parent", "What the entity stands under", facts -> List.of()),
    LEAF("leaf", "Leaf", "true if nothing stands below", facts -> List.of(String.valueOf(facts.leaf()))),
    FOUNDATION(
            "foundation",
            "Foundation URI",
            "The entity of the foundation; none in ICD-10",
            facts -> facts.source().map(IcdUri::canonical).stream().toList()),
    DEFINITION("definition", "Definition", "What the entity is", EntityFacts::definitions),
    INCLUSION("inclusion", "Inclusions", "Terms that belong to the entity", EntityFacts::inclusions),
    EXCLUSION("exclusion", "Exclusions", "Terms that are coded elsewhere", EntityFacts::exclusions),
    INDEX_TERM("indexTerm", "Index terms", "All terms that lead to the entity", EntityFacts::indexTerms),
    NOTE("note", "Notes", "How to code with the entity", EntityFacts::notes);

    private final String id;
    private final String label;
    private final String description;
    private final Function<EntityFacts, List<String>> values;

    EntityProperty(String id, String label, String description, Function<EntityFacts, List<String>> values) {
        this.id = id;
        this.label = label;
        this.description = description;
        this.values = values;
    }

    static Optional<EntityProperty> parse(String id) {
        return Arrays.stream(values())
                .filter(property -> property.id.equals(id))
                .findFirst();
    }

    /** {@return the properties whose identifier or name has a text, those that begin with it first} */
    static List<EntityProperty> with(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return Stream.concat(
                        Arrays.stream(values())
                                .filter(property -> property.lower().startsWith(wanted)),
                        Arrays.stream(values())
                                .filter(property -> (property.lower() + " " + property.id.toLowerCase(Locale.ROOT))
                                        .contains(wanted)))
                .distinct()
                .toList();
    }

    private String lower() {
        return label.toLowerCase(Locale.ROOT);
    }

    String id() {
        return id;
    }

    String label() {
        return label;
    }

    String description() {
        return description;
    }

    /** {@return its values as texts; those of {@link #PARENT} are entities, and not among them} */
    List<String> values(EntityFacts facts) {
        return values.apply(facts).stream().filter(value -> !value.isEmpty()).toList();
    }
}
