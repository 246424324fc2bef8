// SPDX-License-Identifier: Apache-2.0
/**
 * What a question to the ICD API comes to: an answer with its age, or a failure named by its cause.
 *
 * <p>A failure carries its HTTP status and what an administrator needs to know, and neither token, nor secret, nor what was
 * searched for.
 */
package org.icddesk.answer;
