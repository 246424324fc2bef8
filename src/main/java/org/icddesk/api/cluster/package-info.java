// SPDX-License-Identifier: Apache-2.0
/** Clusters checked for programs. */
package org.icddesk.api.cluster;
