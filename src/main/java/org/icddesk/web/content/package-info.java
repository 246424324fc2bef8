// SPDX-License-Identifier: Apache-2.0
/**
 * The bytes of an answer, whoever made them, and what a caller's headers ask of them: RFC 9110 sections 8.8.3, 12.5.3 and
 * 13.1.2.
 */
package org.icddesk.web.content;
