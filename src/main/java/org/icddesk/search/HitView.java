// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.CoderFlags;
import org.icddesk.browse.LocalizedText;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Text;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.search.Highlighted;
import org.icddesk.icd.search.Hit;
import org.icddesk.icd.search.MatchingProperty;
import org.icddesk.web.Address;

/**
 * A search hit as displayed.
 *
 * @param address the entity's page; the explanation of the code where it is a cluster
 * @param code its code; empty if it has none
 * @param title its title, in marked and unmarked parts
 * @param lang the language of the title
 * @param term the term that matched, where that is not the title; otherwise empty
 * @param termLang the language of that term; empty if there is none
 * @param chapter its chapter; empty if WHO does not say
 * @param chapterTitle that chapter's title; empty where it is unavailable
 * @param chapterLang the language of that title
 * @param flags notable properties for coders, by the names of icons and texts
 * @param best whether it is what was searched for, word by word
 * @param why why our own index found it; empty for a hit of WHO's
 * @param entity the entity; empty for a cluster, which has titles of its own in other languages
 * @param beside its titles in the languages beside the first
 */
public record HitView(
        Address address,
        String code,
        List<Highlighted.Part> title,
        String lang,
        List<Highlighted.Part> term,
        String termLang,
        String chapter,
        String chapterTitle,
        String chapterLang,
        List<String> flags,
        boolean best,
        String why,
        Optional<IcdUri> entity,
        List<LocalizedText> beside) {

    /**
     * Creates the view of a hit.
     *
     * @param context where links lead
     * @param chapterTitle the title of its chapter, or empty
     * @return the view; empty if WHO's answer does not say which entity it is
     */
    public static Optional<HitView> of(Hit hit, SearchInput input, BrowseContext context, String chapterTitle) {
        return hit.uri()
                .map(uri -> new HitView(
                        address(uri, hit, context),
                        hit.code().orElse(""),
                        withoutUntranslatedMark(hit.title()),
                        lang(hit.title(), context),
                        term(hit, input).map(HitView::withoutUntranslatedMark).orElse(List.of()),
                        term(hit, input).map(term -> lang(term, context)).orElse(""),
                        hit.chapter().orElse(""),
                        chapterTitle,
                        context.language().tag(),
                        flags(hit).names(),
                        isBest(hit, input),
                        "",
                        Optional.of(uri).filter(one -> !one.isCluster()).map(UriExpression::stem),
                        List.of()));
    }

    /** NOTE: search answers state no language; WHO marks untranslated texts in the text itself. */
    private static String lang(Highlighted text, BrowseContext context) {
        return text.text().endsWith(Text.UNTRANSLATED)
                ? Language.ENGLISH.tag()
                : context.language().tag();
    }

    /** {@return the parts of a text without WHO's suffix for untranslated texts} */
    static List<Highlighted.Part> withoutUntranslatedMark(Highlighted text) {
        List<Highlighted.Part> parts = text.parts();
        if (!text.text().endsWith(Text.UNTRANSLATED)) {
            return parts;
        }
        Highlighted.Part last = parts.get(parts.size() - 1);
        List<Highlighted.Part> bare = new ArrayList<>(parts.subList(0, parts.size() - 1));
        int end = Math.max(0, last.text().length() - Text.UNTRANSLATED.length());
        bare.add(new Highlighted.Part(last.text().substring(0, end).stripTrailing(), last.marked()));
        return List.copyOf(bare);
    }

    private static Address address(UriExpression uri, Hit hit, BrowseContext context) {
        return uri.isCluster() && hit.code().isPresent()
                ? context.withLanguage(Address.of("code")
                        .with("code", hit.code().get())
                        .with("release", context.release().map(Object::toString).orElse(null)))
                : context.to(uri.stem());
    }

    /** The best matching term explains the hit, unless the words are in the title. */
    private static Optional<Highlighted> term(Hit hit, SearchInput input) {
        boolean explained = hit.titleIsBest() || isQuery(hit.title(), input);
        return hit.matches().stream()
                .map(MatchingProperty::label)
                .filter(label ->
                        !explained && !label.text().equalsIgnoreCase(hit.title().text()))
                .findFirst();
    }

    private static boolean isBest(Hit hit, SearchInput input) {
        return isQuery(hit.title(), input) || hit.matches().stream().anyMatch(match -> isQuery(match.label(), input));
    }

    private static boolean isQuery(Highlighted text, SearchInput input) {
        return text.text().strip().equalsIgnoreCase(input.text());
    }

    private static CoderFlags flags(Hit hit) {
        return new CoderFlags(
                hit.incomplete() || hit.postcoordination() == Hit.Postcoordination.REQUIRED,
                hit.postcoordination() == Hit.Postcoordination.ALLOWED,
                hit.codingNote(),
                hit.maternal(),
                hit.perinatal(),
                hit.residual().isPresent());
    }

    /** {@return the same hit in the language of our own index, which need not be the reader's} */
    HitView in(Language language) {
        String tag = language.tag();
        return with(tag, term.isEmpty() ? "" : tag, tag, best, why, beside);
    }

    /** {@return the same hit, not marked as the best match} */
    HitView notBest() {
        return with(lang, termLang, chapterLang, false, why, beside);
    }

    /** {@return the same hit with a line that says why it was found} */
    HitView because(String reason) {
        return with(lang, termLang, chapterLang, best, reason, beside);
    }

    /** {@return the same hit with titles in other languages} */
    HitView with(List<LocalizedText> titles) {
        return with(lang, termLang, chapterLang, best, why, titles);
    }

    private HitView with(
            String titleTag,
            String termTag,
            String chapterTag,
            boolean isBest,
            String reason,
            List<LocalizedText> titles) {
        return new HitView(
                address,
                code,
                title,
                titleTag,
                term,
                termTag,
                chapter,
                chapterTitle,
                chapterTag,
                flags,
                isBest,
                reason,
                entity,
                titles);
    }
}
