// SPDX-License-Identifier: Apache-2.0
/** Look-ups of many codes at once. */
package org.icddesk.api.code;
