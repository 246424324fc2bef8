// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import org.icddesk.browse.EntityRow;

/**
 * An entity that the input names by code or identifier.
 *
 * @param where its classification and release, as readers know them; empty if they are those searched
 */
public record FoundEntity(EntityRow row, String where) {}
