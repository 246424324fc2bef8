// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

import java.util.Optional;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;

/** Answers kept outside the cache, such as those of walks: looked up where neither memory nor the disk cache has one. */
@FunctionalInterface
public interface AnswerArchive {

    /** Keeps nothing. */
    AnswerArchive NONE = (uri, language) -> Optional.empty();

    /**
     * Finds what WHO answered to the request of an entity's page, or of a classification.
     *
     * @param uri the entity or the classification, in one release; or in all, for the list of its releases
     * @param language the language that was asked for
     * @return the answer; empty if there is none, or it cannot be read
     */
    Optional<RawAnswer> find(IcdUri uri, Language language);
}
