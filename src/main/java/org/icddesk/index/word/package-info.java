// SPDX-License-Identifier: Apache-2.0
/** Words of texts made comparable: letters, spellings, endings, and the words that say little. */
package org.icddesk.index.word;
