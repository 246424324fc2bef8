// SPDX-License-Identifier: Apache-2.0
/**
 * The outcome of a request to the ICD API: an answer with its age, or a failure named by its cause.
 *
 * <p>A failure carries its HTTP status and what an administrator needs to know, but no token, no secret and no search
 * terms.
 */
package org.icddesk.answer;
