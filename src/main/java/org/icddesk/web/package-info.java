// SPDX-License-Identifier: Apache-2.0
/**
 * What all pages share: addresses, routing, languages, texts, failure pages, headers and static resources.
 *
 * <p>Knows HTTP and Faces, and nothing of WHO: a feature contributes its {@link org.icddesk.web.Section section} of the
 * site and words for its failures ({@link org.icddesk.web.Explanation}).
 */
package org.icddesk.web;
