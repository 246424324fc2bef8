// SPDX-License-Identifier: Apache-2.0
/**
 * Representations and content negotiation: entity tags, compression, languages and conditional requests; RFC 9110
 * sections 8.8.3, 12.5 and 13.1.2.
 */
package org.icddesk.web.content;
