// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import java.text.Collator;
import java.util.List;
import java.util.Set;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.PageFrame;
import org.icddesk.icd.search.SearchProperty;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.web.Address;
import org.icddesk.web.Link;
import org.icddesk.web.Texts;

/**
 * Links to the same search, narrowed, widened or sorted differently.
 *
 * @param search the current search, from its first page
 * @param texts the names of choices
 * @param filters how the search is narrowed or widened
 */
public record Refinements(Address search, Texts texts, Filters filters, BrowseContext context) {

    /** {@return the search in all chapters; null if it already is} */
    public Address allChapters() {
        return filters.chapters().isEmpty() ? null : search.without("chapter");
    }

    /** {@return the search everywhere, not only below one entity} */
    public Address everywhere() {
        return search.without("subtree");
    }

    /** {@return the search without what leaves out anything} */
    public Address unfiltered() {
        return search.without("chapter").without("subtree").without(Filters.PROPERTIES);
    }

    /** {@return whether some of the words suffice} */
    public boolean flexible() {
        return filters.flexible();
    }

    /** {@return the search with that toggled} */
    public Address flexibly() {
        return search.with("flexible", flexible() ? null : "true");
    }

    /** {@return the search that also finds what cannot be coded; null if it already does} */
    public Address browsing() {
        return filters.browsing() || modes().isEmpty() ? null : search.with("mode", "browse");
    }

    /** {@return the orders to list hits in} */
    public List<PageFrame.Choice> orders() {
        return choices("sort", "relevance", "classification", filters.classificationOrder());
    }

    /** {@return the search modes; empty if there is no choice} */
    public List<PageFrame.Choice> modes() {
        return context.classification().linearization().isEmpty()
                ? List.of()
                : choices("mode", "coding", "browse", filters.browsing());
    }

    /** {@return the properties to search, each with the address that toggles it; empty if there is no choice} */
    public List<PageFrame.Choice> properties() {
        Set<SearchProperty> searched = filters.searched(context);
        return filters.offered(context).stream()
                .map(property -> {
                    String label = texts.get("property." + Filters.name(property));
                    boolean current = searched.contains(property);
                    return new PageFrame.Choice(label, null, toggled(property, searched), current, false);
                })
                .toList();
    }

    private Address toggled(SearchProperty turned, Set<SearchProperty> searched) {
        Address address = search.without(Filters.PROPERTIES);
        for (SearchProperty property : filters.offered(context)) {
            if (searched.contains(property) != (property == turned)) {
                address = address.adding(Filters.PROPERTIES, Filters.name(property));
            }
        }
        return address;
    }

    /** {@return the orders to list proposed words in} */
    public List<PageFrame.Choice> wordOrders() {
        return choices("words", "relatedness", "alphabet", filters.alphabetical());
    }

    private List<PageFrame.Choice> choices(String parameter, String standard, String other, boolean isOther) {
        return List.of(
                choice(parameter, standard, search.without(parameter), !isOther),
                choice(parameter, other, search.with(parameter, other), isOther));
    }

    private PageFrame.Choice choice(String parameter, String value, Address address, boolean current) {
        return new PageFrame.Choice(texts.get(parameter + "." + value), null, address, current, false);
    }

    /**
     * Creates the links of word suggestions: they complete the last word or are added to all.
     *
     * @return searches for whole words, so that each proposes words that go with them
     */
    List<Link> words(SearchInput input, SearchResult result) {
        return result.words().stream()
                .map(SearchResult.Word::label)
                .filter(word -> !input.finished() || !word.equalsIgnoreCase(input.text()))
                .sorted(
                        filters.alphabetical()
                                ? Collator.getInstance(context.language().locale())::compare
                                : (a, b) -> 0)
                .map(word -> new Link(
                        label(word, input),
                        search.with("q", WordCompletion.complete(input.text(), word, result.guess()) + " ")))
                .toList();
    }

    /** A word that is whole as it was typed leads to words that go with it. */
    private static String label(String word, SearchInput input) {
        return word.equalsIgnoreCase(input.text()) ? word + " …" : word;
    }
}
