// SPDX-License-Identifier: Apache-2.0
/**
 * The web core, common to all pages: the front controller, addresses, routing, languages, texts and error pages.
 *
 * <p>Knows HTTP and Faces, and nothing of WHO: a feature contributes a {@link org.icddesk.web.PageRoute} and a
 * {@link org.icddesk.web.FailureTranslator}.
 */
package org.icddesk.web;
