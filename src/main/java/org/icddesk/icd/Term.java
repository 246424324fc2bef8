// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import java.util.Optional;

/**
 * An inclusion, exclusion, index term or synonym.
 *
 * @param foundation the foundation entity that it stands for or points to
 * @param linearization the entity of the same linearization that it points to; not always the same entity
 * @param deprecated whether WHO advises against the term; such terms are not shown to readers
 */
public record Term(
        Text label, Optional<FoundationUri> foundation, Optional<LinearizationUri> linearization, boolean deprecated) {}
