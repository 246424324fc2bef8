// SPDX-License-Identifier: Apache-2.0
/**
 * Codes that addresses name, and clusters of them: explained code by code, checked against WHO's scales, and built.
 *
 * <p>Invariants: the cluster is the address and nothing else is kept; whether a combination is allowed is WHO's word
 * ({@link org.icddesk.cluster.ClusterChecker}), our reading of the scales only says why.
 */
package org.icddesk.cluster;
