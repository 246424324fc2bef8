// SPDX-License-Identifier: Apache-2.0
/**
 * What all pages share: addresses, routing, languages, texts, failure pages, headers and static resources.
 *
 * <p>Knows HTTP and Faces, and nothing of WHO: a feature contributes a {@link org.icddesk.web.PageRoute} and a
 * {@link org.icddesk.web.FailureTranslator}.
 */
package org.icddesk.web;
