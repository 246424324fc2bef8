// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.search;

import java.util.Optional;
import org.icddesk.icd.FoundationUri;

/**
 * A term of an entity that a search matched.
 *
 * @param property WHO's name of the property, such as {@code Synonym}
 * @param label the term with the matching words marked
 * @param score how good the match is; larger is better, may be negative
 * @param important whether WHO deems it important
 * @param foundation the foundation entity that the term is of
 * @param kind where it stands
 */
public record MatchingProperty(
        String property,
        Highlighted label,
        double score,
        boolean important,
        Optional<FoundationUri> foundation,
        PropertyKind kind) {}
