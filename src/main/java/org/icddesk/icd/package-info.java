// SPDX-License-Identifier: Apache-2.0
/**
 * The vocabulary of ICD: identifiers, releases, languages, codes of ICD-10, texts and terms, as values.
 *
 * <p>Responsible for: what a name of WHO's means, and that a value that exists is well formed. Knows nothing of how WHO is
 * asked: neither HTTP, nor the token, nor any cache.
 */
package org.icddesk.icd;
