// SPDX-License-Identifier: Apache-2.0
/**
 * The resource CodeSystem and its operations: {@code $lookup}, {@code $validate-code}, {@code $subsumes}.
 *
 * <p>What a validation says of one coding is decided in {@link org.icddesk.fhir.codesystem.CodingCheck}, for value sets too.
 */
package org.icddesk.fhir.codesystem;
