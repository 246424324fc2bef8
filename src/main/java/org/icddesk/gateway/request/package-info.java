// SPDX-License-Identifier: Apache-2.0
/**
 * A request to the ICD API as a value: path, query, language, and how its answer is read and cached.
 *
 * <p>Two requests for the same are equal, in whatever order their parameters came.
 */
package org.icddesk.gateway.request;
