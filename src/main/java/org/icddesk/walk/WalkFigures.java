// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.time.Instant;

/**
 * How far a walk is.
 *
 * @param begun when it began
 * @param done how many entities nothing more is asked about
 * @param total about how many there are
 * @param absent how many of them WHO lists without knowing them
 * @param leftOut how many have no usable answer
 * @param lastAnswer when WHO gave the last answer
 */
record WalkFigures(Instant begun, int done, int total, int absent, int leftOut, Instant lastAnswer) {}
