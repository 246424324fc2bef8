// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.search.SearchProperty;
import org.icddesk.web.Page;
import org.icddesk.web.PageRequest;

/**
 * The filters and options of a search, as given in its address.
 *
 * @param chapters the chapters to look in; empty for all
 * @param subtree the entity to look below, in the foundation or in ICD-10, in no particular release
 * @param flexible whether some of the words suffice
 * @param browsing whether to find what cannot be coded too
 * @param properties the properties to search, chosen by the reader; empty for the default
 * @param classificationOrder whether to list hits as the classification does
 * @param alphabetical whether to list proposed words by the alphabet
 */
public record Filters(
        List<String> chapters,
        Optional<IcdUri> subtree,
        boolean flexible,
        boolean browsing,
        Set<SearchProperty> properties,
        boolean classificationOrder,
        boolean alphabetical) {

    /** The parameter that names the properties to search. */
    static final String PROPERTIES = "in";

    private static final String CHAPTER = "0[1-9]|1[0-9]|2[0-6]|[IVX]{1,5}";
    private static final Set<SearchProperty> BROWSED = EnumSet.of(
            SearchProperty.TITLE,
            SearchProperty.INDEX_TERM,
            SearchProperty.SYNONYM,
            SearchProperty.FULLY_SPECIFIED_NAME);

    /** Parses filters for a search of a classification; invalid ones are ignored, and the page says so. */
    static Filters of(PageRequest request, Page page, Classification classification) {
        List<String> wanted = request.values("chapter");
        List<String> chapters = wanted.stream()
                .filter(chapter -> chapter.matches(CHAPTER))
                .distinct()
                .toList();
        if (wanted.stream().anyMatch(chapter -> !chapter.matches(CHAPTER))) {
            page.note("filter.chapter.unknown");
        }
        Optional<IcdUri> subtree =
                request.parameter("subtree").flatMap(Filters::entity).filter(uri -> isIn(uri, classification));
        if (request.parameter("subtree").isPresent() && subtree.isEmpty()) {
            page.note("filter.subtree.unknown");
        }
        return new Filters(
                chapters,
                subtree,
                request.parameter("flexible")
                        .filter(Set.of("true", "1", "on")::contains)
                        .isPresent(),
                request.parameter("mode").filter("browse"::equals).isPresent(),
                properties(request.values(PROPERTIES)),
                request.parameter("sort").filter("classification"::equals).isPresent(),
                request.parameter("words").filter("alphabet"::equals).isPresent());
    }

    /** {@return the options of a search that looks everywhere, from the values of an address} */
    public static Filters everywhere(boolean flexible, String mode, List<String> properties) {
        return new Filters(
                List.of(), Optional.empty(), flexible, "browse".equals(mode), properties(properties), false, false);
    }

    private static Set<SearchProperty> properties(List<String> wanted) {
        Set<SearchProperty> chosen = EnumSet.noneOf(SearchProperty.class);
        Stream.of(SearchProperty.values())
                .filter(property -> wanted.contains(name(property)))
                .forEach(chosen::add);
        return chosen;
    }

    /** {@return whether they leave out a part of the classification, or some of the properties offered} */
    boolean narrowing() {
        return !chapters.isEmpty() || subtree.isPresent() || !properties.isEmpty();
    }

    /** {@return the same without what leaves out anything} */
    Filters unfiltered() {
        return new Filters(
                List.of(), Optional.empty(), flexible, browsing, Set.of(), classificationOrder, alphabetical);
    }

    /** {@return a property as an address names it} */
    static String name(SearchProperty property) {
        return property.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the properties that a reader can choose; empty if coding mode fixes them} */
    Set<SearchProperty> offered(BrowseContext context) {
        if (context.classification() == Classification.FOUNDATION) {
            return EnumSet.complementOf(EnumSet.of(SearchProperty.INDEX_TERM));
        }
        return browsing && context.classification() != Classification.ICD10
                ? EnumSet.complementOf(EnumSet.of(SearchProperty.SYNONYM, SearchProperty.NARROWER_TERM))
                : Set.of();
    }

    /** {@return the properties searched; empty for WHO's default} */
    Set<SearchProperty> searched(BrowseContext context) {
        Set<SearchProperty> searched = EnumSet.noneOf(SearchProperty.class);
        searched.addAll(offered(context));
        searched.retainAll(properties.isEmpty() ? BROWSED : properties);
        return searched.isEmpty() ? offered(context) : searched;
    }

    /** {@return the same, but only below an entity} */
    Filters below(IcdUri entity) {
        return new Filters(
                chapters, Optional.of(entity), flexible, browsing, properties, classificationOrder, alphabetical);
    }

    private static boolean isIn(IcdUri entity, Classification classification) {
        return (Classification.of(entity) == Classification.ICD10) == (classification == Classification.ICD10);
    }

    private static Optional<IcdUri> entity(String text) {
        return EntityId.parse(text)
                .<IcdUri>map(FoundationUri::of)
                .or(() -> Icd10Code.parse(text).map(code -> new Icd10Uri(Optional.empty(), Optional.of(code))))
                .or(() -> IcdUri.parse(text)
                        .map(uri ->
                                uri.inFoundation().<IcdUri>map(found -> found).orElse(uri.inAllReleases()))
                        .filter(uri -> !uri.isRoot()));
    }
}
