// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.synonym;

/**
 * An everyday word or phrase and what it means in the words of a classification.
 *
 * @param word the word or phrase as people type it
 * @param means the words of a classification
 */
public record Synonym(String word, String means) {}
