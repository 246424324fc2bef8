// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.icddesk.icd.Language;
import org.icddesk.walk.WalkedIndexes;
import org.icddesk.web.Address;
import org.icddesk.web.Languages;
import org.icddesk.web.Page;
import org.icddesk.web.PageRequest;

/** The menus of every page: classification and language. */
@Named("menus")
@RequestScoped
public class Menus {

    private final PageRequest request;
    private final Page page;
    private final PageFrame frame;
    private final WalkedIndexes indexes;

    protected Menus() {
        this(null, null, null, null);
    }

    @Inject
    public Menus(PageRequest request, Page page, PageFrame frame, WalkedIndexes indexes) {
        this.indexes = indexes;
        this.request = request;
        this.page = page;
        this.frame = frame;
    }

    /**
     * {@return whether the tabs count the hits of a search, which the browser asks for as soon as the page is there; not
     * where there was too little to search for}
     */
    public boolean isCounting() {
        return isSearching() && frame.context().isPresent();
    }

    private boolean isSearching() {
        return request.segment(0).filter("search"::equals).isPresent();
    }

    /** {@return the classifications} */
    public List<PageFrame.Choice> getTabs() {
        boolean searching = isSearching();
        return Arrays.stream(Classification.values())
                .map(c -> new PageFrame.Choice(
                        page.texts().get("classification." + c.segment()),
                        null,
                        frame.kept(searching && isSearchable(c) ? search(c) : BrowseContext.address(c.root())),
                        frame.context().filter(p -> p.classification() == c).isPresent(),
                        false))
                .toList();
    }

    /** {@return whether words can be searched there: ICD-10 only in an index of our own} */
    private boolean isSearchable(Classification classification) {
        return classification != Classification.ICD10
                || indexes.find(classification.root(), new Language(frame.getLanguage()))
                        .isPresent();
    }

    private Address search(Classification classification) {
        return request.address()
                .without("release")
                .without("chapter")
                .without("subtree")
                .without("page")
                .with("linearization", classification.segment());
    }

    /** {@return links to this page in every available language} */
    public List<PageFrame.Choice> getLanguages() {
        List<BrowseContext.Choice> known =
                frame.context().map(BrowseContext::languages).orElse(List.of());
        List<BrowseContext.Choice> choices = known.isEmpty()
                ? Languages.OF_THE_SITE.stream()
                        .map(tag -> new BrowseContext.Choice(new Language(tag), false))
                        .toList()
                : known;
        return choices.stream()
                .map(c -> new PageFrame.Choice(
                        Languages.ownName(c.language().tag()),
                        c.language().tag(),
                        request.address().with("lang", c.language().tag()),
                        c.language().tag().equals(frame.getLanguage()),
                        c.prerelease()))
                .toList();
    }

    /**
     * {@return links to this page with a language more, or one less, beside the first; only those that take one away
     * where there are as many as can be shown}
     */
    public List<PageFrame.Choice> getBeside() {
        return frame.context().stream()
                .flatMap(context -> context.languages().stream()
                        .filter(choice -> !choice.language().equals(context.language()))
                        .filter(choice -> context.beside().size() < BesideLanguages.MAX
                                || context.beside().contains(choice.language()))
                        .map(choice -> toggled(choice, context)))
                .toList();
    }

    private PageFrame.Choice toggled(BrowseContext.Choice choice, BrowseContext context) {
        List<Language> beside = new ArrayList<>(context.beside());
        boolean shown = beside.remove(choice.language());
        if (!shown) {
            beside.add(choice.language());
        }
        return new PageFrame.Choice(
                Languages.ownName(choice.language().tag()),
                choice.language().tag(),
                BrowseContext.withBeside(request.address().without(BrowseContext.BESIDE), beside),
                shown,
                choice.prerelease());
    }
}
