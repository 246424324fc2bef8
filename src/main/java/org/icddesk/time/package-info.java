// SPDX-License-Identifier: Apache-2.0
/** Time as it is measured, and as it is shown; injected, so that tests move it. */
package org.icddesk.time;
