// SPDX-License-Identifier: Apache-2.0
/**
 * The resource ValueSet and its operations: {@code $expand}, {@code $validate-code}.
 *
 * <p>A value set is read to a {@link org.icddesk.fhir.valueset.ValueSetDefinition}, whether a client sends it or an address
 * implies it, and evaluated to members by {@link org.icddesk.fhir.valueset.Evaluation}. Only the members of the page that is
 * asked for are loaded.
 */
package org.icddesk.fhir.valueset;
