// SPDX-License-Identifier: Apache-2.0
/**
 * Codes of ICD-11: single codes, clusters of codes, clusters of identifiers, and what they mean.
 *
 * <p>Invariant: texts are parsed strictly; a text that is not known to be a code is rejected ({@link
 * org.icddesk.icd.code.InvalidCode}).
 */
package org.icddesk.icd.code;
