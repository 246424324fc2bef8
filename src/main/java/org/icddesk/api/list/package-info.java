// SPDX-License-Identifier: Apache-2.0
/**
 * Lists of diagnoses for programs and for the page that works through them: codes proposed for texts, files read as tables
 * and written.
 *
 * <p>Nothing of a list is kept or logged: what a request has is forgotten with its answer.
 */
package org.icddesk.api.list;
