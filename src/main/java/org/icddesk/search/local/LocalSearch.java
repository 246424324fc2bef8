// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search.local;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.icd.IcdUri;
import org.icddesk.index.IndexQuery;
import org.icddesk.walk.WalkedIndex;
import org.icddesk.walk.WalkedIndexes;

/** Searches our own index: of ICD-10, and of the chapters of ICD-11 that an administrator has had walked. */
@ApplicationScoped
public class LocalSearch {

    private final WalkedIndexes indexes;

    protected LocalSearch() {
        this(null);
    }

    @Inject
    public LocalSearch(WalkedIndexes indexes) {
        this.indexes = indexes;
    }

    /** {@return the index of a reader's classification and release; empty if nothing of it was walked} */
    public Optional<WalkedIndex> index(BrowseContext context) {
        IcdUri root = context.classification().root();
        return indexes.find(context.release().map(root::in).orElse(root), context.language());
    }

    /** {@return what the index of a reader's classification and release has; empty if nothing of it was walked} */
    public Optional<LocalResult> search(BrowseContext context, IndexQuery query) {
        return index(context).map(index -> new LocalResult(index.index().search(query), index));
    }
}
