// SPDX-License-Identifier: Apache-2.0
/** Lookup of many codes in one request. */
package org.icddesk.api.code;
