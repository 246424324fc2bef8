// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.web.Address;

/**
 * A reader's position: classification, release and language, carried on by every link.
 *
 * @param release its release; may be empty for the foundation, which then is its latest
 * @param language the language of the texts
 * @param languageChosen whether the reader's address names the language, so that links must name it too
 * @param languages the languages of the release; empty when unknown
 * @param beside the languages in which texts are shown beside those, at most three
 */
public record BrowseContext(
        Classification classification,
        Optional<Release> release,
        Language language,
        boolean languageChosen,
        List<Choice> languages,
        List<Language> beside) {

    /** The parameter that names the languages beside the first, separated by commas. */
    public static final String BESIDE = "with";

    /** Holds copies of the lists. */
    public BrowseContext {
        languages = List.copyOf(languages);
        beside = List.copyOf(beside);
    }

    /** Creates a position with one language. */
    public BrowseContext(
            Classification classification,
            Optional<Release> release,
            Language language,
            boolean languageChosen,
            List<Choice> languages) {
        this(classification, release, language, languageChosen, languages, List.of());
    }

    /**
     * A language of a release.
     *
     * @param prerelease whether the translation is not final
     */
    public record Choice(Language language, boolean prerelease) {}

    /** {@return the address of an identifier, in the language chosen} */
    public Address to(IcdUri uri) {
        Address address = address(uri);
        boolean pinned = classification == Classification.FOUNDATION && Classification.of(uri) == classification;
        return withLanguage(
                pinned ? address.with("release", release.map(Release::id).orElse(null)) : address);
    }

    /** {@return the address with the languages chosen, if some were} */
    public Address withLanguage(Address address) {
        return withBeside(languageChosen ? address.with("lang", language.tag()) : address, beside);
    }

    /** {@return the address with texts in other languages beside the first} */
    public static Address withBeside(Address address, List<Language> beside) {
        return beside.isEmpty()
                ? address
                : address.with(BESIDE, beside.stream().map(Language::tag).collect(Collectors.joining(",")));
    }

    /** {@return the address of an identifier: WHO's own, with our host} */
    public static Address address(IcdUri uri) {
        return Address.of(uri.path().substring(1).split("/"));
    }

    /** {@return the scope of a search; not for ICD-10, which WHO cannot search} */
    public Scope scope() {
        return new Scope(classification.linearization(), release);
    }
}
