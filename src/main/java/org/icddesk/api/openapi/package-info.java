// SPDX-License-Identifier: Apache-2.0
/** The OpenAPI description of everything that programs may call. */
package org.icddesk.api.openapi;
