// SPDX-License-Identifier: Apache-2.0
/**
 * What programs of the house call: WHO's ICD API without a credential, and a few conveniences of our own.
 *
 * <p>Lets through what {@link org.icddesk.api.Operation} names and nothing else, and makes of the gateway's answers what
 * HTTP wants: entity tags, compression, problems, permissions for other origins. Keeps no answer and knows no page.
 */
package org.icddesk.api;
