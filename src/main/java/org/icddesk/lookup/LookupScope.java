// SPDX-License-Identifier: Apache-2.0
package org.icddesk.lookup;

import java.util.List;
import java.util.Optional;
import org.icddesk.browse.Classification;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.request.AnswerTimeout;

/**
 * Where to look a code up.
 *
 * @param preferred the classification whose codes come first
 * @param release its release; empty for the default one
 * @param others releases of other classifications, at most one of each; those without one are looked up in their
 *     default release
 * @param exclusive whether no other classification is looked up
 * @param language the language of titles
 * @param timeout the time limit of each request
 */
public record LookupScope(
        Classification preferred,
        Optional<Release> release,
        List<Release> others,
        boolean exclusive,
        Language language,
        AnswerTimeout timeout) {

    /** Holds a copy of the releases. */
    public LookupScope {
        others = List.copyOf(others);
    }

    /** Creates a scope in which other classifications are looked up in their default release. */
    public LookupScope(
            Classification preferred,
            Optional<Release> release,
            boolean exclusive,
            Language language,
            AnswerTimeout timeout) {
        this(preferred, release, List.of(), exclusive, language, timeout);
    }
}
