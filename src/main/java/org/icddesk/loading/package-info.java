// SPDX-License-Identifier: Apache-2.0
/** Loads that take minutes, continued a few seconds at a time while somebody asks for them. */
package org.icddesk.loading;
