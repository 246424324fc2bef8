// SPDX-License-Identifier: Apache-2.0
/**
 * The API for programs: WHO's ICD API without a credential, and a few operations of ICD Desk.
 *
 * <p>Lets through what {@link org.icddesk.api.icd.Operation} names and nothing else, and makes of the gateway's answers
 * what HTTP wants: entity tags, compression, problems, permissions for other origins. Keeps no answer and knows no
 * page.
 */
package org.icddesk.api;
