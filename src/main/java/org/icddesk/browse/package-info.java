// SPDX-License-Identifier: Apache-2.0
/**
 * Shared parts of the pages that show WHO's classifications: the reader's position (classification, release and
 * language), the mapping of identifiers to addresses, rows of codes and titles, and the translation of failures.
 *
 * <p>Stands between the features and both the gateway and the web core, which know nothing of each other.
 */
package org.icddesk.browse;
