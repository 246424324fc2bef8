// SPDX-License-Identifier: Apache-2.0
/**
 * The FHIR terminology service over HTTP, R4 and R5: addresses, formats, failures, batches, and what it says of itself.
 *
 * <p>A thin layer: what codes mean is decided in {@code fhir.system}, what operations answer in {@code fhir.codesystem} and
 * {@code fhir.valueset}. Invariants: whatever comes in, the answer is FHIR in JSON, and a failure an OperationOutcome that
 * leaks nothing; an answer that is kept depends on nothing but its address and {@code Accept-Language}.
 */
package org.icddesk.fhir;
