// SPDX-License-Identifier: Apache-2.0
/**
 * What walks are answered, kept on disk: one file per walk, appended to and never rewritten.
 *
 * <p>Invariants: what is whole is read, whatever is around it; a fault of the disk is one line in the log and never a
 * failure; one server writes.
 */
package org.icddesk.walk.store;
