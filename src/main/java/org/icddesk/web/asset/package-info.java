// SPDX-License-Identifier: Apache-2.0
/** Static files, each at an address that changes with its content. */
package org.icddesk.web.asset;
