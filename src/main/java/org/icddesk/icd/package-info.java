// SPDX-License-Identifier: Apache-2.0
/**
 * The vocabulary of ICD: identifiers, releases, languages, codes of ICD-10, texts and terms, as values.
 *
 * <p>Responsible for: parsing WHO's names, so that every value is well formed. Independent of HTTP, the token and any
 * cache.
 */
package org.icddesk.icd;
