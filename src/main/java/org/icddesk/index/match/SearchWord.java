// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.match;

/**
 * A word of a search.
 *
 * @param typed the word as it was typed
 * @param key the word as texts are compared by
 * @param stem what its forms have in common
 * @param weak whether a hit need not have it
 * @param beginning whether it may be the beginning of a word
 * @param start where it begins in the search
 * @param end where it ends in the search
 */
public record SearchWord(String typed, String key, String stem, boolean weak, boolean beginning, int start, int end) {}
