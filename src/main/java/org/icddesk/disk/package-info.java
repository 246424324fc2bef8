// SPDX-License-Identifier: Apache-2.0
/**
 * Directories that something is kept in, and their faults.
 *
 * <p>What is kept on disk is a copy: a directory that fails costs nothing but the copy, is told once, and is tried again.
 */
package org.icddesk.disk;
