// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.gateway.Highlighted;
import org.icddesk.gateway.Hit;
import org.icddesk.gateway.Language;
import org.icddesk.gateway.MatchingProperty;
import org.icddesk.gateway.Text;
import org.icddesk.gateway.UriExpression;
import org.icddesk.reading.Place;
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
 * @param chapter the chapter it stands in; empty if WHO does not say
 * @param chapterTitle that chapter's title; empty where it is unavailable
 * @param flags what a coder must know of it, by the names of icons and texts
 * @param best whether it is what was searched for, word by word
 */
public record HitLine(
        Address address,
        String code,
        List<Highlighted.Part> title,
        String lang,
        List<Highlighted.Part> term,
        String termLang,
        String chapter,
        String chapterTitle,
        List<String> flags,
        boolean best) {

    /**
     * Creates the display of a hit.
     *
     * @param place where links lead
     * @param chapterTitle the title of its chapter, or empty
     * @return the line; none if WHO's answer does not say which entity it is
     */
    public static Optional<HitLine> of(Hit hit, Query query, Place place, String chapterTitle) {
        return hit.uri()
                .map(uri -> new HitLine(
                        address(uri, hit, place),
                        hit.code().orElse(""),
                        bare(hit.title()),
                        lang(hit.title(), place),
                        term(hit, query).map(HitLine::bare).orElse(List.of()),
                        term(hit, query).map(term -> lang(term, place)).orElse(""),
                        hit.chapter().orElse(""),
                        chapterTitle,
                        flags(hit),
                        isBest(hit, query)));
    }

    /** NOTE: search answers state no language; WHO marks untranslated texts in the text itself. */
    private static String lang(Highlighted text, Place place) {
        return text.text().endsWith(Text.UNTRANSLATED)
                ? Language.ENGLISH.tag()
                : place.language().tag();
    }

    /** {@return the parts of a text without WHO's remark that it is not translated} */
    static List<Highlighted.Part> bare(Highlighted text) {
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

    private static Address address(UriExpression uri, Hit hit, Place place) {
        return uri.isCluster() && hit.code().isPresent()
                ? place.kept(Address.of("code")
                        .with("code", hit.code().get())
                        .with("release", place.release().map(Object::toString).orElse(null)))
                : place.to(uri.stem());
    }

    /** The title needs no explanation when the words stand in it; else the best matching term gives one. */
    private static Optional<Highlighted> term(Hit hit, Query query) {
        boolean explained = hit.titleIsBest() || isQuery(hit.title(), query);
        return hit.matches().stream()
                .map(MatchingProperty::label)
                .filter(label ->
                        !explained && !label.text().equalsIgnoreCase(hit.title().text()))
                .findFirst();
    }

    private static boolean isBest(Hit hit, Query query) {
        return isQuery(hit.title(), query) || hit.matches().stream().anyMatch(match -> isQuery(match.label(), query));
    }

    private static boolean isQuery(Highlighted text, Query query) {
        return text.text().strip().equalsIgnoreCase(query.text());
    }

    private static List<String> flags(Hit hit) {
        List<String> flags = new ArrayList<>();
        if (hit.incomplete() || hit.postcoordination() == Hit.Postcoordination.REQUIRED) {
            flags.add("require");
        } else if (hit.postcoordination() == Hit.Postcoordination.ALLOWED) {
            flags.add("extend");
        }
        if (hit.codingNote()) {
            flags.add("note");
        }
        if (hit.maternal()) {
            flags.add("maternal");
        }
        if (hit.perinatal()) {
            flags.add("perinatal");
        }
        if (hit.residual().isPresent()) {
            flags.add("residual");
        }
        return List.copyOf(flags);
    }

    /** {@return the same line without the mark of the best match} */
    HitLine notBest() {
        return new HitLine(address, code, title, lang, term, termLang, chapter, chapterTitle, flags, false);
    }
}
