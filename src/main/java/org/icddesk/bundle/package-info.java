// SPDX-License-Identifier: Apache-2.0
/**
 * Bundles: what a server with a way out has walked, as one signed file, carried by hand to a server without one.
 *
 * <p>Responsible for: the file's format, its signature and what is refused and why; the bundle in use, from which pages are
 * read and searches answered; what administrators see of both.
 *
 * <p>Invariants: nothing of a file is used before its signature and all digests are verified; a bundle is in use as a whole
 * or not at all, whenever the server ends; a file is never in memory as a whole.
 */
package org.icddesk.bundle;
