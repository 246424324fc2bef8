// SPDX-License-Identifier: Apache-2.0
/**
 * The HTTP API: WHO's ICD API without a credential, and a few operations of ICD Desk.
 *
 * <p>Maps requests to the gateway and its answers to HTTP: entity tags, compression, problem documents, CORS. Caches no
 * answer and shows no page.
 */
package org.icddesk.api;
