// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import java.util.Map;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.lookup.LookupScope;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.web.Languages;
import org.icddesk.web.Texts;

/**
 * Where codes are looked for, and what a coder has decided before.
 *
 * @param context classification, release and language; not the foundation
 * @param decisions codes decided for texts, by {@link ComparableText#key}
 * @param ages notes how old the answers are that are used
 */
record ProposalScope(BrowseContext context, Map<String, String> decisions, AnswerAges ages) {

    Language language() {
        return context.language();
    }

    /** {@return the texts of the site in the reader's language} */
    Texts texts() {
        return new Texts(Languages.ofTheSite(language().tag()));
    }

    Release release() {
        return context.release().orElseThrow();
    }

    Optional<String> decision(ComparableText text) {
        return Optional.ofNullable(decisions.get(text.key()));
    }

    LookupScope lookup() {
        return new LookupScope(context.classification(), context.release(), true, language(), AnswerTimeout.BATCH);
    }
}
