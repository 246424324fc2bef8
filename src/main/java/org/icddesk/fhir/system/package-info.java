// SPDX-License-Identifier: Apache-2.0
/**
 * The code systems that are served, their releases, and the concepts in them.
 *
 * <p>Responsible for: what the text of a code names, how the code of a concept is written ({@link
 * org.icddesk.fhir.system.ConceptCode}, alone), in which language it is shown, where it stands in the hierarchy. Invariant:
 * all that is asked of WHO goes through {@link org.icddesk.fhir.system.FhirInquiry}, which keeps the age of the oldest answer.
 */
package org.icddesk.fhir.system;
