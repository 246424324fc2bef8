// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

/**
 * How much of a chapter is there.
 *
 * @param code its code, such as {@code 01} or {@code IX}
 * @param done how many of its entities are there, itself among them
 * @param known how many are known so far
 * @param finished whether it is there as a whole
 */
public record ChapterCoverage(String code, int done, int known, boolean finished) {}
