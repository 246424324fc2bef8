// SPDX-License-Identifier: Apache-2.0
/** Synonyms: everyday words and the words of the classifications that they mean. */
package org.icddesk.index.synonym;
