// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

/**
 * WHO's Term.
 *
 * @param foundationReference a foundation entity
 * @param linearizationReference an entity of the linearization
 * @param deprecated whether WHO advises against it
 */
public record TermWire(TextWire label, String foundationReference, String linearizationReference, Boolean deprecated) {}
