// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.icddesk.sandbox.catalogue.Catalogue;
import org.icddesk.sandbox.catalogue.Details;
import org.icddesk.sandbox.catalogue.Node;
import org.icddesk.sandbox.catalogue.Release;
import org.icddesk.sandbox.catalogue.Term;
import org.icddesk.sandbox.catalogue.Texts;

/** The search indexes of a catalogue, each built when first asked for. */
public final class Indexes {

    private final Catalogue catalogue;
    private final Map<String, SearchIndex> built = new ConcurrentHashMap<>();

    public Indexes(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    SearchIndex of(String linearization, String language) {
        return built.computeIfAbsent(linearization + " " + language, any -> build(linearization, language));
    }

    private SearchIndex build(String linearization, String language) {
        List<SearchDocument> documents = new ArrayList<>();
        boolean foundation = linearization.equals("foundation");
        for (Node node : catalogue.nodes()) {
            if (foundation ? !node.isResidual() : node.linearization.equals(linearization)) {
                add(node, node, language, documents);
                if (!foundation) {
                    below(node, node, language, documents);
                }
            }
        }
        return new SearchIndex(documents);
    }

    private static void below(Node target, Node node, String language, List<SearchDocument> documents) {
        for (Node child : node.foundationChildren) {
            if (child.linearization.equals("foundation") && child.foundationParents.get(0) == node) {
                add(target, child, language, documents);
                below(target, child, language, documents);
            }
        }
    }

    private static void add(Node target, Node source, String language, List<SearchDocument> documents) {
        titles(source)
                .forEach((title, span) ->
                        documents.add(document(target, source, "Title", title, language, span[0], span[1])));
        Details details = source.details;
        terms(target, source, "Synonym", details.inclusions(), language, documents);
        terms(target, source, "Synonym", details.synonyms(), language, documents);
        terms(target, source, "NarrowerTerm", details.narrowerTerms(), language, documents);
        text(target, source, "FullySpecifiedName", details.fullySpecifiedName(), language, documents);
        if (target == source) {
            text(target, source, "Definition", details.definition(), language, documents);
            terms(target, source, "Exclusion", details.exclusions(), language, documents);
        }
    }

    /** The title of the entity in each span of releases in which it stays the same. */
    private static Map<Texts, String[]> titles(Node source) {
        if (source.titleIn.isEmpty()) {
            return Map.of(source.title, new String[] {"", "9999"});
        }
        Map<Texts, String[]> spans = new LinkedHashMap<>();
        Set<String> releases = new LinkedHashSet<>();
        Release.ALL.forEach(release -> releases.add(release.id()));
        for (String release : releases) {
            String[] span = spans.computeIfAbsent(source.titleIn(release), any -> new String[] {release, release});
            span[0] = release;
        }
        return spans;
    }

    private static void terms(
            Node target, Node source, String property, List<Term> terms, String language, List<SearchDocument> to) {
        terms.forEach(term -> text(target, source, property, term.label(), language, to));
    }

    private static void text(
            Node target, Node source, String property, Texts text, String language, List<SearchDocument> documents) {
        if (!text.isEmpty()) {
            documents.add(document(target, source, property, text, language, "", "9999"));
        }
    }

    private static SearchDocument document(
            Node target, Node source, String property, Texts text, String language, String since, String until) {
        return new SearchDocument(target, source, property, text.plain(language), text.has(language), since, until);
    }
}
