// SPDX-License-Identifier: Apache-2.0
/**
 * FHIR's data types as values and JSON: parameters in and out, issues, outcomes, the two versions of the standard.
 *
 * <p>Invariants: knows nothing of ICD; every refusal is a {@link org.icddesk.fhir.resource.FhirProblem} whose kind
 * decides status, issue type and terminology issue type in one table.
 */
package org.icddesk.fhir.resource;
