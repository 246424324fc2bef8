// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Definitions, inclusions, exclusions and coding notes of an older release, brought to the entities of the tables.
 *
 * <p>Codes have moved since, so a reference counts only where its target's title confirms it.
 */
final class OlderTexts {

    private final Map<String, Node> byTitle = new HashMap<>();
    private final Map<String, Node> byRange = new HashMap<>();
    private final Map<Node, Map<String, List<Term>>> found = new LinkedHashMap<>();
    private final Catalogue catalogue;

    private OlderTexts(Catalogue catalogue) {
        this.catalogue = catalogue;
        for (Node node : catalogue.nodes()) {
            if (node.linearization.equals("mms")) {
                byTitle.putIfAbsent(Words.fold(node.title.plain("en")), node);
                byRange.putIfAbsent(node.codeRange, node);
            }
        }
    }

    static void apply(Catalogue catalogue, Consumer<Consumer<Tsv.Row>> table) {
        OlderTexts texts = new OlderTexts(catalogue);
        table.accept(texts::row);
        texts.found.forEach((node, kinds) -> node.details = details(kinds));
    }

    private void row(Tsv.Row row) {
        String uri = row.get("foundationUri");
        Node node = catalogue.byId(uri.substring(uri.lastIndexOf('/') + 1));
        if (node != null) {
            String text = row.get("text");
            found.computeIfAbsent(node, any -> new HashMap<>())
                    .computeIfAbsent(row.get("kind"), any -> new ArrayList<>())
                    .add(new Term(Texts.english(text), reference(text, row.get("referenceCode")), false));
        }
    }

    private String reference(String text, String code) {
        if (code.isEmpty()) {
            return "";
        }
        String folded = Words.fold(text);
        Node titled = byTitle.get(folded);
        if (titled != null) {
            return titled.id;
        }
        Node coded = catalogue.byCode("mms", "2024-01", code).orElse(byRange.get(code));
        return coded != null && shareAWord(folded, Words.fold(coded.title.plain("en"))) ? coded.id : "";
    }

    private static boolean shareAWord(String one, String other) {
        for (String word : one.split(" ")) {
            if (word.length() > 4 && (" " + other + " ").contains(" " + word + " ")) {
                return true;
            }
        }
        return false;
    }

    private static Details details(Map<String, List<Term>> kinds) {
        Details none = Details.NONE;
        return new Details(
                text(kinds.get("definition")),
                none.longDefinition(),
                none.fullySpecifiedName(),
                text(kinds.get("codingNote")),
                none.diagnosticCriteria(),
                none.synonyms(),
                none.narrowerTerms(),
                kinds.getOrDefault("inclusion", List.of()),
                kinds.getOrDefault("exclusion", List.of()),
                kinds.getOrDefault("codedElsewhere", List.of()).stream()
                        .filter(term -> !term.reference().isEmpty())
                        .toList(),
                none.maternal(),
                none.perinatal(),
                none.scales());
    }

    private static Texts text(List<Term> terms) {
        return terms == null ? Texts.NONE : terms.get(0).label();
    }
}
