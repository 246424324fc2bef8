// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.icddesk.icd.Language;
import org.icddesk.subtree.SubtreeLoader;
import org.icddesk.subtree.SubtreeProgress;
import org.icddesk.web.Address;
import org.icddesk.web.Page;

/** The view model of the page that says how far the download of all that is below an entity is. */
@Named("subtreePage")
@RequestScoped
public class SubtreePage {

    private final EntityPage entity;
    private final SubtreeLoader loader;
    private final Page page;
    private SubtreeProgress progress;

    protected SubtreePage() {
        this(null, null, null);
    }

    @Inject
    public SubtreePage(EntityPage entity, SubtreeLoader loader, Page page) {
        this.entity = entity;
        this.loader = loader;
        this.page = page;
    }

    /** Loads more of what is below an entity that is loaded itself. */
    SubtreeProgress advance(Language language) {
        progress = loader.advance(entity.identifier(), entity.context().release(), language);
        progress.failure().ifPresent(failure -> page.warn("subtree.failed"));
        return progress;
    }

    /** {@return code and title of the entity} */
    public String getName() {
        return entity.getHead().line();
    }

    /** {@return the page of the entity} */
    public Address getEntity() {
        return entity.context().to(entity.identifier());
    }

    /** {@return how many of the entries are loaded; null if it is unknown how many there are} */
    public Integer getShown() {
        return progress.expected() == 0 ? null : progress.loaded();
    }

    /** {@return how many entries there are; null if that is unknown} */
    public Integer getExpected() {
        return progress.expected() == 0 ? null : progress.expected();
    }

    /** {@return how many entries are loaded, in words} */
    public String getWords() {
        return getExpected() == null
                ? page.say("subtree.loaded", progress.loaded())
                : page.say("subtree.loaded-of", progress.loaded(), progress.expected());
    }
}
