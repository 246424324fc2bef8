// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.word;

/** What a word is to the text that it stands in. */
public enum WordRole {
    /** It says what the text is about. */
    MAIN,
    /** It joins other words. */
    WEAK,
    /** It says that nothing more is said: unspecified, not elsewhere classified. */
    RESIDUAL,
    /** It stands in brackets: another name, or a word that may be left out. */
    BRACKETED
}
