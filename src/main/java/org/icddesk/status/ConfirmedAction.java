// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

/**
 * Something that happens once an administrator has confirmed it.
 *
 * @param path the last part of its address
 * @param audited what the audit log says of who did it
 * @param question what it is, as a heading and on the button
 * @param consequence what comes of it
 * @param act does it
 */
record ConfirmedAction(String path, String audited, String question, String consequence, Runnable act) {}
