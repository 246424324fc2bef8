// SPDX-License-Identifier: Apache-2.0
/** How long something made from answers may be kept: as long as everything it was made from stays the same. */
package org.icddesk.tracking;
