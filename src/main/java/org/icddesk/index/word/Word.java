// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.word;

/**
 * A word of a text, made comparable.
 *
 * @param key its letters and digits in lower case, without marks that its language does not tell letters apart by
 * @param start where it begins in the text
 * @param end where it ends in the text
 * @param covered how many of the words before it this one repeats in another form, such as two that a hyphen joins; 0
 *     for a word that stands for itself
 */
public record Word(String key, int start, int end, int covered) {}
