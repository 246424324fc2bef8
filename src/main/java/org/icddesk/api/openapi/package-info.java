// SPDX-License-Identifier: Apache-2.0
/** The OpenAPI document of the whole API. */
package org.icddesk.api.openapi;
