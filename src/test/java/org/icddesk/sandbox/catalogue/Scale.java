// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.util.List;

/**
 * One postcoordination axis of an entity.
 *
 * @param axis name without prefix, such as {@code laterality}
 * @param required whether a code is incomplete without it
 * @param multiple WHO's word: AllowAlways, NotAllowed or AllowedExceptFromSameBlock
 * @param values identifiers of the subtrees from which values may be taken
 */
public record Scale(String axis, boolean required, String multiple, List<String> values) {}
