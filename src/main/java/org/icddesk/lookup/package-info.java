// SPDX-License-Identifier: Apache-2.0

/**
 * Codes and identifiers resolved to entities. {@link org.icddesk.icd.code.CodeReading} tells what a text may name;
 * {@link org.icddesk.lookup.CodeResolver} finds out what of it exists, and what is nearest to a code that does not.
 */
package org.icddesk.lookup;
