// SPDX-License-Identifier: Apache-2.0
/** HTTP headers and CORS, common to all API responses. */
package org.icddesk.api.http;
