// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import java.util.List;

/**
 * The members of a value set that an expansion has.
 *
 * @param members all of them, in their order, or the best if there are more
 * @param chopped whether there are more
 */
record Selection(List<Member> members, boolean chopped) {}
