// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.icddesk.icd.Language;
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

    protected Menus() {
        this(null, null, null);
    }

    @Inject
    public Menus(PageRequest request, Page page, PageFrame frame) {
        this.request = request;
        this.page = page;
        this.frame = frame;
    }

    /** {@return the classifications} */
    public List<PageFrame.Choice> getTabs() {
        boolean searching = request.segment(0).filter("search"::equals).isPresent();
        return Arrays.stream(Classification.values())
                .map(c -> new PageFrame.Choice(
                        page.texts().get("classification." + c.segment()),
                        null,
                        frame.kept(
                                searching && c != Classification.ICD10 ? search(c) : BrowseContext.address(c.root())),
                        frame.context().filter(p -> p.classification() == c).isPresent(),
                        false))
                .toList();
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
}
