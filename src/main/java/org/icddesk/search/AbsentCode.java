// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import org.icddesk.browse.EntityRow;

/**
 * A code that the input names, but that WHO's classification does not have.
 *
 * @param code the code in its standard spelling
 * @param where the classification and release, as readers know them
 * @param nearest the entity of the nearest code above it; null if there is none
 * @param maybeNational whether a national extension may have it
 */
public record AbsentCode(String code, String where, EntityRow nearest, boolean maybeNational) {}
