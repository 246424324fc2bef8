// SPDX-License-Identifier: Apache-2.0
/**
 * A request to the ICD API as a value: path, query, language, and how its answer is read and kept.
 *
 * <p>Two requests that ask the same are equal, whatever order their parameters came in.
 */
package org.icddesk.gateway.request;
