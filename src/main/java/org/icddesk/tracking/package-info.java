// SPDX-License-Identifier: Apache-2.0
/** Dependency tracking: something derived from answers is valid while each of them is unchanged. */
package org.icddesk.tracking;
