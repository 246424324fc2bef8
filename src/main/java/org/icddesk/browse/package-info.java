// SPDX-License-Identifier: Apache-2.0
/**
 * Shared parts of the pages that show WHO's classifications: the reader's place in them, links between identifiers
 * and addresses of the site, lists of codes and titles, and failures in words.
 *
 * <p>Stands between the features and both the gateway and the web core, which know nothing of each other.
 */
package org.icddesk.browse;
