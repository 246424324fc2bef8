// SPDX-License-Identifier: Apache-2.0
/**
 * The page of the death certificate: filled in, checked by WHO's CODEDIT, its underlying cause found by WHO's DORIS.
 *
 * <p>A certificate comes with a posted form and goes with its answer. It is not kept, not cached and not logged; WHO gets
 * what its services need, and does not learn who asked.
 */
package org.icddesk.doris;
