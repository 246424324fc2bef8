// SPDX-License-Identifier: Apache-2.0
/**
 * Codes of ICD-11: single codes, clusters of codes, identifiers joined like them, and what they stand for.
 *
 * <p>Invariant: a text is read strictly; what is not known to be a code is none ({@link org.icddesk.icd.code.InvalidCode}).
 */
package org.icddesk.icd.code;
